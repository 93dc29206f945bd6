"""Addresses of these pages."""

from django.urls import path

from hervat.web.dossiers.medical.views import advice, analysis, delegations, files, questions, records

urlpatterns = [
    path("<str:nummer>/medisch/", records.medical, name="medical"),
    path("<str:nummer>/medisch/nieuw/", records.new, name="medical_new"),
    path("<str:nummer>/medisch/bestanden/<uuid:bestand>/", files.download, name="medical_file"),
    path("<str:nummer>/medisch/bestanden/<uuid:bestand>/weghalen/", files.remove, name="medical_file_remove"),
    path("<str:nummer>/medisch/vragen/", questions.listed, name="medical_questions"),
    path("<str:nummer>/medisch/vragen/<uuid:vraag>/", questions.one, name="medical_question"),
    path("<str:nummer>/medisch/<uuid:stuk>/", records.record, name="medical_record"),
    path("<str:nummer>/medisch/<uuid:stuk>/wijzigen/", records.edit, name="medical_edit"),
    path("<str:nummer>/medisch/<uuid:stuk>/corrigeren/", records.begin_correction, name="medical_correct"),
    path("<str:nummer>/medisch/<uuid:stuk>/documenten/nieuw/", files.add, name="medical_file_new"),
    path("<str:nummer>/probleemanalyses/nieuw/", analysis.new, name="problem_analysis"),
    path("<str:nummer>/adviezen/", advice.listed, name="advice"),
    path("<str:nummer>/adviezen/nieuw/", advice.new, name="advice_new"),
    path("<str:nummer>/delegaties/", delegations.listed, name="delegations"),
    path("<str:nummer>/delegaties/<uuid:delegatie>/intrekken/", delegations.take_back, name="delegation_revoke"),
]
