"""Ads for jobs: fetched from their sources, read, one kept of each."""
