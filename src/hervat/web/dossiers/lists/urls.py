"""Addresses of the lists, and of what is done outside one dossier."""

from django.urls import path

from hervat.web.dossiers.lists.views import bulk, listing, new, oversight, saved, stand_ins

urlpatterns = [
    path("", listing.listing, name="list"),
    path("nieuw/", new.new, name="new"),
    path("nieuw/controleren/", new.check, name="check_new"),
    path("weergaven/", saved.views, name="views"),
    path("weergaven/<uuid:view>/", saved.change, name="change_view"),
    path("waarnemen/", stand_ins.stand_ins, name="stand_ins"),
    path("waarnemen/<uuid:deputation>/beeindigen/", stand_ins.end, name="end_stand_in"),
    path("herinneren/", bulk.remind, name="remind"),
    path("exporteren/", bulk.export, name="export"),
    path("inzages/", oversight.oversight, name="oversight"),
]
