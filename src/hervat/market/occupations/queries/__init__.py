"""What others ask of occupations: what they are called, those whose name begins so, and all of them for a match."""

from hervat.market.occupations.queries.matching import occupations_to_match
from hervat.market.occupations.queries.search import labels_of, search_occupations

__all__ = ["labels_of", "occupations_to_match", "search_occupations"]
