"""Questions to the bedrijfsarts of a dossier, and the answers."""
