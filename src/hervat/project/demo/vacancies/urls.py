"""Addresses of the sources that belong to the demo. In every other installation there is nothing here."""

from django.urls import path

from hervat.project.demo.vacancies import serving

app_name = "demo_sources"
urlpatterns = [
    path("<slug:source>/", serving.feed, name="feed"),
    path("<slug:source>/<int:number>/", serving.ad, name="ad"),
]
