"""What a Dutch text is made of: one analysis for the index, the alerts and the search for doubles, so that they agree."""
