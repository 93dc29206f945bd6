"""Which datum which role may see or record, and on what ground (law.md 4.1 as data): see :mod:`matrix`."""
