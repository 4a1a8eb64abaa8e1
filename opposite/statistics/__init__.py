"""Statistics of agreement, reliability and uncertainty as plain functions with their sources."""
