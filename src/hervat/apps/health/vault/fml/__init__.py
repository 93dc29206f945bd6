"""The functionele mogelijkhedenlijst in the vault: writing one, signing it, releasing it, and reading what was released."""
