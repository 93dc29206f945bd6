"""The burgerservicenummer: nine digits that pass the elfproef (Wet algemene bepalingen burgerservicenummer)."""

from __future__ import annotations

DIGITS = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def read_bsn(typed: str) -> str | None:
    """The nine digits of a BSN as people type it (spaces, dots and dashes allowed); None when it is no BSN."""
    digits = "".join(character for character in typed if character not in " .-")
    if len(digits) == DIGITS - 1:
        digits = f"0{digits}"
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()) or int(digits) == 0:
        return None
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits if total % 11 == 0 else None
