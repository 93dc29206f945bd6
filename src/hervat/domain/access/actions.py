"""What can be done in Hervat, and the rule of each: does it write, on which datum, and by whom besides what the matrix says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum


class Action(StrEnum):
    """Everything that a page, an operation of the API, a file, a calendar or a mail does for somebody."""

    # in a case
    SEE_DOSSIER = "see_dossier"
    CHANGE_DOSSIER = "change_dossier"
    SEE_TIMELINE = "see_timeline"
    SEE_FACT = "see_fact"
    RECORD_FACT = "record_fact"
    CONFIRM_AGREEMENT = "confirm_agreement"
    CLOSE_DOSSIER = "close_dossier"
    REOPEN_DOSSIER = "reopen_dossier"
    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    SEE_DOCUMENT = "see_document"
    ADD_DOCUMENT = "add_document"
    SEE_NOTE = "see_note"
    ADD_NOTE = "add_note"
    SEE_BSN = "see_bsn"
    RECORD_BSN = "record_bsn"
    SEE_LOOKS = "see_looks"
    ASK_ABOUT_LOOK = "ask_about_look"
    SEE_ADVICE = "see_advice"
    GIVE_ADVICE = "give_advice"
    ENTER_VAULT = "enter_vault"
    SEE_VAULT = "see_vault"
    WRITE_VAULT = "write_vault"
    SEE_FML = "see_fml"
    RELEASE_FML = "release_fml"
    DELEGATE = "delegate"
    SEE_DOCTOR_QUESTIONS = "see_doctor_questions"
    ASK_DOCTOR = "ask_doctor"
    ANSWER_DOCTOR_QUESTION = "answer_doctor_question"
    SEE_PROFILE = "see_profile"
    RECORD_PROFILE = "record_profile"
    SEE_WORK = "see_work"
    JUDGE_WORK = "judge_work"
    SEE_WORK_ADVICE = "see_work_advice"
    SHARE_WORK_ADVICE = "share_work_advice"
    SEE_JOB_SEARCH = "see_job_search"
    RECORD_JOB_SEARCH = "record_job_search"
    # outside a case
    LIST_DOSSIERS = "list_dossiers"
    LIST_LOOKS = "list_looks"
    SEE_CONSULTS = "see_consults"
    OPEN_DOSSIER = "open_dossier"
    REMIND = "remind"
    FOLLOW_CALENDAR = "follow_calendar"
    ARRANGE_DEPUTY = "arrange_deputy"
    MANAGE_MEMBERS = "manage_members"
    SEE_INSTALLATION = "see_installation"
    MANAGE_INSTALLATION = "manage_installation"


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of one action. ``datum`` None in a case: that of the object itself, given with the question."""

    writes: bool = False
    in_case: bool = True
    datum: Datum | None = None
    any_of: tuple[Datum, ...] = ()  # instead of one datum: a right to one of these is enough
    roles: frozenset[Role] | None = None  # None: whoever the matrix lets; in addition to the matrix otherwise
    when_closed: bool = True  # may it be done in a closed case
    needs_admin: bool = False  # only for who has the care of the people of the organisation


PROCESS = frozenset({Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE})
DOCTOR = frozenset({Role.BEDRIJFSARTS})
IN_VAULT = (Datum.AARD_EN_OORZAAK, Datum.PROBLEEMANALYSE_MEDISCH, Datum.MEDISCHE_INFORMATIE)
QUESTIONS = (Datum.VRAAG_ARBEIDSDESKUNDIGE, Datum.VRAAG_COACH, Datum.VRAAG_WERKNEMER)
ASKERS = frozenset({Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.WERKNEMER})  # each of their own row
WITH_FML = DOCTOR | {Role.WERKNEMER, Role.ARBEIDSDESKUNDIGE, Role.COACH}  # the last two as far as it was released to them
WITH_CASES = frozenset(Role) - {Role.SYSTEEMBEHEERDER, Role.WERKNEMER, Role.PRIVACYFUNCTIONARIS}

RULES: Mapping[Action, Rule] = {
    Action.SEE_DOSSIER: Rule(datum=Datum.KOP),
    Action.CHANGE_DOSSIER: Rule(writes=True, datum=Datum.KOP, when_closed=False),
    Action.SEE_TIMELINE: Rule(datum=Datum.TIJDLIJN),
    Action.SEE_FACT: Rule(),
    Action.RECORD_FACT: Rule(writes=True, when_closed=False),
    Action.CONFIRM_AGREEMENT: Rule(
        writes=True, datum=Datum.PLAN_EN_EVALUATIES, roles=frozenset({Role.WERKGEVER, Role.CASEMANAGER, Role.WERKNEMER}), when_closed=False
    ),
    Action.CLOSE_DOSSIER: Rule(writes=True, datum=Datum.TIJDLIJN, roles=PROCESS, when_closed=False),
    Action.REOPEN_DOSSIER: Rule(writes=True, datum=Datum.TIJDLIJN, roles=PROCESS),
    Action.SEE_PEOPLE: Rule(datum=Datum.BETROKKENEN),
    Action.CHANGE_PEOPLE: Rule(writes=True, datum=Datum.BETROKKENEN, when_closed=False),
    Action.SEE_DOCUMENT: Rule(),
    Action.ADD_DOCUMENT: Rule(writes=True, when_closed=False),
    Action.SEE_NOTE: Rule(),
    Action.ADD_NOTE: Rule(writes=True, when_closed=False),
    Action.SEE_BSN: Rule(datum=Datum.BSN),
    Action.RECORD_BSN: Rule(writes=True, datum=Datum.BSN, when_closed=False),
    Action.SEE_LOOKS: Rule(datum=Datum.INZAGES),
    Action.ASK_ABOUT_LOOK: Rule(datum=Datum.INZAGES, roles=frozenset({Role.WERKNEMER})),
    Action.SEE_ADVICE: Rule(datum=Datum.TERUGKOPPELING),
    Action.GIVE_ADVICE: Rule(writes=True, datum=Datum.TERUGKOPPELING, roles=DOCTOR, when_closed=False),
    Action.ENTER_VAULT: Rule(any_of=IN_VAULT),
    Action.SEE_VAULT: Rule(),
    Action.WRITE_VAULT: Rule(writes=True, roles=DOCTOR | {Role.CASEMANAGER_TAAKDELEGATIE}),
    Action.SEE_FML: Rule(any_of=(Datum.FML, Datum.FUNCTIONEEL), roles=WITH_FML),
    Action.RELEASE_FML: Rule(writes=True, datum=Datum.FML, roles=DOCTOR),
    Action.DELEGATE: Rule(writes=True, datum=Datum.AARD_EN_OORZAAK, roles=DOCTOR),
    Action.SEE_DOCTOR_QUESTIONS: Rule(any_of=QUESTIONS, roles=DOCTOR | ASKERS),
    Action.ASK_DOCTOR: Rule(writes=True, any_of=QUESTIONS, roles=ASKERS, when_closed=False),
    Action.ANSWER_DOCTOR_QUESTION: Rule(writes=True, any_of=QUESTIONS, roles=DOCTOR),
    Action.SEE_PROFILE: Rule(datum=Datum.PERSOONSPROFIEL),
    Action.RECORD_PROFILE: Rule(writes=True, datum=Datum.PERSOONSPROFIEL, when_closed=False),
    Action.SEE_WORK: Rule(datum=Datum.PASSEND_WERK),
    Action.JUDGE_WORK: Rule(writes=True, datum=Datum.PASSEND_WERK, when_closed=False),
    Action.SEE_WORK_ADVICE: Rule(datum=Datum.WERKADVIES),
    Action.SHARE_WORK_ADVICE: Rule(writes=True, datum=Datum.WERKADVIES, when_closed=False),
    Action.SEE_JOB_SEARCH: Rule(datum=Datum.ZOEKEN),
    Action.RECORD_JOB_SEARCH: Rule(writes=True, datum=Datum.ZOEKEN, when_closed=False),
    Action.LIST_DOSSIERS: Rule(in_case=False, roles=WITH_CASES),
    Action.SEE_CONSULTS: Rule(in_case=False, roles=DOCTOR),
    Action.LIST_LOOKS: Rule(in_case=False, roles=frozenset({Role.PRIVACYFUNCTIONARIS})),
    Action.OPEN_DOSSIER: Rule(writes=True, in_case=False, roles=PROCESS),
    Action.REMIND: Rule(writes=True, in_case=False, roles=PROCESS),
    Action.FOLLOW_CALENDAR: Rule(in_case=False, roles=WITH_CASES | {Role.WERKNEMER}),
    Action.ARRANGE_DEPUTY: Rule(writes=True, in_case=False, roles=WITH_CASES),
    Action.MANAGE_MEMBERS: Rule(writes=True, in_case=False, needs_admin=True),
    Action.SEE_INSTALLATION: Rule(in_case=False, roles=frozenset({Role.SYSTEEMBEHEERDER})),
    Action.MANAGE_INSTALLATION: Rule(writes=True, in_case=False, roles=frozenset({Role.SYSTEEMBEHEERDER})),
}
"""Every action has its rule; a test fails when one has not."""
