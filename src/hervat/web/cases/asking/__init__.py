"""Asking the bedrijfsarts something, and reading what was asked and answered; for professionals and for the werknemer."""
