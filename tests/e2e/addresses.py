"""The pages that are looked at in a real browser."""

from __future__ import annotations

from tests.web.clock_cases import BUSY, RIV_ON_SUNDAY, SANCTION, TWO_READINGS

CLOCK = "/poortwachter/"
STORE, DESK = "magazijnmedewerker-bea705fe", "receptionist-f7b04542"  # of the starter catalogue, which every installation has
ADDRESSES = {
    "home": "/",
    "start": CLOCK,
    "answer": f"{CLOCK}?{BUSY}",
    "answer_werknemer": f"{CLOCK}?{BUSY}&voor=werknemer",
    "two_readings": f"{CLOCK}?{TWO_READINGS}",
    "sanction_werknemer": f"{CLOCK}?{SANCTION}&voor=werknemer",
    "what_if": f"{CLOCK}?dag=2025-09-15&hersteld=2026-03-02_2026-03-11&op=2026-11-22&was=dag%3D2025-09-15",
    "form": f"{CLOCK}?{TWO_READINGS}&wijzig=ja",
    "wrong": f"{CLOCK}?dag=x&hersteld=2025-01-01_2024-01-01&g=iets_2025-01-01",
    "explanation": f"{CLOCK}uitleg/re_integratieverslag/?{RIV_ON_SUNDAY}",
    "explanation_werknemer": f"{CLOCK}uitleg/wachttijd/?{RIV_ON_SUNDAY}&voor=werknemer",
    "english": f"/en{CLOCK}?{SANCTION}",
    "glossary": "/woordenlijst/",
    "help": "/hulp/",
    "accessibility": "/toegankelijkheid/",
    "privacy": "/privacy/",
    "not_found": "/er-is-niets/",
    "occupations": "/beroepen/",
    "occupations_field": "/beroepen/?groep=4",
    "occupations_found": "/beroepen/?q=magazijn",
    "occupations_wrong": "/beroepen/?q=a",
    "occupation": f"/beroepen/{STORE}/",
    "occupation_english": f"/en/beroepen/{STORE}/",
    "occupation_not_found": "/beroepen/er-is-niets/",
    "compare": f"/beroepen/vergelijk/?a={STORE}&b={DESK}",
    "compare_choose": f"/beroepen/vergelijk/?a={STORE}",
    "educations": "/opleidingen/",
    "education": "/opleidingen/mbo2-logistiek/",
    "courses": "/cursussen/",
    "course": "/cursussen/evc/",
    "sources": "/bronnen/",
    "vacancies": "/vacatures/",
    "vacancies_found": "/vacatures/?wat=receptie&waar=Borne&km=40",
    "vacancies_wrong": "/vacatures/?wat=*&uren_van=40&uren_tot=3",
    "vacancies_english": "/en/vacatures/?wat=magazijn",
    "vacancy": "/vacatures/1/",
    "vacancy_not_found": "/vacatures/999999999/",
}
