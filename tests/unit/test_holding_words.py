"""What is said while a plan that holds is looked for: how many plans were tried, and what stands on the page meanwhile."""

import pytest

from opposite.wording.roadmap.holding import looking, tried


@pytest.mark.parametrize(
    ("made", "of", "said"),
    [
        (0, 0, "Looking for a plan that holds."),
        (1, 0, "Looking for a plan that holds: 1 plan tried."),
        (12, 0, "Looking for a plan that holds: 12 plans tried."),
        (12, 13, "A plan that holds is found; the best such plan is searched for."),
    ],
)
def test_how_far_it_is(made, of, said):
    assert tried(made, of) == said
    assert looking(made, of) == f"{said} Until then what stands above is the best plan, without buffers."
