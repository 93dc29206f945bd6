"""What the page of the clock shows of a timeline, ready for its templates."""
