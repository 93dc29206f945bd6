"""Work that fits, for the werknemer: in plain words, without numbers of a list, and with what to ask."""
