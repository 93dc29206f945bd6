"""Addresses of the documents of one dossier."""

from django.urls import path

from hervat.web.dossiers.papers import views

urlpatterns = [
    path("<str:nummer>/documenten/", views.documents, name="documents"),
    path("<str:nummer>/documenten/nieuw/", views.new, name="documents_new"),
    path("<str:nummer>/documenten/<uuid:document>/", views.document, name="document"),
    path("<str:nummer>/documenten/<uuid:document>/weghalen/", views.remove, name="document_remove"),
]
