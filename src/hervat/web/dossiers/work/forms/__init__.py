"""The forms of these pages."""
