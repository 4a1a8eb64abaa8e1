"""What is said of roadmaps, their rows, scenarios and robustness."""
