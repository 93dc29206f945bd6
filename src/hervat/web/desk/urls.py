"""Addresses that belong to no face."""

from django.urls import path

from hervat.web.desk import views

app_name = "desk"
urlpatterns = [
    path("vandaag/", views.today, name="today"),
    path("concept/", views.keep_draft, name="keep_draft"),
    path("herinneringen/", views.reminders, name="reminders"),
]
