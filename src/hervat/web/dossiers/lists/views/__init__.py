"""The views of the lists."""
