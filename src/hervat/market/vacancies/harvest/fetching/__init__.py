"""Getting one thing from the network: only from addresses that are public, within bounds of size and time."""
