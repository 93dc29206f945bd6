"""Addresses of the pages without a login."""

from django.urls import path

from hervat.web.public import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    path("poortwachter/", views.clock, name="clock"),
    path("poortwachter/poortwachter.pdf", views.pdf, name="pdf"),
    path("poortwachter/poortwachter.ics", views.ics, name="ics"),
    path("poortwachter/poortwachter.json", views.json, name="json"),
    path("poortwachter/uitleg/<slug:what>/", views.explanation, name="explanation"),
    path("woordenlijst/", views.glossary, name="glossary"),
    path("hulp/", views.help_page, name="help"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
