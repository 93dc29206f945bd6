"""Reading ads for the store: here, or in processes of their own."""
