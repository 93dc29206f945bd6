from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The cases: people, facts and events, and what follows from them."""

    name = "hervat.apps.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Tells the organisations in what other role people come: as werknemer in their own dossier."""
        from hervat.apps.dossiers.queries.own import as_werknemer
        from hervat.apps.organisations.queries import add_capacity_source

        add_capacity_source(as_werknemer)
