"""What a question is about, in sentences: with numbers of the list for professionals, in plain words for the werknemer."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.domain.dossier.asking import About, Subject
from hervat.domain.fml import Item, VersionId, version
from hervat.reports.load_words import NAMES
from hervat.web.cases.ability.words import plain_text
from hervat.web.components.speech import spoken


def subject_lines(subject: Subject, *, plain: bool = False) -> list[str]:
    """One sentence for each thing; nothing when the text says all. ``plain``: without the numbers of a list."""
    return list(_lines(subject, plain=plain))


def _lines(subject: Subject, *, plain: bool) -> Iterator[str]:
    item = version(VersionId.B).items.get(subject.item)
    if item is not None:
        yield from _about_item(subject, item, plain=plain)
    if subject.training:
        yield gettext("Er komt een opleiding of cursus bij: %(name)s.") % {"name": subject.training}
    if subject.occupation:
        yield gettext("Het gaat om het beroep %(name)s.") % {"name": subject.occupation}
    if subject.about is About.LIST:
        yield gettext("Het gaat om een FML. Er is er nog geen, of hij is nog niet verstrekt.")


def _about_item(subject: Subject, item: Item, *, plain: bool) -> Iterator[str]:
    name = _name(item, plain=plain)
    now = _code(item, subject.now, plain=plain)
    if subject.about is About.WHAT_IF:
        told = {"name": name, "after": _code(item, subject.code, plain=plain), "before": now or gettext("niet beoordeeld")}
        yield gettext("Wat als bij %(name)s dit staat: “%(after)s”? Nu staat er: “%(before)s”.") % told
    elif now:
        yield gettext("Het gaat om %(name)s. Nu staat er: “%(now)s”.") % {"name": name, "now": now}
    else:
        yield gettext("Het gaat om %(name)s.") % {"name": name}
    if subject.fml_number and not plain:
        yield gettext("Met FML v%(number)d.") % {"number": subject.fml_number}


def _name(item: Item, *, plain: bool) -> str:
    if plain:
        return spoken(NAMES.get(item.number) or item.name).lower()
    return f"{item.number} {capfirst(spoken(item.name))}"


def _code(item: Item, number: int | None, *, plain: bool) -> str:
    if number is None or number not in range(len(item.codes)):
        return ""
    code = item.codes[number]
    return plain_text(code) if plain else spoken(code.text)


def what_if_query(subject: Subject) -> str:
    """The same what-if as an address asks it; empty when the question is about none."""
    if subject.about is not About.WHAT_IF:
        return ""
    asked = {"fml": f"{subject.item}={subject.code}" if subject.item else "", "leren": subject.training_key}
    return "?" + urlencode({name: value for name, value in asked.items() if value})
