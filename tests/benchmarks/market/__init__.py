"""How fast the labour market answers."""
