"""From all occupations to a list that a coach can act on: what fits, in what order, and what was left out and why."""
