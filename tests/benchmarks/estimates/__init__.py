"""How good the estimates of loads are: fitting them again, and how they agree with what was measured."""
