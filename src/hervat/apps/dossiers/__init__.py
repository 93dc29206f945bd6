"""The cases: people, facts and events, and what follows from them."""
