"""What became of initiatives, and what they moved."""
