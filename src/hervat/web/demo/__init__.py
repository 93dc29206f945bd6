"""The demo: who can be played, and a tour."""
