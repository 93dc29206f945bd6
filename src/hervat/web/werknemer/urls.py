"""Addresses of these pages."""

from django.urls import URLPattern

app_name = "mijn"
urlpatterns: list[URLPattern] = []
