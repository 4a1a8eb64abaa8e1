"""What is said where something is found among many."""

from __future__ import annotations

AN_ORGANISATION, A_PERSON = "Find an organisation", "Find a person"
CHOOSE = "Choose"
PART_OF_NAME = "Part of its name"
PART_OF_ADDRESS = "Part of the address"


def how_many(found: int, *, most: int) -> str:
    """How many organisations hold in their name what was typed, and what to do next; at `most` there may be more."""
    if found == 0:
        return "None is called so"
    if found >= most:
        return f"Choose among {most}, or type more"
    return "Choose the one found" if found == 1 else f"Choose among {found}"
