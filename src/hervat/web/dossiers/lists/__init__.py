"""The lists of dossiers, and what is done outside one dossier: a new one, standing in, saved views."""
