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
from hervat.apps.health.vault.fml.contents import finding_key, fml_data
from hervat.apps.health.vault.fml.drafts import (
    AlreadySigned,
    BusyFml,
    FmlDraft,
    GivenAnswer,
    begin_fml,
    discard_fml,
    fill_rubriek,
    fml_draft,
    fml_writing,
    save_rubriek,
    take_over_fml,
    unfill_rubriek,
)
from hervat.apps.health.vault.fml.reading import ReleasedFml, as_released, fml_for, fml_numbered, fmls_of
from hervat.apps.health.vault.fml.releasing import (
    NewRelease,
    ReleaseLine,
    check_release,
    nobody_in,
    release_fml,
    releases_of,
    withdraw_release,
)
from hervat.apps.health.vault.fml.signing import FmlSignature, check_signature, may_put_on_clock, sign_fml
from hervat.apps.health.vault.questions.answering import NewAnswer, answer_question, lists_for_answer
from hervat.apps.health.vault.questions.asking import (
    LONGEST_QUESTION,
    NO_DOCTOR,
    Asked,
    NewQuestion,
    as_it_stands,
    ask_doctor,
    check_question,
    has_doctor,
)
from hervat.apps.health.vault.questions.reading import (
    AnswerLine,
    OpenedQuestion,
    QuestionLine,
    question_lines,
    questions_of,
    read_question,
)
from hervat.apps.health.vault.reading import FileLine, OpenedRecord, RecordLine, may_write, read, records_in
from hervat.apps.health.vault.typed import drop_typed, keep_typed, typed_in
from hervat.apps.health.vault.writing import NewRecord, Saved, correct, discard, sign, write

__all__ = [
    "LONGEST_QUESTION",
    "NO_DOCTOR",
    "AlreadySigned",
    "AnswerLine",
    "Asked",
    "BusyFml",
    "Colleague",
    "Content",
    "DelegationLine",
    "FileLine",
    "FmlDraft",
    "FmlSignature",
    "GivenAnswer",
    "NewAnalysis",
    "NewAnswer",
    "NewDelegation",
    "NewQuestion",
    "NewRecord",
    "NewRelease",
    "OpenedFile",
    "OpenedQuestion",
    "OpenedRecord",
    "QuestionLine",
    "RecordLine",
    "ReleaseLine",
    "ReleasedFml",
    "Saved",
    "add_file",
    "answer_question",
    "as_it_stands",
    "as_released",
    "ask_doctor",
    "begin_fml",
    "check_analysis",
    "check_question",
    "check_release",
    "check_signature",
    "colleagues_of",
    "correct",
    "delegate",
    "delegations_of",
    "discard",
    "discard_fml",
    "drop_typed",
    "file_keys",
    "fill_rubriek",
    "finding_key",
    "fml_data",
    "fml_draft",
    "fml_for",
    "fml_numbered",
    "fml_writing",
    "fmls_of",
    "give_analysis",
    "has_doctor",
    "keep_typed",
    "lists_for_answer",
    "may_put_on_clock",
    "may_write",
    "nobody_in",
    "question_lines",
    "questions_of",
    "read",
    "read_file",
    "read_question",
    "records_in",
    "release_fml",
    "releases_of",
    "remove_file",
    "revoke",
    "save_rubriek",
    "sign",
    "sign_fml",
    "take_over_fml",
    "typed_in",
    "unfill_rubriek",
    "withdraw_release",
    "write",
]
