"""The law's clock: which step the Wet verbetering poortwachter asks of whom, from when, by when, why, and what missing it costs.

The door of this package: read facts with :func:`read_facts`, ask :func:`timeline`. Everything else is reached through the results.
"""

from hervat.domain.law.compute import timeline
from hervat.domain.law.facts import CaseFacts
from hervat.domain.law.reading import FactsError, FieldError, read_day, read_facts
from hervat.domain.law.results import Timeline

__all__ = ["CaseFacts", "FactsError", "FieldError", "Timeline", "read_day", "read_facts", "timeline"]
