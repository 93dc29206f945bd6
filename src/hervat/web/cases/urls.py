"""Addresses that are asked by programs in somebody's name: a calendar has no login."""

from django.urls import path

from hervat.web.cases.feeds import calendar

app_name = "feeds"
urlpatterns = [path("agenda/<str:secret>.ics", calendar, name="calendar")]
