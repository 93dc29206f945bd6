"""The sources as an operator manages them: a file that is read, and what it changes."""
