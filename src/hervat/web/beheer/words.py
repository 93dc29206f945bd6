"""How the codes of the audit record are said to the systeembeheerder. What was read or changed in a case is not told, only that it was."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.domain.text import Text, say

ACTIONS: Mapping[str, Text] = {
    "read": say("gelezen"),
    "listed": say("in een lijst gezien"),
    "created": say("gemaakt"),
    "changed": say("gewijzigd"),
    "deleted": say("weggehaald"),
    "exported": say("meegenomen"),
    "released": say("getoond aan een ander"),
    "withdrawn": say("ingetrokken"),
    "sent": say("verstuurd"),
    "logged_in": say("ingelogd"),
    "logged_out": say("uitgelogd"),
    "refused": say("geweigerd"),
}
CHANNELS: Mapping[str, Text] = {
    "page": say("pagina"),
    "api": say("API"),
    "file": say("bestand"),
    "calendar": say("agenda"),
    "mail": say("mail"),
    "job": say("dagelijks werk"),
    "command": say("opdrachtregel"),
}
KINDS: Mapping[str, Text] = {
    "account": say("account"),
    "api_token": say("token"),
    "backup": say("back-up"),
    "chain": say("logboek"),
    "deputation": say("waarneming"),
    "dossier": say("dossier"),
    "engagement": say("opdracht van een werkgever"),
    "factor": say("tweede stap"),
    "invitation": say("uitnodiging"),
    "involvement": say("betrokkenheid"),
    "mail": say("mail"),
    "membership": say("werk voor een organisatie"),
    "organisation": say("organisatie"),
    "page": say("pagina"),
    "reminder": say("herinnering"),
    "reminders": say("eigen herinneringen"),
    "work": say("pagina"),
}
IN_A_CASE = say("deel van een dossier")
