"""Vacancies for the werknemer: the same search, with their own wishes, whether the work fits, and what they did with it."""
