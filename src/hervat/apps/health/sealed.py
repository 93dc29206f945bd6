"""The sealed columns of the vault."""

from __future__ import annotations

from hervat.apps.health.models import Delegation, DoctorAnswer, DoctorQuestion, FmlRecord, FmlRelease, Typed, VaultFile, VaultRecord
from hervat.apps.health.vault.contents import file_context, instruction_context, record_context, typed_context
from hervat.apps.health.vault.fml.contents import fml_context, release_context
from hervat.apps.health.vault.questions.contents import answer_context, question_context
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = (
    SealedColumn(VaultRecord, "text", Purpose.VAULT, record_context),
    SealedColumn(VaultFile, "details", Purpose.VAULT, file_context),
    SealedColumn(Typed, "text", Purpose.VAULT, typed_context),
    SealedColumn(Delegation, "instruction", Purpose.VAULT, instruction_context),
    SealedColumn(FmlRecord, "content", Purpose.VAULT, fml_context),
    SealedColumn(FmlRelease, "content", Purpose.VAULT, release_context),
    SealedColumn(DoctorQuestion, "content", Purpose.VAULT, question_context),
    SealedColumn(DoctorAnswer, "content", Purpose.VAULT, answer_context),
)
