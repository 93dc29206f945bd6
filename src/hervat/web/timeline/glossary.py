"""The words of the law in plain language. The anchor of a word is part of its address, so it never changes."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

Entry = tuple[str, str | Promise, str | Promise]

ENTRIES: tuple[Entry, ...] = (
    (
        "actueel-oordeel",
        gettext_lazy("Actueel oordeel"),
        gettext_lazy("Wat de bedrijfsarts kort voor de WIA-aanvraag schrijft over wat u kunt."),
    ),
    ("aow", gettext_lazy("AOW"), gettext_lazy("Het basispensioen. Wie AOW krijgt, krijgt geen WIA.")),
    ("arbeidsdeskundige", gettext_lazy("Arbeidsdeskundige"), gettext_lazy("Weegt wat werk vraagt tegen wat u kunt.")),
    (
        "bedrijfsarts",
        gettext_lazy("Bedrijfsarts"),
        gettext_lazy("De arts die beoordeelt welk werk u kunt doen. De werkgever hoort niet wat u heeft."),
    ),
    (
        "bekorting",
        gettext_lazy("Bekorting"),
        gettext_lazy("Een loonsanctie wordt korter, omdat de werkgever heeft hersteld wat er mis was."),
    ),
    ("belastbaarheid", gettext_lazy("Belastbaarheid"), gettext_lazy("Wat u in werk wel en niet kunt.")),
    ("casemanager", gettext_lazy("Casemanager"), gettext_lazy("Bewaakt de stappen en helpt u en uw werkgever.")),
    ("deskundigenoordeel", gettext_lazy("Deskundigenoordeel"), gettext_lazy("Advies van UWV als u en uw werkgever het niet eens zijn.")),
    (
        "eerste-ziektedag",
        gettext_lazy("Eerste ziektedag"),
        gettext_lazy("De eerste werkdag waarop u door ziekte niet werkte. Vanaf hier telt de klok."),
    ),
    (
        "eerstejaarsevaluatie",
        gettext_lazy("Eerstejaarsevaluatie"),
        gettext_lazy("Het gesprek na een jaar: gaat het goed zo, of moet het anders?"),
    ),
    ("iva", gettext_lazy("IVA"), gettext_lazy("De WIA-uitkering voor wie blijvend bijna niets meer kan werken.")),
    ("loonsanctie", gettext_lazy("Loonsanctie"), gettext_lazy("De werkgever betaalt tot 52 weken langer loon, omdat er meer had gekund.")),
    (
        "loonopschorting",
        gettext_lazy("Loonopschorting"),
        gettext_lazy("De werkgever wacht met het loon tot u weer meewerkt. Daarna krijgt u het alsnog."),
    ),
    ("loonstop", gettext_lazy("Loonstop"), gettext_lazy("De werkgever betaalt een tijd geen loon. Dat loon krijgt u later niet meer.")),
    ("plan-van-aanpak", gettext_lazy("Plan van aanpak"), gettext_lazy("Het plan van u en uw werkgever: wat doet wie, en wanneer.")),
    (
        "probleemanalyse",
        gettext_lazy("Probleemanalyse"),
        gettext_lazy("Het advies van de bedrijfsarts in week 6: wat kunt u nog, en wat helpt."),
    ),
    ("re-integratie", gettext_lazy("Re-integratie"), gettext_lazy("Terug naar werk, bij uw eigen werkgever of bij een andere.")),
    (
        "re-integratieverslag",
        gettext_lazy("Re-integratieverslag"),
        gettext_lazy("Alle stukken bij elkaar. U stuurt het mee met uw WIA-aanvraag."),
    ),
    (
        "samentelling",
        gettext_lazy("Samentelling"),
        gettext_lazy("Was u minder dan vier weken beter? Dan tellen de ziektedagen ervoor en erna samen."),
    ),
    ("spoor-1", gettext_lazy("Spoor 1"), gettext_lazy("Terug naar werk bij uw eigen werkgever.")),
    ("spoor-2", gettext_lazy("Spoor 2"), gettext_lazy("Zoeken naar werk bij een andere werkgever. Teruggaan blijft mogelijk.")),
    ("uwv", gettext_lazy("UWV"), gettext_lazy("De organisatie die beslist over de WIA en kijkt of er genoeg is gedaan.")),
    ("vangnet", gettext_lazy("Vangnet"), gettext_lazy("UWV betaalt ziekengeld, ook als er een werkgever is, of als die er niet is.")),
    ("wachttijd", gettext_lazy("Wachttijd"), gettext_lazy("De 104 weken voordat een WIA-uitkering kan beginnen.")),
    ("wia", gettext_lazy("WIA"), gettext_lazy("De wet voor wie na twee jaar ziekte minder kan verdienen.")),
    (
        "wet-verbetering-poortwachter",
        gettext_lazy("Wet verbetering poortwachter"),
        gettext_lazy("De regels voor de eerste twee jaar ziekte."),
    ),
)


class FirstUses:
    """The terms that one page used so far: each is a link to the glossary where it stands first, and plain afterwards."""

    def __init__(self) -> None:
        self._glossary = reverse("public:glossary")
        self._anchors = {str(word).split(" (")[0].lower(): anchor for anchor, word, _ in ENTRIES}
        longest_first = sorted(self._anchors, key=len, reverse=True)
        self._term = re.compile(rf"\b({'|'.join(re.escape(word) for word in longest_first)})\b", re.IGNORECASE)

    def link(self, sentence: str) -> SafeString:
        """The sentence as HTML, with a link on each term that the page did not use before."""
        parts = self._term.split(sentence)  # text, term, text, term, ... text
        return SafeString("".join(str(self._linked(part)) if place % 2 else escape(part) for place, part in enumerate(parts)))

    def _linked(self, term: str) -> SafeString:
        anchor = self._anchors.pop(term.lower(), None)
        return escape(term) if anchor is None else format_html('<a href="{}#{}">{}</a>', self._glossary, anchor, term)
