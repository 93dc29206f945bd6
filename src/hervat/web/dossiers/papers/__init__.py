"""The documents of one dossier for professionals."""
