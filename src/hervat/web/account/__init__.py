"""Logging in, the second step, invitations, and what people set for themselves."""
