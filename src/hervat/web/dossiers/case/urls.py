"""Addresses of the pages of one dossier."""

from django.urls import path

from hervat.web.dossiers.case.views import looking

urlpatterns = [
    path("<str:nummer>/", looking.overview, name="overview"),
    path("<str:nummer>/tijdlijn/", looking.timeline, name="timeline"),
    path("<str:nummer>/stappen/<str:stap>/uitleg/", looking.explanation, name="explanation"),
]
