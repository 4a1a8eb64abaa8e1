"""Roadmaps: what people ask of them, the search for the best one, scenarios kept by name."""
