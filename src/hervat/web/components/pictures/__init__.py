"""Pictures drawn on the server: the timeline of the 104 weeks, and the bar of one date."""
