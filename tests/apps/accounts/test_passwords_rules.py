"""Which passwords are good enough."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hervat.apps.accounts.models import User

ESTHER = User(email="esther@bureau.example", name="Esther van der Molenaar")


@pytest.mark.parametrize(
    "good", ["drie-molens-achter-elkaar", "vier paarden op zee", "Esther kocht zeven fietsen", "пароль из слов", "x" * 150 + "yz"]
)
def test_words_in_a_row_are_good(good: str) -> None:
    validate_password(good, ESTHER)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("kort", "te kort"),
        ("", "te kort"),
        ("elf-tekens!", "te kort"),
        ("x" * 201, "te lang"),
        ("esthermolenaar", "lijkt op uw naam"),
        ("Molenaar@Bureau", "lijkt op uw naam"),
        ("esther@bureau.example", "lijkt op uw naam"),
        ("1q2w3e4r5t6y", "Veel mensen"),
    ],
)
def test_what_is_guessed_soon_is_not(bad: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(bad, ESTHER)
    assert [message for message in refused.value.messages if why in message]
    assert len(refused.value.messages) == 1


def test_nobody_known_yet() -> None:
    validate_password("drie-molens-achter-elkaar", None)
