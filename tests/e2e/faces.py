"""Who of the demo sees which pages behind the login, and how to become one of them."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

from hervat.project.demo.people import demo_id

BOUZID, DIJKGRAAF, VERHAGEN, FABER = (f"/dossiers/HV-{number:04d}/" for number in (412, 207, 455, 448))
FABERS_PLAN = demo_id("event", 448, 2)
RECEPTIONIST = "receptionist-f7b04542"  # of the catalogue that comes along
WORK = (
    f"{BOUZID}passend-werk/",
    f"{BOUZID}passend-werk/{RECEPTIONIST}/",
    f"{BOUZID}passend-werk/vergelijk/?a={RECEPTIONIST}",
    f"{BOUZID}passend-werk/?toon=niet",
    f"{BOUZID}passend-werk/wat-als/?fml=4.13%3D1",
    f"{BOUZID}passend-werk/vragen/",
    f"{BOUZID}passend-werk/vragen/nieuw/?fml=4.13%3D1",
    f"{BOUZID}persoonsprofiel/",
    f"{BOUZID}werkadviezen/",
    f"{BOUZID}werkadviezen/nieuw/",
)
HOME = "/vandaag/"  # leads everyone to the page with which their day begins

FACES: Mapping[str, tuple[str, ...]] = {
    "Karin Overbeek": (
        HOME,
        "/dossiers/?q=bestaatniet",
        "/dossiers/nieuw/",
        "/dossiers/weergaven/",
        "/dossiers/waarnemen/",
        "/dossiers/agenda/",
        "/dossiers/exporteren/?dossier=HV-0412",
        "/dossiers/herinneren/?dossier=HV-0412",
        "/herinneringen/",
        BOUZID,
        f"{BOUZID}tijdlijn/",
        f"{BOUZID}gebeurtenissen/",
        f"{BOUZID}gebeurtenissen/nieuw/",
        f"{BOUZID}gebeurtenissen/nieuw/?soort=evaluatie",
        f"{BOUZID}documenten/",
        f"{BOUZID}documenten/nieuw/",
        f"{BOUZID}notities/",
        f"{BOUZID}betrokkenen/",
        f"{BOUZID}adviezen/",
        f"{BOUZID}gegevens/",
        f"{BOUZID}sluiten/",
        f"{DIJKGRAAF}stappen/re_integratieverslag/uitleg/",
        f"{FABER}gebeurtenissen/{FABERS_PLAN}/",
        f"{FABER}gebeurtenissen/{FABERS_PLAN}/wijzigen/",
    ),
    "Bart Nijhuis": (
        HOME,
        BOUZID,
        f"{BOUZID}tijdlijn/",
        f"{BOUZID}adviezen/",
        f"{BOUZID}notities/",
        f"{BOUZID}medisch/",  # may not: says who may
        f"{BOUZID}stappen/plan_van_aanpak/uitleg/",
        DIJKGRAAF,  # of another werkgever: not found
    ),
    "Samira Bouzid": (
        HOME,
        "/mijn/welkom/",
        "/mijn/tijdlijn/",
        "/mijn/stappen/",
        "/mijn/stappen/eindevaluatie/",
        "/mijn/stappen/re_integratieverslag/uitleg/",
        "/mijn/mensen/",
        "/mijn/rechten/",
        "/mijn/advies/",
        "/mijn/documenten/",
        "/mijn/documenten/nieuw/",
        "/mijn/notities/",
        "/mijn/medisch/",
        "/mijn/belastbaarheid/",
        "/mijn/belastbaarheid/1/",
        "/mijn/vacatures/",
        "/mijn/vacatures/?wat=*&waar=Borne&km=-1",
        "/mijn/vacatures/1/",
        "/mijn/vacatures/bewaard/",
        "/mijn/zoekopdrachten/",
        "/mijn/zoekopdrachten/nieuw/?wat=receptie",
        "/mijn/werk/",
        f"/mijn/werk/{RECEPTIONIST}/",
        "/mijn/werk/?toon=niet",
        "/mijn/werk/wat-als/",
        "/mijn/werk/wat-als/?leren=cursus:medisch-secretariaat&reizen=120",
        "/mijn/werk/wat-als/?zoek=mbo",
        "/mijn/werk/vragen/",
        "/mijn/werk/vragen/nieuw/?onderdeel=4.15",
        "/mijn/gebeurtenissen/",
        "/mijn/gebeurtenissen/nieuw/",
        "/mijn/inzages/",
        "/mijn/agenda/",
        "/mijn/gegevens/",
        "/mijn/alles/",
    ),
    "Farida Haddou": (
        HOME,
        f"{BOUZID}medisch/",
        f"{BOUZID}medisch/nieuw/",
        f"{BOUZID}medisch/vragen/",
        f"{VERHAGEN}probleemanalyses/nieuw/",
        f"{BOUZID}adviezen/nieuw/",
        f"{BOUZID}delegaties/",
        f"{BOUZID}medisch/fml/",
        f"{BOUZID}medisch/fml/nieuw/",
        f"{BOUZID}medisch/fml/2/",
        f"{BOUZID}medisch/fml/2/verschil/",
        f"{BOUZID}medisch/fml/2/verstrekken/",
        f"{DIJKGRAAF}medisch/fml/",
        f"{DIJKGRAAF}medisch/fml/concept/1/",
        f"{DIJKGRAAF}medisch/fml/concept/4/",
        f"{DIJKGRAAF}medisch/fml/concept/5/",
        f"{DIJKGRAAF}medisch/fml/concept/6/",
        f"{DIJKGRAAF}medisch/fml/concept/controle/",
    ),
    "Tim de Wilde": (HOME, BOUZID, f"{BOUZID}medisch/"),
    "Joost van Rijn": (HOME, BOUZID, f"{BOUZID}tijdlijn/", f"{BOUZID}documenten/", f"{BOUZID}belastbaarheid/", *WORK),
    "Esther Molenaar": (HOME, BOUZID, f"{BOUZID}notities/", f"{BOUZID}betrokkenen/", f"{BOUZID}belastbaarheid/", f"{BOUZID}passend-werk/"),
    "Gerard Tiemens": (HOME, "/beheer/collegas/", BOUZID),
    "Pauline Smit": (HOME, f"{BOUZID}inzages/"),
    "Naomi Brouwer": (
        HOME,
        "/beheer/gebruikers/",
        f"/beheer/gebruikers/{demo_id('user', 'karin')}/",
        "/beheer/organisaties/",
        "/beheer/organisaties/nieuw/",
        f"/beheer/organisaties/{demo_id('organisation', 'salland')}/",
        "/beheer/logboek/",
        "/beheer/wetsregels/",
        "/beheer/vacaturebronnen/",
    ),
    "Sanne Kuipers": (HOME, "/beheer/collegas/", f"/beheer/collegas/{demo_id('membership', 'karin')}/", "/demo/", "/account/instellingen/"),
}


def become(page: Page, name: str) -> None:
    """Presses the button of the demo with which anyone can be played."""
    page.goto("/demo/")
    page.get_by_role("button", name=f"Word {name}", exact=True).click()
    page.wait_for_load_state()
