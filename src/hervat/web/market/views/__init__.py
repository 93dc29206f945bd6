"""The pages of the labour market: each reads its address, asks, and shows the answer."""
