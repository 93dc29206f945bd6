"""Addresses of these pages."""

from django.urls import path

from hervat.web.werknemer.searches import stopping
from hervat.web.werknemer.searches import views as searches
from hervat.web.werknemer.vacancies import views as vacancies
from hervat.web.werknemer.views import ability, clock, data, documents, events, everything, home, looks, medical, papers, people, rights
from hervat.web.werknemer.work import asking
from hervat.web.werknemer.work import views as work

app_name = "mijn"
urlpatterns = [
    path("", home.home, name="home"),
    path("welkom/", home.welcome, name="welcome"),
    path("minder-zien/", home.see_less, name="less"),
    path("dossiers/", home.dossiers, name="dossiers"),
    path("afspraken/<uuid:afspraak>/", home.answer_agreement, name="agreement"),
    path("alles/", everything.everything, name="everything"),
    path("tijdlijn/", clock.timeline, name="timeline"),
    path("tijdlijn.pdf", clock.pdf, name="timeline_pdf"),
    path("stappen/", clock.steps, name="steps"),
    path("stappen/<str:stap>/", clock.step, name="step"),
    path("stappen/<str:stap>/uitleg/", clock.explanation, name="explanation"),
    path("mensen/", people.people, name="people"),
    path("rechten/", rights.rights, name="rights"),
    path("advies/", papers.advice, name="advice"),
    path("documenten/", documents.documents, name="documents"),
    path("documenten/nieuw/", documents.new, name="document_new"),
    path("documenten/<uuid:document>/", documents.download, name="document"),
    path("documenten/<uuid:document>/weghalen/", documents.take_back, name="document_back"),
    path("notities/", papers.notes, name="notes"),
    path("belastbaarheid/", ability.ability, name="ability"),
    path("belastbaarheid/<int:versie>/", ability.ability_version, name="ability_version"),
    path("werk/", work.work, name="work"),
    path("werk/wat-als/", work.what_if, name="work_what_if"),
    path("werk/vragen/", asking.questions, name="questions"),
    path("werk/vragen/nieuw/", asking.question_new, name="question_new"),
    path("werk/<slug:beroep>/", work.occupation, name="work_occupation"),
    path("vacatures/", vacancies.vacancies, name="vacancies"),
    path("vacatures/bewaard/", vacancies.kept, name="vacancies_kept"),
    path("vacatures/<int:vacature>/", vacancies.vacancy, name="vacancy"),
    path("vacatures/<int:vacature>/kiezen/", vacancies.vacancy_choice, name="vacancy_choice"),
    path("zoekopdrachten/", searches.searches, name="searches"),
    path("zoekopdrachten/nieuw/", searches.search_new, name="search_new"),
    path("zoekopdrachten/stoppen/<str:merk>/", stopping.search_stop, name="search_stop"),
    path("zoekopdrachten/<uuid:zoekopdracht>/", searches.search, name="search"),
    path("zoekopdrachten/<uuid:zoekopdracht>/stilzetten/", searches.search_pause, name="search_pause"),
    path("zoekopdrachten/<uuid:zoekopdracht>/verwijderen/", searches.search_delete, name="search_delete"),
    path("medisch/", medical.medical, name="medical"),
    path("medisch/<uuid:stuk>/", medical.record, name="medical_record"),
    path("medisch/bestanden/<uuid:bestand>/", medical.file, name="medical_file"),
    path("gebeurtenissen/", events.events, name="events"),
    path("gebeurtenissen/nieuw/", events.new, name="event_new"),
    path("gebeurtenissen/<uuid:event>/weghalen/", events.take_back, name="event_back"),
    path("inzages/", looks.looks, name="looks"),
    path("inzages.csv", looks.download, name="looks_csv"),
    path("inzages/<int:inzage>/vraag/", looks.question, name="look_question"),
    path("agenda/", data.calendar, name="calendar"),
    path("agenda/<uuid:feed>/intrekken/", data.calendar_withdraw, name="calendar_withdraw"),
    path("gegevens/", data.data, name="data"),
    path("gegevens/alles.zip", data.download, name="export"),
]
