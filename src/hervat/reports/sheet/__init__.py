"""What stands on the sheets of the timeline: every sentence in its language and every date as it is written, ready to be laid out.

The keys are those that ``templates/timeline.typ`` reads. Nothing is laid out here, and nothing is worded there.
"""

from hervat.reports.sheet.document import document

__all__ = ["document"]
