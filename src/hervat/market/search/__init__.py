"""Vacancies found by words, place and what they ask; behind one contract, whatever engine answers."""
