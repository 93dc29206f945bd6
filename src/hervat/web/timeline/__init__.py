"""A timeline as pages show it, wherever its facts come from: what to do now, the steps, the days, and why each is what it is."""
