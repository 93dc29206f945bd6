"""The pages of the bedrijfsarts: the day, and the medical part of a case."""
