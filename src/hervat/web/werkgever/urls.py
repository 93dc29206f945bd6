"""Addresses of these pages."""

from django.urls import path

from hervat.web.werkgever import views

app_name = "werkgever"
urlpatterns = [path("", views.home, name="home")]
