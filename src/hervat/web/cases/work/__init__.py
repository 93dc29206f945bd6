"""What the pages of suitable work have in common, for professionals and for the werknemer."""
