"""The mail about new vacancies: which of them, in which order, why each, and nothing about who reads it."""
