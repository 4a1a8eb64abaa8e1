"""Local search moves what is planned, and adds what is not, where the plan is worth more; it breaks no rule by that."""

from dataclasses import replace

from plan_requests import Q, initiative, request, violated

from opposite.planning.local_search import local_search
from opposite.planning.schedule_builder import ScheduleBuilder

L, P, B = (
    replace(Q, question="L", target=None),
    replace(Q, question="P", importance=0.2),
    replace(Q, question="B", importance=0.5),
)
DEAREST = replace(Q, importance=2)


def improved(asked, *planned):
    """Rows of a plan that begins with these initiatives, once it was improved."""
    builder = ScheduleBuilder(asked)
    builder.add(builder.fit_some(planned))
    local_search(builder, set(asked.by_id), fixed=(), tries=200)
    return builder.placements


def test_what_found_no_room_in_one_order_comes_into_no_other_past_the_budget():
    asked = request(
        initiative("a", "Q 1>4", weeks=52, demand={"r": 1}),
        initiative("h", "L 1>3", weeks=39, demand={"r": 1}),
        initiative("x", "P 1>4", days=40, demand={"s": 0.5}, requires_levels={"L": 3}),
        initiative("b", "L 1>3", "B 1>4", days=30, demand={"s": 0.5}, prerequisites=("a",)),
        questions=(DEAREST, L, P, B),
        periods=6,
        capacity={"r": (1.0,), "s": (1.0,)},
        budget=60,
    )
    rows = improved(asked, "h", "x")
    assert violated(asked, rows) == ()
    assert [(row.initiative, row.start) for row in rows] == [("a", 1), ("b", 5)]
