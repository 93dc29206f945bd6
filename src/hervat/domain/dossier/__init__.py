"""What is true of a dossier besides the law's clock: what is most urgent, what its documents and notes are for, and its numbers."""
