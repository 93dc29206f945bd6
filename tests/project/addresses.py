"""Every address of the product, with facts as people would type them, for tests that must hold everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

FACTS = "dag=2025-03-03&hersteld=2025-04-28_2025-05-24&g=probleemanalyse_2025-03-24"
PAGES = [
    "/",
    "/poortwachter/",
    f"/poortwachter/?{FACTS}",
    f"/poortwachter/?{FACTS}&voor=werknemer",
    f"/poortwachter/uitleg/probleemanalyse/?{FACTS}",
    "/woordenlijst/",
    "/hulp/",
    "/toegankelijkheid/",
    "/privacy/",
]
DOCUMENTS = [f"/poortwachter/poortwachter.{kind}?{FACTS}" for kind in ("pdf", "ics", "json")]
ACCOUNT = [  # asked by somebody who is not logged in: a page, or the way to logging in
    "/account/",
    "/account/bevestigen/",
    "/account/bevestigen/code/",
    "/account/bevestigen/passkey/",
    "/account/elders-uitloggen/",
    "/account/gesloten/",
    "/account/inloggen/",
    "/account/inloggen/code/",
    "/account/inloggen/passkey/",
    "/account/instellingen/",
    "/account/passkey/",
    "/account/rol/",
    "/account/sessie/",
    "/account/tokens/",
    "/account/tokens/00000000-0000-4000-8000-000000000000/intrekken/",
    "/account/tweede-stap/",
    "/account/tweede-stap/app/",
    "/account/tweede-stap/app/weghalen/",
    "/account/tweede-stap/herstelcodes/",
    "/account/tweede-stap/herstelcodes/nieuw/",
    "/account/tweede-stap/passkeys/1/weghalen/",
    "/account/tweede-stap/passkeys/nieuw/",
    "/account/uitloggen/",
    "/account/wachtwoord/",
    "/account/wachtwoord/eerste/",
    "/account/wachtwoord/nieuw/0-x/",
    "/account/wachtwoord/nieuw/klaar/",
    "/account/wachtwoord/vergeten/",
    "/account/wachtwoord/vergeten/gemaild/",
    "/uitnodiging/x/",
]
MACHINES = ["/healthz", "/readyz", "/metrics", "/api/v1/openapi.json"]
WRONG = [
    "/poortwachter/?dag=2025-13-03",
    "/poortwachter/?dag=" + "9" * 20_000,
    "/er-is-niets",
    "/api/v1/er-is-niets",
    "/poortwachter/?dag=%00",
]

IN_BOTH_LANGUAGES = [f"{prefix}{address}" for prefix in ("", "/en") for address in PAGES + DOCUMENTS]


def route_names(patterns: Iterable[URLPattern | URLResolver] | None = None, namespace: str = "") -> Iterator[str]:
    """The names of all routes in the URLconf, as ``resolver_match.view_name`` gives them."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from route_names(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}"
