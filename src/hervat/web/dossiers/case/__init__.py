"""The pages of one dossier."""
