"""HMAC-SHA256: to find a sealed value again without opening all of them, and to prove that this installation wrote something."""

from __future__ import annotations

import hmac

from hervat.apps.sealing.keys import Key, Purpose, ring


def blind_index(value: str, *, context: str) -> str:
    """64 hexadecimal characters that are the same for the same value, and say nothing without the key. Write values in one form first.

    ``context`` names the column (``dossiers.dossier.bsn``): the same value in another column looks different.
    """
    return _index(ring(Purpose.INDEX).newest, value, context)


def blind_indexes(value: str, *, context: str) -> tuple[str, ...]:
    """The index by every key, the newest first: to find also what was stored before a rotation."""
    return tuple(_index(key, value, context) for key in reversed(ring(Purpose.INDEX).keys))


def mac(message: bytes) -> str:
    """The proof of a message by the newest key of the audit ring: id of the key, a colon, 64 hexadecimal characters."""
    key = ring(Purpose.AUDIT).newest
    return f"{key.id}:{hmac.digest(key.secret, message, 'sha256').hex()}"


def mac_holds(message: bytes, claimed: str) -> bool:
    """Whether ``claimed`` proves the message, by any key of the ring."""
    key_id, _, digest = claimed.partition(":")
    key = ring(Purpose.AUDIT).find(key_id)
    return key is not None and hmac.compare_digest(hmac.digest(key.secret, message, "sha256").hex().encode(), digest.encode())


def mac_key_is_known(claimed: str) -> bool:
    """Whether the key that made a mac is in the ring; says nothing of the mac itself."""
    return ring(Purpose.AUDIT).find(claimed.partition(":")[0]) is not None


def _index(key: Key, value: str, context: str) -> str:
    return hmac.digest(key.secret, f"{len(context)}:{context}:{value}".encode(), "sha256").hex()
