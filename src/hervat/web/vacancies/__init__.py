"""Vacancies for everybody: searching, and the page of one. Nobody is known here; who searches as a werknemer does so elsewhere."""
