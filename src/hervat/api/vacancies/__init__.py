"""Vacancies for programs: searching, and one vacancy. Public; nobody is known."""
