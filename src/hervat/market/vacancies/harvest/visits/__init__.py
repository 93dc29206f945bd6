"""One visit to one source, a step at a time, by kind of source; and what is remembered of it."""
