"""Commands for whoever runs an installation that others use."""
