"""Documents of a dossier as pages show them, and the form to add one."""
