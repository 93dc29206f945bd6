"""Addresses of the demo. In every other installation they answer that there is no such page."""

from django.urls import path

from hervat.web.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.tour, name="tour"),
    path("word/", views.become, name="become"),
    path("rondleiding/<int:number>/", views.stop, name="stop"),
]
