"""What somebody brings to work: what they learned and did, what they like, and what they ask of it. Each change is a version of its own."""
