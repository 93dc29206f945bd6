"""What someone can still do, laid beside what work asks: a verdict per item with its reason, and an order for what remains."""
