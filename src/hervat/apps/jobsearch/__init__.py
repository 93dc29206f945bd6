"""What the werknemer looks for: whose kept searches they are, the mail about what is new, and what was done with a vacancy."""
