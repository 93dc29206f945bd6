"""Readers of what is published about occupations, in the layouts in which it is published."""
