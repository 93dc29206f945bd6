"""The kept searches of the werknemer: what is mailed, how often, and how to stop it."""
