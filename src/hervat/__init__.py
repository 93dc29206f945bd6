"""Hervat runs a re-integration case from the first sick day to lasting work."""
