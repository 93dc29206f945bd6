"""Who must do what, from when, by when: one module per part of the two years, each a list of obligations from a :class:`Clock`."""
