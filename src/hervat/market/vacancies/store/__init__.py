"""The record of all ads: which source has which, which are of one vacancy, and what came and went. Everything else is filled from it."""
