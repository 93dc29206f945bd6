"""Encryption of what is stored: the keys, sealed values, blind indexes and macs. It has no tables of its own.

``seal``/``unseal`` for bytes (files), ``seal_text``/``open_text`` for a text in a ``models.BinaryField``, ``blind_index`` to find a sealed
value again, ``mac``/``mac_holds`` to prove that something was written by this installation. See ADR 9.
"""

from hervat.apps.sealing.boxes import is_newest, open_text, reseal, seal, seal_text, unseal
from hervat.apps.sealing.errors import KeyUnavailable, SealingError, Unsealable
from hervat.apps.sealing.keys import Purpose, ensure_keys, rotate
from hervat.apps.sealing.macs import blind_index, blind_indexes, mac, mac_holds, mac_key_is_known

__all__ = [
    "KeyUnavailable",
    "Purpose",
    "SealingError",
    "Unsealable",
    "blind_index",
    "blind_indexes",
    "ensure_keys",
    "is_newest",
    "mac",
    "mac_holds",
    "mac_key_is_known",
    "open_text",
    "reseal",
    "rotate",
    "seal",
    "seal_text",
    "unseal",
]
