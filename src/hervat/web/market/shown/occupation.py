"""One occupation as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from hervat.domain.matching.loads import Trust
from hervat.domain.matching.occupations import Chance
from hervat.domain.text import Text
from hervat.market.browsing.addresses import address_of, code_of
from hervat.market.browsing.fields import FIELDS, PARTS, field_name
from hervat.market.browsing.occupation import OccupationView, Relative
from hervat.market.browsing.sources import DataSource
from hervat.market.occupations.models import Occupation
from hervat.market.occupations.queries.shapes import SkillLine
from hervat.reports.market_words import CHANCES, INTERESTS, strength_word, strongest
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.page import Crumb
from hervat.web.market.saying import level, marked, marked_name, name_in, wage
from hervat.web.market.shown.lists import ShownLine, course_line, education_line, occupation_address
from hervat.web.market.shown.loads import Rubriek, rubrieken
from hervat.web.market.shown.origins import Used, fact_origin, used_sources
from hervat.web.market.shown.requirements import ShownNeed, needs_origin, needs_shown

NEARLY_SAME, NEAR, RELATED = 0.85, 0.5, 0.2  # strengths of kin from which on it is called so
SHOWN_KIN, SHOWN_NAMES = 9, 8


class Fact(NamedTuple):
    """One fact of the short list; ``value`` empty: not known. ``note``: where it comes from, when that must be said."""

    name: str
    value: str
    note: str


class Bar(NamedTuple):
    """One kind of interest: 0-100."""

    name: str
    likes: str
    score: int
    word: str


class ShownKin(NamedTuple):
    """An occupation that is near."""

    name: SafeString
    address: str
    how: str
    shared: str
    compare: str


@dataclass(frozen=True, kw_only=True)
class OccupationPage:
    """What the template of an occupation shows. Empty is not known."""

    name: str
    heading: SafeString
    address: str
    crumbs: tuple[Crumb, ...]
    subtitle: str
    is_orientation: bool
    plain: SafeString
    description: SafeString
    names: tuple[SafeString, ...]
    more_names: tuple[SafeString, ...]
    facts: tuple[Fact, ...]
    interests: tuple[Bar, ...]
    likes: str
    interests_note: str
    rubrieken: tuple[Rubriek, ...]
    has_estimates: bool
    has_orientation: bool
    needs: tuple[ShownNeed, ...]
    needs_origin: str
    essential: tuple[SafeString, ...]
    optional: tuple[SafeString, ...]
    skills_elsewhere: bool
    kin: tuple[ShownKin, ...]
    more_kin: tuple[ShownKin, ...]
    educations: tuple[ShownLine, ...]
    courses: tuple[ShownLine, ...]
    used: tuple[Used, ...]
    attributions: tuple[str, ...]
    compare: str
    vacancies: str
    isco: str
    uri: str


def occupation_page(view: OccupationView) -> OccupationPage:
    """The page of one occupation, in the language of the request."""
    found = view.occupation
    field = field_name(found.isco)
    kin = [_kin(relative, found) for relative in view.kin]
    used, named = used_sources(view.used, _what_from_whom(view))
    english = current_language() == "en"
    names = tuple(marked(name, "en" if english else "nl") for name in (view.names_en if english else view.names))
    return OccupationPage(
        name=name_in(found.label, found.label_en),
        heading=marked_name(found.label, found.label_en),
        address=occupation_address(found.uri, found.label, found.label_en),
        crumbs=_crumbs(found),
        subtitle=spoken(field) if field else "",
        is_orientation="label" in view.sources and view.sources["label"].is_orientation,
        plain=SafeString("") if english else marked(view.plain, "nl"),
        description=_description(found),
        names=names[:SHOWN_NAMES],
        more_names=names[SHOWN_NAMES:],
        facts=_facts(view),
        interests=_bars(found.riasec),
        likes=_likes(found.riasec),
        interests_note=_interests_note(view.sources.get("riasec")),
        rubrieken=rubrieken(view.loads, view.load_sources),
        has_estimates=any(source.is_estimate for source in view.load_sources.values()),
        has_orientation=any(source.is_orientation for source in view.load_sources.values()),
        needs=needs_shown(view.required),
        needs_origin=needs_origin(view.required),
        essential=_skills(skill for skill in view.skills if skill.essential),
        optional=_skills(skill for skill in view.skills if not skill.essential),
        skills_elsewhere=not english and any(not skill.label for skill in view.skills),
        kin=tuple(kin[:SHOWN_KIN]),
        more_kin=tuple(kin[SHOWN_KIN:]),
        educations=tuple(education_line(linked.line) for linked in view.learning.educations),
        courses=tuple(course_line(linked.line) for linked in view.learning.courses),
        used=tuple(used),
        attributions=named,
        compare=compare_address(found.uri),
        vacancies=vacancies_address(address_of(found.uri, found.label or found.label_en)),
        isco=found.isco,
        uri=found.uri,
    )


def compare_address(one: str, other: str = "") -> str:
    """Where an occupation stands beside another, or another is chosen."""
    query = f"?a={code_of(one)}" + (f"&b={code_of(other)}" if other else "")
    return reverse("market:compare") + query


def _crumbs(found: Occupation) -> tuple[Crumb, ...]:
    home = reverse("market:occupations")
    field: Text | None = FIELDS.get(found.isco[:1])
    part: Text | None = PARTS.get(found.isco[:2])
    return (
        Crumb(gettext("Beroepen"), home),
        *([Crumb(spoken(field), f"{home}?groep={found.isco[0]}")] if field else []),
        *([Crumb(spoken(part), f"{home}?groep={found.isco[:2]}")] if part else []),
        Crumb(name_in(found.label, found.label_en)),
    )


def _description(found: Occupation) -> SafeString:
    if current_language() == "en":
        return marked(found.description_en, "en") if found.description_en else marked(found.description, "nl")
    return marked(found.description, "nl") if found.description else marked(found.description_en, "en")


def _facts(view: OccupationView) -> tuple[Fact, ...]:
    found, sources = view.occupation, view.sources
    chance = CHANCES.get(Chance(found.chance or Chance.UNKNOWN))
    pay = wage(found.wage_min, found.wage_max)
    return (
        Fact(gettext("Niveau"), level(found.level_min, found.level_max), _level_origin(found, sources)),
        Fact(gettext("Loon"), pay and gettext("%(wage)s, bruto") % {"wage": pay}, fact_origin(sources.get("wage_min"))),
        Fact(gettext("Kans op werk"), spoken(chance) if chance else "", fact_origin(sources.get("chance")) if chance else ""),
    )


def _level_origin(found: Occupation, sources: Mapping[str, DataSource]) -> str:
    if found.level_min is None:
        return ""
    if "level_min" in sources:
        return fact_origin(sources["level_min"])
    if found.level_trust == Trust.C:
        return gettext("schatting, uit Amerikaanse gegevens over voorbereiding op dit werk")
    return gettext("schatting, uit de beroepsgroep")


def _bars(riasec: Mapping[str, float] | None) -> tuple[Bar, ...]:
    if not riasec:
        return ()
    ordered = sorted(riasec, key=lambda letter: (-riasec[letter], "RIASEC".index(letter)))
    return tuple(
        Bar(spoken(INTERESTS[letter].name), spoken(INTERESTS[letter].likes), round(riasec[letter]), spoken(strength_word(riasec[letter])))
        for letter in ordered
    )


def _likes(riasec: Mapping[str, float] | None) -> str:
    if not riasec:
        return ""
    likes = [spoken(INTERESTS[letter].likes) for letter in strongest(riasec)]
    if len(likes) == 1:
        return gettext("Past bij wie graag dit doet: %(likes)s.") % {"likes": likes[0]}
    return gettext("Past bij wie graag dit doet: %(likes)s, en %(last)s.") % {"likes": "; ".join(likes[:-1]), "last": likes[-1]}


def _interests_note(source: DataSource | None) -> str:
    if source is not None and source.is_orientation:
        return gettext("Oriëntatie uit de startcatalogus. Het zegt niet wat u kunt.")
    return gettext("Volgens Amerikaanse beroepsgegevens. Het zegt niet wat u kunt.")


def _skills(lines: Iterable[SkillLine]) -> tuple[SafeString, ...]:
    return tuple(marked_name(line.label, line.label_en) for line in lines)


def _kin(relative: Relative, found: Occupation) -> ShownKin:
    line, shared = relative.line, relative.shared
    return ShownKin(
        name=marked_name(line.label, line.label_en),
        address=reverse("market:occupation", args=[address_of(line.uri, line.label or line.label_en)]),
        how=kin_words(line.strength),
        shared=ngettext("%(n)d vaardigheid hetzelfde", "%(n)d vaardigheden hetzelfde", shared) % {"n": shared} if shared else "",
        compare=compare_address(found.uri, line.uri),
    )


def kin_words(strength: float) -> str:
    """How near two occupations are (0-1)."""
    if strength >= NEARLY_SAME:
        return gettext("bijna hetzelfde werk")
    if strength >= NEAR:
        return gettext("dicht bij dit werk")
    return gettext("verwant werk") if strength >= RELATED else gettext("een beetje verwant")


def _what_from_whom(view: OccupationView) -> dict[str, Sequence[DataSource]]:
    """What of the page is called what, and who said it."""
    said = view.sources
    fields = {
        gettext("naam"): ("label", "label_en"),
        gettext("omschrijving"): ("description", "description_en"),
        gettext("niveau"): ("level_min",) if "level_min" in said else ("job_zone",),
        gettext("loon"): ("wage_min",),
        gettext("kans op werk"): ("chance",),
        gettext("interesses"): ("riasec",),
    }
    told: dict[str, Sequence[DataSource]] = {name: [said[field] for field in of if field in said] for name, of in fields.items()}
    told[gettext("belasting")] = list(view.load_sources.values())
    told[gettext("vereisten")] = [view.required.source] if view.required.source else []
    told[gettext("vaardigheden")] = list(view.skill_sources)
    told[gettext("verwant werk")] = list(view.kin_sources)
    return told


def vacancies_address(occupation: str) -> str:
    """The search for vacancies in an occupation, by its own address."""
    return f"{reverse('vacancies:search')}?beroep={occupation}"
