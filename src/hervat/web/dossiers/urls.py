"""Addresses of these pages."""

from hervat.web.dossiers.case import urls as case_urls
from hervat.web.dossiers.lists import urls as list_urls
from hervat.web.dossiers.medical import urls as medical_urls
from hervat.web.dossiers.medical.fml import urls as fml_urls
from hervat.web.dossiers.papers import urls as paper_urls
from hervat.web.dossiers.work import urls as work_urls

app_name = "dossiers"
urlpatterns = [
    *list_urls.urlpatterns,
    *case_urls.urlpatterns,
    *fml_urls.urlpatterns,
    *medical_urls.urlpatterns,
    *paper_urls.urlpatterns,
    *work_urls.urlpatterns,
]
