"""Progress of initiatives: states, readings, assumptions, reviews, and what later waves measured."""
