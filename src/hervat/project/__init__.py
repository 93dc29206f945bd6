"""How the parts are put together: configuration, settings, addresses, logging and the command line."""
