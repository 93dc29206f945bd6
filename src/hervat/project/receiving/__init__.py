"""Taking in what visitors send: how much, how fast, how many at a time, and what they are told when it is too much."""
