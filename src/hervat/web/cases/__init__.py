"""What the pages about one dossier share, whoever looks: its head and tabs, its timeline, its explanation, the words for what is in it."""
