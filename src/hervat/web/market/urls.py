"""Addresses of the public labour market."""

from django.urls import path

from hervat.web.market.views import comparing, educations, occupations, sources

app_name = "market"

urlpatterns = [
    path("beroepen/", occupations.occupations, name="occupations"),
    path("beroepen/vergelijk/", comparing.compare, name="compare"),
    path("beroepen/<slug:which>/", occupations.occupation, name="occupation"),
    path("opleidingen/", educations.educations, name="educations"),
    path("opleidingen/<path:key>/", educations.education, name="education"),
    path("cursussen/", educations.courses, name="courses"),
    path("cursussen/<path:key>/", educations.course, name="course"),
    path("bronnen/", sources.sources, name="sources"),
]
