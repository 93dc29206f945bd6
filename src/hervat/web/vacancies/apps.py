from django.apps import AppConfig


class VacancyPagesConfig(AppConfig):
    """The public pages of vacancies."""

    name = "hervat.web.vacancies"
    label = "vacancy_pages"
