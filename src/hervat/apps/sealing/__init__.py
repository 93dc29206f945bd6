"""Encryption of what is stored: keys, sealed texts and files."""
