"""From answers to scores, stages, gaps and lenses, and what of them may be shown."""
