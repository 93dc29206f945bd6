"""Files of a case: checked, sealed, kept outside the web."""
