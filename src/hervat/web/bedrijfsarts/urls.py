"""Addresses of these pages."""

from django.urls import path

from hervat.web.bedrijfsarts import views

app_name = "bedrijfsarts"
urlpatterns = [path("spreekuren/", views.home, name="home")]
