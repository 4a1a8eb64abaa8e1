"""Profile and gaps."""
