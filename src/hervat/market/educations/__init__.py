"""What can be learned, and what it leads to: educations with a diploma, and courses."""
