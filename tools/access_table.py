"""Writes ``docs/reference/access.md``: who may see and record what, made from the rules themselves. Run with ``make reference``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from hervat.domain.access.actions import RULES
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.disclosure.matrix import Right, matrix

PLACE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "access.md"
SIGNS = {Right.RECORD: "R", Right.SEE: "V", Right.WHEN_DELEGATED: "N", Right.NONE: "·"}
HEAD = """# Who may see and record what

Made from `src/hervat/domain/disclosure/matrix.toml` and `src/hervat/domain/access/actions.py` by `make reference`; a test fails when it is
not the same. Being involved in the dossier comes first: without it nothing exists. The words of the data are Dutch, as on the screen.

**R** records and sees · **V** sees · **N** sees and records only when the bedrijfsarts delegated it for a task · **·** does not know

"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD.rstrip(), "", *_matrix(), "", *_actions(), ""])


def _matrix() -> Iterator[str]:
    roles = list(Role)
    yield "## Data"
    yield "| datum | " + " | ".join(str(role_name(role)) for role in roles) + " | source | read there |"
    yield "|---" * (len(roles) + 3) + "|"
    for row in matrix().values():
        name = f"{row.name}{' (vault)' if row.medical else ''}"
        cells = " | ".join(SIGNS[row.right(role)] for role in roles)
        yield f"| {name} | {cells} | {row.source} | {'yes' if row.confirmed else 'derived'} |"


def _actions() -> Iterator[str]:
    yield "## Acts"
    yield "Besides what the matrix says, some acts are for some roles only."
    yield ""
    yield "| act | where | writes | datum | only for | in a closed dossier |"
    yield "|---|---|---|---|---|---|"
    for action, rule in RULES.items():
        where = "dossier" if rule.in_case else "outside"
        datum = rule.datum.value if rule.datum else ("of the object" if rule.in_case else "–")
        roles = ", ".join(str(role_name(role)) for role in Role if rule.roles and role in rule.roles) or "–"
        closed = ("yes" if rule.when_closed else "no") if rule.in_case else "–"
        yield f"| `{action}` | {where} | {'yes' if rule.writes else 'no'} | {datum} | {roles} | {closed} |"


if __name__ == "__main__":
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(page(), "utf-8")
    sys.exit(0)
