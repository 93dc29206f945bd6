"""Who read or changed what, when and why: written down once, never changed."""
