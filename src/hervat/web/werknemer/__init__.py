"""The pages of the werknemer: their own case, in plain words."""
