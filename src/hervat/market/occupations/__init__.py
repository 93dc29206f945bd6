"""Occupations: what they are called, what they ask, what they are like, and what each of these is known from."""
