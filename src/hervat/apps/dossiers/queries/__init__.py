"""What can be asked of the dossiers: each takes who asks, and gives only what they may see."""
