"""The views of the werknemer, by what they are about."""
