from django.apps import AppConfig


class HealthConfig(AppConfig):
    """The vault: what only the bedrijfsarts, and who works under them, may read or write."""

    name = "hervat.apps.health"
    label = "health"

    def ready(self) -> None:
        """Tells the door of the dossiers what the bedrijfsarts delegated, and their list where a question waits."""
        from hervat.apps.dossiers.door import add_delegation_source
        from hervat.apps.dossiers.queries.consults import add_question_source
        from hervat.apps.health.vault.delegating import delegated_to
        from hervat.apps.health.vault.questions.reading import waiting_since

        add_delegation_source(delegated_to)
        add_question_source(waiting_since)
