"""Addresses of the vacancies."""

from django.urls import path

from hervat.web.vacancies import views

app_name = "vacancies"

urlpatterns = [
    path("vacatures/", views.search, name="search"),
    path("vacatures/<int:number>/", views.vacancy, name="number"),
    path("vacatures/<int:number>-<slug:name>/", views.vacancy, name="vacancy"),
]
