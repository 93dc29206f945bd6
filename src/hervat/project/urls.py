"""All addresses of Hervat. Pages are Dutch at ``/`` and English under ``/en/``."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from hervat.api.v1 import api
from hervat.project import errors, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("demo/bronnen/", include("hervat.project.demo.vacancies.urls")),
    path("api", errors.nothing_here, name="nothing"),
    path("api/v1", errors.nothing_here, name="nothing"),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", include("hervat.web.public.urls")),
        path("", include("hervat.web.market.urls")),
        path("", include("hervat.web.vacancies.urls")),
        path("", include("hervat.web.account.urls")),
        path("", include("hervat.web.desk.urls")),
        path("", include("hervat.web.cases.urls")),
        path("dossiers/", include("hervat.web.dossiers.urls")),
        path("mijn/", include("hervat.web.werknemer.urls")),
        path("werkgever/", include("hervat.web.werkgever.urls")),
        path("", include("hervat.web.bedrijfsarts.urls")),
        path("beheer/", include("hervat.web.beheer.urls")),
        path("demo/", include("hervat.web.demo.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "hervat.project.errors.bad_request"
handler403 = "hervat.web.account.views.notices.forbidden"
handler404 = "hervat.project.errors.page_not_found"
handler429 = "hervat.web.account.views.notices.too_many"  # asked for by allauth
handler500 = "hervat.project.errors.server_error"
