"""Addresses of these pages."""

from hervat.web.dossiers.case import urls as case_urls
from hervat.web.dossiers.lists import urls as list_urls

app_name = "dossiers"
urlpatterns = [*list_urls.urlpatterns, *case_urls.urlpatterns]
