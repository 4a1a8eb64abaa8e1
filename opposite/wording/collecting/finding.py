"""What is said where something is found among many."""

from __future__ import annotations

AN_ORGANISATION, A_PERSON = "Find an organisation", "Find a person"
CHOOSE = "Choose"
PART_OF_NAME = "Part of its name"
PART_OF_ADDRESS = "Part of the address"


def how_many(found: int, *, most: int) -> str:
    """How many organisations are called as was typed; of more than so many the first ones are offered."""
    if found >= most:
        return f"The first {most}"
    return f"{found} found" if found else "None found"
