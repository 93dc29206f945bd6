"""The shapes of the API, for its published description: facts in, timeline out, problem when it goes wrong.

They describe; they do not read. Facts are read by ``hervat.domain.law.read_facts``, which has a sentence for every
mistake, and the timeline is written by ``hervat.reports.timeline_json``. Tests prove that all three agree.
"""
