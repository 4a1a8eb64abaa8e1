"""Who may see what, given and taken."""
