"""The data page: what it offers to keep what was stored, and to erase it."""
