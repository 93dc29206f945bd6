"""A match in words and on paper."""
