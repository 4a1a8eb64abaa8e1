"""Who is here and what they may do: the one place that every verb of the engine asks."""
