"""The door of the vault, and the only one: whoever reads or writes what is medical in a case comes through here.

Everything asks ``domain.access`` first, and writes down in the audit record who looked, at what, and for which task. Nothing else of this
app is imported elsewhere; the import contracts see to that. See ADR 11.
"""

from hervat.apps.health.vault.analysis import NewAnalysis, check_analysis, give_analysis
from hervat.apps.health.vault.contents import Content
from hervat.apps.health.vault.delegating import (
    Colleague,
    DelegationLine,
    NewDelegation,
    colleagues_of,
    delegate,
    delegations_of,
    revoke,
)
from hervat.apps.health.vault.files import OpenedFile, add_file, file_keys, read_file, remove_file
from hervat.apps.health.vault.reading import FileLine, OpenedRecord, RecordLine, may_write, read, records_in
from hervat.apps.health.vault.typed import drop_typed, keep_typed, typed_in
from hervat.apps.health.vault.writing import NewRecord, Saved, correct, discard, sign, write

__all__ = [
    "Colleague",
    "Content",
    "DelegationLine",
    "FileLine",
    "NewAnalysis",
    "NewDelegation",
    "NewRecord",
    "OpenedFile",
    "OpenedRecord",
    "RecordLine",
    "Saved",
    "add_file",
    "check_analysis",
    "colleagues_of",
    "correct",
    "delegate",
    "delegations_of",
    "discard",
    "drop_typed",
    "file_keys",
    "give_analysis",
    "keep_typed",
    "may_write",
    "read",
    "read_file",
    "records_in",
    "remove_file",
    "revoke",
    "sign",
    "typed_in",
    "write",
]
