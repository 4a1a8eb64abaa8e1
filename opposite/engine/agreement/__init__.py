"""Agreement and reliability figures, and what workshops agreed on."""
