"""What can be done in a dossier: verbs, each one transaction, with its audit record."""
