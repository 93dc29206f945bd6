"""Addresses of these pages."""

from django.urls import URLPattern

app_name = "bedrijfsarts"
urlpatterns: list[URLPattern] = []
