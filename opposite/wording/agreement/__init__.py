"""What is said of agreement, flags and workshops."""
