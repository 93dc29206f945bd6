"""The API for programs: ``/api/v1``, after the NL API Design Rules, with problem+json errors (RFC 9457)."""
