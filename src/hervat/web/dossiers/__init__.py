"""The pages of the dossiers, for every professional: the list, the case, what is recorded in it."""
