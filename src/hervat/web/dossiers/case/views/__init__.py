"""The pages of one dossier for professionals."""
