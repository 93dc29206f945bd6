"""Addresses of these pages."""

from django.urls import URLPattern

app_name = "dossiers"
urlpatterns: list[URLPattern] = []
