"""How many generated examples a property is tried with."""

import os

from hypothesis import settings

SHARE = float(os.environ.get("OPPOSITE_EXAMPLES", "1"))
"""Share of the examples that are tried: all of them, unless the quick tests ask for less."""


def examples(number):
    """Settings of a property that is tried with a number of examples, at least five of them where fewer are asked for."""
    return settings(max_examples=max(min(number, 5), round(number * SHARE)), deadline=None)
