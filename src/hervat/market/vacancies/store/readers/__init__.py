"""Reading ads in processes of their own."""
