"""The medical part of a dossier, the advice that leaves it, and what the bedrijfsarts delegates."""
