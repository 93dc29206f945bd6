"""The forms with which something is recorded in a dossier: what was typed, what it means, and what is wrong with it."""
