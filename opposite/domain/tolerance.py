"""How near a threshold counts as reached: allowed in every comparison with one (scoring.md)."""

TOLERANCE = 1e-9
