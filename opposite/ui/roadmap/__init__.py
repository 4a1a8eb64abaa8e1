"""The roadmap and its what-if."""
