"""The pages without a login: the open clock, and what must be said about it. Nothing that is typed here is stored."""
