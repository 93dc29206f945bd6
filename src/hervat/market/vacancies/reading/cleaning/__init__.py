"""The text of an ad: harmless, without contact persons, in sentences."""
