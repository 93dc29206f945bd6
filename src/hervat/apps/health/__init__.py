"""The vault: what only the bedrijfsarts, and who works under them, may read or write."""
