"""Addresses of these pages."""

from django.urls import path

from hervat.web.dossiers.medical.fml.views import entry, reading, releasing, signing, starting

urlpatterns = [
    path("<str:nummer>/belastbaarheid/", reading.ability, name="ability"),
    path("<str:nummer>/belastbaarheid/<int:versie>/", reading.ability_version, name="ability_version"),
    path("<str:nummer>/medisch/fml/", starting.listed, name="fml"),
    path("<str:nummer>/medisch/fml/nieuw/", starting.new, name="fml_new"),
    path("<str:nummer>/medisch/fml/concept/", entry.draft, name="fml_draft"),
    path("<str:nummer>/medisch/fml/concept/controle/", signing.check, name="fml_check"),
    path("<str:nummer>/medisch/fml/concept/overnemen/", entry.take_over, name="fml_take_over"),
    path("<str:nummer>/medisch/fml/concept/weggooien/", starting.discard, name="fml_discard"),
    path("<str:nummer>/medisch/fml/concept/<int:rubriek>/", entry.rubriek, name="fml_rubriek"),
    path("<str:nummer>/medisch/fml/<int:versie>/", reading.one, name="fml_version"),
    path("<str:nummer>/medisch/fml/<int:versie>/verschil/", reading.difference, name="fml_difference"),
    path("<str:nummer>/medisch/fml/<int:versie>/verstrekken/", releasing.release, name="fml_release"),
    path(
        "<str:nummer>/medisch/fml/<int:versie>/verstrekken/<uuid:verstrekking>/intrekken/",
        releasing.take_back,
        name="fml_release_back",
    ),
]
