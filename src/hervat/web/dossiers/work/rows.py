"""The lines of the list. Made in Python, for a page has many: the verdict, the strip, and each component in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from hervat.apps.matching.said import GivenVerdict
from hervat.apps.matching.work import Work
from hervat.domain.matching.choosing.match import MOSTLY_UNKNOWN, ORDER, Candidate
from hervat.domain.matching.choosing.ranking import Component
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.explain import weigh
from hervat.domain.matching.judge import Verdict
from hervat.domain.text import short_date
from hervat.reports.load_words import NAMES
from hervat.reports.work.words import COMPONENTS, FITS, tally, tally_words
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import work_page
from hervat.web.cases.work.marks import bar, fit_label, strip
from hervat.web.cases.work.saying import allowed, field, initials
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.saying import euro


def line(work: Work, place: int, links: CaseLinks, columns: Sequence[Component]) -> SafeString:
    """One occupation, with a cell for each of ``columns``."""
    candidate, verdicts = work.chosen.candidate(place), work.chosen.verdicts(place)
    occupation = candidate.occupation
    return format_html(
        '<tr role="row"><th role="rowheader" scope="row"><a href="{}">{}</a><small>{}</small></th>{}{}{}</tr>\n',
        work_page(links, occupation),
        capfirst(occupation.label),
        field(occupation.isco),
        _cell(gettext("Oordeel"), format_html("<div>{}{}</div>", fit_label(candidate.fit), _below(work, place, candidate, verdicts))),
        _cell(points_head(work), format_html("<span>{}</span>", strip(verdicts)) if verdicts else "–"),
        format_html_join("", "{}", ((_component(column, candidate),) for column in columns)),
    )


def _component(column: Component, candidate: Candidate) -> SafeString:
    """The cell of one component."""
    known = candidate.connection
    if column is Component.WAGE:
        return _cell(column_head(column), _wage(candidate.occupation.wage), "rechts")
    if column is Component.INTEREST:
        return _cell(column_head(column), _correlation(known.interest))
    return _cell(column_head(column), _share(known.skills if column is Component.SKILLS else known.work_history))


def column_head(column: Component) -> str:
    """What stands above a component."""
    return gettext("Loon per uur") if column is Component.WAGE else spoken(COMPONENTS[column])


def points_head(work: Work) -> str:
    """``7 beperkingen``: the head of the column with the strip; also items that were explained or not assessed are in it."""
    aspects = work.chosen.judged.aspects
    number = len(aspects)
    if all(aspect.is_limited for aspect in aspects):
        return ngettext("%(n)d beperking", "%(n)d beperkingen", number) % {"n": number}
    return ngettext("%(n)d punt", "%(n)d punten", number) % {"n": number}


def _below(work: Work, place: int, candidate: Candidate, verdicts: list[Verdict]) -> SafeString:
    """What stands under the verdict: who gave it, or why it is this one; and what else one should know."""
    uri = candidate.occupation.uri
    running, lapsed = work.running(uri), work.lapsed(uri)
    said = [given_words(running, ORDER[work.chosen.proposed[place]])] if running else [_why(work, place, candidate, verdicts)]
    if lapsed:
        said.append(lapsed_words(lapsed, work.released.number))
    if candidate.left_out is not None:
        said.append(spoken(candidate.left_out.text))
    if candidate.outside is not None:
        said.append(spoken(candidate.outside))
    if candidate.unknown > MOSTLY_UNKNOWN:
        said.append(gettext("Weinig bekend over dit beroep."))
    return format_html_join("", "<small>{}</small>", ((text,) for text in said if text))


def given_words(given: GivenVerdict, proposed: Fit) -> str:
    """Whose verdict it is, and what was proposed."""
    told = {"who": initials(given.voice.by), "day": short_date(given.voice.day, current_language()), "fit": spoken(FITS[proposed])}
    return gettext("%(who)s, %(day)s. Het voorstel was: %(fit)s.") % told


def lapsed_words(given: GivenVerdict, number: int) -> str:
    """That an earlier verdict no longer counts, and why."""
    told = {
        "fit": spoken(FITS[given.content.given]),
        "who": initials(given.voice.by),
        "day": short_date(given.voice.day, current_language()),
        "old": given.voice.fml_number,
        "new": number,
    }
    if given.voice.fml_number < number:
        return gettext("Verlopen: %(fit)s (%(who)s, %(day)s, FML v%(old)d). Er is nu FML v%(new)d.") % told
    return gettext("Verlopen: %(fit)s (%(who)s, %(day)s). De einddatum is voorbij.") % told


def _why(work: Work, place: int, candidate: Candidate, verdicts: list[Verdict]) -> str:
    if candidate.fit is Fit.FITS:
        return ""
    if candidate.fit is Fit.WITH_QUESTIONS:
        return ", ".join(spoken(piece) for piece in tally_words(tally(verdicts), with_possible=False)) or _only_above_norm(work)
    heaviest = work.chosen.judged.aspects[verdicts.index(Verdict.OVERSCHRIJDING)]
    weighed = weigh(heaviest, work.chosen.occupation(place).loads)
    told = {"name": spoken(weighed.name), "demand": spoken(weighed.demand), "limit": allowed(spoken(weighed.limit))}
    load = heaviest.load_in(work.chosen.occupation(place).loads)
    if load is not None and (load.bands or load.periods is not None):
        return gettext("%(name)s: vraagt %(demand)s, mag %(limit)s") % told
    told["name"] = spoken(NAMES.get(heaviest.number, weighed.name))  # of the load: the item can be about many
    return gettext("%(name)s: %(demand)s, mag: %(limit)s") % told


def _only_above_norm(work: Work) -> str:
    """No point raises a question by itself: the work asks more than daily life somewhere, or part of the list was not given here."""
    if work.chosen.withheld:
        return gettext("Niet alle onderdelen zijn verstrekt.")
    return gettext("Vraagt ergens meer dan gewoon is.")


def _share(value: float | None) -> SafeString:
    if value is None:
        return unknown()
    return format_html('<span class="rij">{}<span class="getal">{}%</span></span>', bar(value), round(value * 100))


def _correlation(value: float | None) -> SafeString:
    if value is None:
        return unknown()
    return format_html('<span class="rij">{}<span class="getal">{}</span></span>', bar(value), two_figures(value))


def _wage(value: float | None) -> SafeString:
    return unknown() if value is None else format_html("<span>{}</span>", euro(value))


def two_figures(value: float) -> str:
    """``0,48``."""
    written = f"{value:.2f}".replace("-0.00", "0.00").replace("-", "\N{MINUS SIGN}")
    return written if current_language() == "en" else written.replace(".", ",")


def unknown() -> SafeString:
    """A dash that says what it means."""
    return format_html('<span>–<span class="alleen-voorlezen"> {}</span></span>', gettext("niet bekend"))


def _cell(label: str, content: object, css: str = "") -> SafeString:
    return format_html('<td role="cell" data-label="{}"{}>{}</td>', label, format_html(' class="{}"', css) if css else "", content)
