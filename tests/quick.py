"""What `make test-fast` and `make test` leave to `make test-all`: most of the generated examples, and the second of two
computations.
"""

import os

from hypothesis import settings

QUICK = os.environ.get("OPPOSITE_TESTS") == "quick"
"""Whether an answer is wanted soon."""


def examples(number):
    """Settings of a property that is tried with a number of examples; with a fifth of them, at least five, if quick."""
    return settings(max_examples=max(min(number, 5), number // 5) if QUICK else number, deadline=None)
