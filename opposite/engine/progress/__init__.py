"""What became of initiatives: states, readings, assumptions, reviews, and what was measured."""
