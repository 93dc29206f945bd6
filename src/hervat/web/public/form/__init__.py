"""The form of the open clock: its fields, the words in it, and dates as people type them."""
