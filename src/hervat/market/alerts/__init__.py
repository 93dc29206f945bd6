"""Searches that were kept, and what is new for each. Nobody's name is here: whose search it is only the confidential side knows."""
