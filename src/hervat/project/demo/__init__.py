"""The demo: an invented world of organisations, people and dossiers, with dates around the day on which it is loaded."""
