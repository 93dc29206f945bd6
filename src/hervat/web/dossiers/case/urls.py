"""Addresses of the pages of one dossier."""

from django.urls import path

from hervat.web.dossiers.case.views import details, events, looking, looks, papers, people, periods, texts

urlpatterns = [
    path("agenda/", papers.calendar, name="calendar"),
    path("agenda/<uuid:feed>/intrekken/", papers.calendar_withdraw, name="calendar_withdraw"),
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
    path("<str:nummer>/tijdlijn.pdf", papers.pdf, name="timeline_pdf"),
    path("<str:nummer>/tijdlijn.ics", papers.ics, name="timeline_ics"),
    path("<str:nummer>/notities/", texts.notes, name="notes"),
    path("<str:nummer>/betrokkenen/", people.people, name="people"),
    path("<str:nummer>/betrokkenen/<uuid:involvement>/beeindigen/", people.people_end, name="people_end"),
    path("<str:nummer>/gegevens/", details.details, name="details"),
    path("<str:nummer>/bsn/", details.bsn, name="bsn"),
    path("<str:nummer>/sluiten/", details.close, name="close"),
    path("<str:nummer>/heropenen/", details.reopen, name="reopen"),
    path("<str:nummer>/data/", periods.dates, name="dates"),
    path("<str:nummer>/inzages/", looks.looks, name="looks"),
    path("<str:nummer>/inzages.csv", looks.download, name="looks_csv"),
    path("<str:nummer>/stappen/<str:stap>/uitleg/", looking.explanation, name="explanation"),
]
