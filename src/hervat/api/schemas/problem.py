"""What is answered when it goes wrong."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class WrongField(BaseModel):
    """One wrong field."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    field: str
    """Where it stands in what was sent, e.g. `recovered[0].until`; empty for the whole."""
    message: str
    """One sentence that says what was expected."""


class Problem(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str
    """Always `about:blank`: the status says what kind of problem it is."""
    title: str
    """The name of the status."""
    status: int
    """The HTTP status."""
    detail: str
    """One sentence, in the language asked for."""
    errors: list[WrongField] = []
    """Each wrong field, at most 50; only with status 422."""
