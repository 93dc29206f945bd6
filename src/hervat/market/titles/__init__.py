"""From a Dutch job title of everyday life ("caissière", "heftruckchauffeur/reachtruck") to the occupation that it means.

The door of this package is :func:`find`. It reads a title (``words``, ``noise``), takes its words apart (``forms``, ``compounds``,
``lexicon``), looks for labels that resemble it (``index``, ``search``, ``spelling``), says how sure it is (``confidence``) and why
(``reasons``). The lists in ``data`` are ours, made to be read and corrected.
"""

from __future__ import annotations

from hervat.market.titles.answers import Candidate, TitleAnswer

__all__ = ["Candidate", "TitleAnswer", "find"]


def find(title: str, top: int = 5) -> TitleAnswer:
    """What a job title may mean on this labour market: at most ``top`` occupations, the likeliest first."""
    from hervat.market.titles import catalogue  # here: tables can be named only once Django is loaded

    return catalogue.find(title, top)
