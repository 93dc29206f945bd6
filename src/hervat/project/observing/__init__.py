"""What is known of the running product: logs and counts. Never what people typed, who they are or where they come from."""
