from django.apps import AppConfig


class VacancyStoreConfig(AppConfig):
    """The vacancies, and the ads of all sources that they come from."""

    name = "hervat.market.vacancies.store"
    label = "market_vacancies"
