"""Paper: dataclass in, bytes out. Nothing here knows of a request, a database or a clock."""
