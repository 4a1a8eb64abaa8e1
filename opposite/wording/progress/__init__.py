"""What is said of initiatives that are under way."""
