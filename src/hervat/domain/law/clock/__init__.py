"""The counting itself: from facts to sick days, the wachttijd, the wage that runs on, and the loonsanctie after it."""
