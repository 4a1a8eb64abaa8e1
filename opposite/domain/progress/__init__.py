"""Progress of initiatives: their states, and the levels that they moved."""
