"""Work in the background: what must be sent, and what must be done every day."""
