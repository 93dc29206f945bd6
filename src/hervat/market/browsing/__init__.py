"""Walking through the labour market as a visitor does: by words, by field, by letter, and from one thing to what hangs together with it."""
