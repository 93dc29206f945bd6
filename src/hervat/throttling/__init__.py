"""How much one address may ask of this installation: for pages and for the API alike."""
