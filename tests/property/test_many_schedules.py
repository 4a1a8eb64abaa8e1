"""Many orders scheduled at once come to what each comes to alone, and are worth what rule 18 says."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples
from test_plans import requests

from opposite.planning.candidates import candidates
from opposite.planning.feasibility import violations
from opposite.planning.many_schedules import ManySchedules
from opposite.planning.projection import plan_value
from opposite.planning.schedule_builder import ScheduleBuilder
from opposite.planning.wide_search import widely_best


@given(asked=requests(), data=st.data())
@examples(150)
def test_each_schedule_is_the_one_that_its_order_comes_to_and_its_value_that_of_the_plan(asked, data):
    builder = ScheduleBuilder(replace(asked, pins={}, must=frozenset(), finish_by={}, quick_wins=0))
    many = ManySchedules(builder)
    usable = candidates(builder.request, impeded=builder.impediments)
    orders = [data.draw(st.permutations(usable)) for _ in range(3)]
    books = many.empty().repeated(3)
    many.extend(books, np.array([[many.numbers[i] for i in order] for order in orders], dtype=np.int64).reshape(3, -1))
    for row, (order, value) in enumerate(zip(orders, many.values(books), strict=True)):
        rows = many.placements(type(books)(*(part[row : row + 1] for part in books)))
        assert violations(builder.request, rows) == ()
        assert value == pytest.approx(plan_value(asked, rows), abs=1e-12)
        assert rows == one_after_the_other(builder, order)


def one_after_the_other(builder, order):
    """Rows of an order in which nothing waits for what comes later, as the schedule of one order places them."""
    placed = ScheduleBuilder(builder.request)
    for initiative in order:
        if placed.affords(placed.effort_of((initiative,))):
            placed.add(placed.fit_some((initiative,)))
    return tuple(sorted(placed.placements, key=lambda row: row.initiative))


@given(asked=requests(), data=st.data())
@examples(60)
def test_a_wide_search_breaks_no_rule_and_never_loses_value(asked, data):
    asked = replace(asked, pins={}, must=frozenset(), finish_by={}, quick_wins=0)
    builder = ScheduleBuilder(asked)
    usable = candidates(asked, impeded=builder.impediments)
    rows = one_after_the_other(builder, data.draw(st.permutations(usable)))
    found = widely_best(asked, rows, orders=[data.draw(st.permutations(usable))])
    assert violations(asked, found) == ()
    assert plan_value(asked, found) >= plan_value(asked, rows)
