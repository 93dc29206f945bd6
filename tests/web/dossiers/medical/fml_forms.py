"""What the tests of the pages of the FML send, and how they read what comes back."""

from __future__ import annotations

import re

from hervat.apps.health.door import FmlDraft
from hervat.domain.access.roles import Role
from tests.apps.health.fml_acts import begun
from tests.support.world import World
from tests.web.html_page import Element, HtmlPage


def at(world: World, rest: str = "medisch/fml/") -> str:
    return f"/dossiers/{world.own.dossier.number}/{rest}"


def concept(world: World, rubriek: int = 4) -> str:
    return at(world, f"medisch/fml/concept/{rubriek}/")


def draft(world: World, **more: object) -> FmlDraft:
    return begun(world.own.entered(Role.BEDRIJFSARTS), **more)  # type: ignore[arg-type]


def sent(draft: FmlDraft, **fields: object) -> dict[str, object]:
    """What a page sends: ``i4_13="2"`` is the field ``i4.13``."""
    named = {re.sub(r"^([itk])(\d)_(\d+)$", r"\1\2.\3", name): value for name, value in fields.items()}
    return {"concept": str(draft.id), "gezien": str(draft.version), **named}


def chosen(page: HtmlPage, item: str) -> list[str]:
    """The values that are ticked in the row of an item."""
    return [box.attributes["value"] for box in boxes(page, item) if "checked" in box.attributes]


def boxes(page: HtmlPage, item: str) -> list[Element]:
    fields = [field for field in page.all("input") if field.attributes.get("name") == f"i{item}"]
    return [field for field in fields if field.attributes["type"] in ("radio", "checkbox")]


def row_error(page: HtmlPage, item: str) -> str:
    return page.with_id(f"fout-r{item.replace('.', '-')}").text
