"""Invented vacancies of the demo, and sources that have them: every employer is invented (fictief)."""
