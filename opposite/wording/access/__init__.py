"""What is said of who may come in and see what."""
