"""Where the form says what is wrong, and in which words: every sentence names its field, and is the same on top and at the field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from hervat.domain.fields import REQUIRED, read_iso_date
from hervat.domain.text import Text
from hervat.web.components.speech import spoken
from hervat.web.public.form.rows import DATE_KEYS, LINK, ROW_FIELD, ROWS
from hervat.web.public.link import SINGLE_KEYS

ERROR_PATH = re.compile(r"^(\w+)\[([0-9]+)\](?:\.(\w+))?$")
CHOICE_ENDINGS = ("soort", "stap", "reden", "grond", "ervoor", "erna", "vangnet")
DATE_ENDINGS = (*DATE_KEYS, "van", "tot")
NO_DATE = read_iso_date("")  # what the reader says to what is written in no way as a date

FIELD_NAMES: Mapping[str, str | Promise] = {
    "dag": gettext_lazy("Eerste ziektedag"),
    "op": gettext_lazy("De dag waarop u kijkt"),
    "aow": gettext_lazy("Eerste dag met AOW"),
    "einde": gettext_lazy("Laatste dag van het contract"),
    "elders": gettext_lazy("Eerste dag van een contract bij een andere werkgever"),
    "vangnet": gettext_lazy("Vangnet"),
}
PART_NAMES: Mapping[str, str | Promise] = {
    "van": gettext_lazy("eerste dag"),
    "tot": gettext_lazy("laatste dag"),
    "ervoor": gettext_lazy("oorzaak ervoor"),
    "erna": gettext_lazy("oorzaak erna"),
    "soort": gettext_lazy("soort"),
    "dag": gettext_lazy("dag"),
    "stap": gettext_lazy("stap"),
    "reden": gettext_lazy("goede reden"),
    "grond": gettext_lazy("reden"),
}
ROW_NAMES: Mapping[str, str | Promise] = {
    "hersteld": gettext_lazy("Beter, periode %(n)d, %(part)s"),
    "verlof": gettext_lazy("Verlof %(n)d, %(part)s"),
    "g": gettext_lazy("Gebeurtenis %(n)d, %(part)s"),
}


def field_name(path: str, origins: Mapping[str, str]) -> str:
    """The field that a sentence of the reader is about; the first sick day for one about the whole."""
    match = ERROR_PATH.match(path)
    if match and match[1] in ROWS:
        list_name, index, part = match.groups()
        prefix, parts = ROWS[list_name]
        return f"{origins.get(f'{list_name}[{index}]', f'{prefix}-{index}')}-{parts.get(part or '') or ('dag' if prefix == 'g' else 'van')}"
    return next((key for key, field in SINGLE_KEYS.items() if field == path), path if path in ("op", LINK) else "dag")


def name_in_sentence(name: str, place: int, event: str = "") -> str:
    """How a sentence calls a field. ``place`` counts the rows of its list from 1; ``event`` is the name of an event that was known."""
    match = ROW_FIELD.fullmatch(name)
    if match is None:
        return str(FIELD_NAMES[name])
    return event or str(ROW_NAMES[match[1]]) % {"n": place, "part": PART_NAMES[match[3]]}


def sentence_at(name: str, called: str, message: Text) -> str:
    """The sentence of the reader with the name of its field, in the words of a form where the reader speaks to programs."""
    if name == "dag" and message == REQUIRED:
        return gettext("Vul de eerste ziektedag in, bijvoorbeeld 3-3-2025.")
    ending = name.rpartition("-")[2]
    said = spoken(message)
    if ending in CHOICE_ENDINGS:
        said = gettext("Kies iets uit de lijst.")
    elif ending in DATE_ENDINGS and message in (REQUIRED, NO_DATE):
        said = gettext("Vul een datum in, bijvoorbeeld 23-11-2026.")
    return f"{called}: {said[:1].lower()}{said[1:]}"
