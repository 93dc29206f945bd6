"""What stands on the sheets of the timeline: every sentence in its language and every date as it is written, ready to be laid out.

The keys are those that the templates ``timeline.typ`` and ``werknemer.typ`` read. Nothing is laid out here, and nothing is worded there.
"""

from hervat.reports.sheet.document import document
from hervat.reports.sheet.plain import plain_document

__all__ = ["document", "plain_document"]
