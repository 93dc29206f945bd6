"""What every day does to the dossiers: their rows in the lists move on, what falls due is noticed, and people hear of it once."""
