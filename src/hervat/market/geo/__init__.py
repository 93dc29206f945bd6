"""Where places are: the four digits of a Dutch postcode, as a point."""
