"""Addresses of the pages of one dossier."""

from django.urls import path

from hervat.web.dossiers.case.views import events, looking, looks, periods

urlpatterns = [
    path("<str:nummer>/", looking.overview, name="overview"),
    path("<str:nummer>/tijdlijn/", looking.timeline, name="timeline"),
    path("<str:nummer>/gebeurtenissen/", events.events, name="events"),
    path("<str:nummer>/gebeurtenissen/nieuw/", events.event_new, name="event_new"),
    path("<str:nummer>/gebeurtenissen/<uuid:event>/", events.event, name="event"),
    path("<str:nummer>/gebeurtenissen/<uuid:event>/wijzigen/", events.event_change, name="event_change"),
    path("<str:nummer>/gebeurtenissen/<uuid:event>/intrekken/", events.event_withdraw, name="event_withdraw"),
    path("<str:nummer>/gebeurtenissen/<uuid:event>/bevestigen/", events.event_confirm, name="event_confirm"),
    path("<str:nummer>/vastgelegd/<uuid:feit>/", events.saved, name="saved"),
    path("<str:nummer>/perioden/nieuw/", periods.periods_new, name="periods_new"),
    path("<str:nummer>/perioden/<uuid:period>/wijzigen/", periods.period_change, name="period_change"),
    path("<str:nummer>/perioden/<uuid:period>/intrekken/", periods.period_withdraw, name="period_withdraw"),
    path("<str:nummer>/data/", periods.dates, name="dates"),
    path("<str:nummer>/inzages/", looks.looks, name="looks"),
    path("<str:nummer>/inzages.csv", looks.download, name="looks_csv"),
    path("<str:nummer>/stappen/<str:stap>/uitleg/", looking.explanation, name="explanation"),
]
