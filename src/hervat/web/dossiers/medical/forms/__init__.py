"""The forms of the bedrijfsarts: what was typed, and what it means."""
