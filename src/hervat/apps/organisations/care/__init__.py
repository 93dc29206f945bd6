"""The care of accounts, organisations and their people: by who runs the installation, and by who has it within one organisation."""
