"""Backup and restore: one archive of everything that is stored, without the keys that open it."""
