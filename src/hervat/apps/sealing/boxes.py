"""Closing and opening values with AES-256-GCM.

A sealed value is: version (1 byte), id of the key (4), nonce (12), ciphertext with its tag (16 more than the plaintext). Its ``context``,
such as ``dossiers.dossier.bsn:<uuid>``, names the table, the column and the row it belongs to. It is not stored but authenticated: a value
that is moved to another row or column does not open. Nonces are random, so one key may close at most 2**32 values: rotate long before.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hervat.apps.sealing.errors import Unsealable
from hervat.apps.sealing.keys import ID_BYTES, Purpose, ring

VERSION = b"\x01"
HEAD_BYTES = len(VERSION) + ID_BYTES
NONCE_BYTES = 12
TAG_BYTES = 16
SEALS = (Purpose.CASE, Purpose.VAULT)  # a key that proves does not also close

Sealed = bytes | memoryview  # a BinaryField gives the one or the other, by database


def seal(purpose: Purpose, plaintext: bytes, *, context: str) -> bytes:
    """Closes ``plaintext`` with the newest key. Raises KeyUnavailable."""
    if purpose not in SEALS or not context:
        raise ValueError("only the keys for case and vault close values, and every value has a context")
    key = ring(purpose).newest
    head = VERSION + bytes.fromhex(key.id)
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key.secret).encrypt(nonce, plaintext, head + context.encode())


def unseal(purpose: Purpose, sealed: Sealed, *, context: str) -> bytes:
    """What was closed. Raises Unsealable when it was changed, moved, or closed with an unknown key; KeyUnavailable."""
    value = bytes(sealed)
    head, nonce, rest = value[:HEAD_BYTES], value[HEAD_BYTES : HEAD_BYTES + NONCE_BYTES], value[HEAD_BYTES + NONCE_BYTES :]
    key = ring(purpose).find(key_id(value))
    if key is None or head[:1] != VERSION or len(rest) < TAG_BYTES:
        raise Unsealable(purpose)
    try:
        return AESGCM(key.secret).decrypt(nonce, rest, head + context.encode())
    except InvalidTag:
        raise Unsealable(purpose) from None


def seal_text(purpose: Purpose, text: str, *, context: str) -> bytes:
    """Closes a text, for a BinaryField."""
    return seal(purpose, text.encode(), context=context)


def open_text(purpose: Purpose, sealed: Sealed, *, context: str) -> str:
    """The text that was closed. Raises as :func:`unseal`."""
    return unseal(purpose, sealed, context=context).decode()


def is_newest(purpose: Purpose, sealed: Sealed) -> bool:
    """Whether a value was closed with the key that closes now; looks at its head alone."""
    return key_id(bytes(sealed[:HEAD_BYTES])) == ring(purpose).newest.id


def reseal(purpose: Purpose, sealed: Sealed, *, context: str) -> bytes:
    """The same value, closed with the newest key. Raises as :func:`unseal`."""
    return seal(purpose, unseal(purpose, sealed, context=context), context=context)


def key_id(value: bytes) -> str:
    """The id of the key that closed a sealed value, as its head tells."""
    return value[len(VERSION) : HEAD_BYTES].hex()
