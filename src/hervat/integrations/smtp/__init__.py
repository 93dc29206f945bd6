"""Mail to the world outside: over SMTP, or into a folder where there is no mail server."""
