"""Fetching ads from their sources: politely, safely, and so that the failure of one source never touches another."""
