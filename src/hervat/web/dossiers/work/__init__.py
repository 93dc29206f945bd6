"""Suitable work in a dossier, for who judges it: the list, one occupation, two compared, what if, what is shared, and the person."""
