"""What others ask of occupations: everything of one for its page, those whose name begins so, and all of them for a match."""

from hervat.market.occupations.queries.matching import occupations_to_match
from hervat.market.occupations.queries.page import occupation_page
from hervat.market.occupations.queries.search import FoundOccupation, labels_of, search_occupations
from hervat.market.occupations.queries.shapes import KinLine, LoadLine, OccupationPage, OnetLine, SkillLine, SourceLine

__all__ = [
    "FoundOccupation",
    "KinLine",
    "LoadLine",
    "OccupationPage",
    "OnetLine",
    "SkillLine",
    "SourceLine",
    "labels_of",
    "occupation_page",
    "occupations_to_match",
    "search_occupations",
]
