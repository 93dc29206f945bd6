"""Addresses of these pages."""

from django.urls import URLPattern

app_name = "werkgever"
urlpatterns: list[URLPattern] = []
