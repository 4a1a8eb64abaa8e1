"""What is said of scores."""
