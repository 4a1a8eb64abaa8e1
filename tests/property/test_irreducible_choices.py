"""Whatever is chosen, what is told to contradict each other does, and without any one of it there is a plan."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples
from test_optimal_plans import few, plan_or_none
from test_plans import requests

from opposite.engine.roadmap.contradiction import irreducible

SETS = st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=5)


def is_irreducible(found, is_possible):
    return not is_possible(found) and all(is_possible([o for o in found if o is not one]) for one in found)


@given(forbidden=SETS)
def test_of_choices_some_of_which_exclude_each_other(forbidden):
    def is_possible(kept):
        return not any(together <= set(kept) for together in forbidden)

    assume(not is_possible(range(7)))
    found = irreducible(range(7), is_possible)
    assert is_irreducible(found, is_possible)
    assert frozenset(found) in forbidden


@given(asked=requests(), data=st.data())
@examples(60)
def test_of_pins_exclusions_budget_and_people_of_a_request(asked, data):
    asked = replace(few(asked), not_before={}, finish_by={}, must=frozenset())
    assume(len(asked.initiatives) > 1)
    ids = list(asked.by_id)
    pins = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(1, asked.periods), min_size=1, max_size=3))
    chosen = [("pin", i) for i in pins]
    chosen += [("excluded", i) for i in sorted(asked.exclusions)]
    chosen += [("capacity", role) for role in sorted(asked.capacity)]
    chosen += [] if asked.budget is None else [("budget", "")]

    def is_possible(kept):
        exclusions = {of for kind, of in kept if kind == "excluded"}
        kept_pins = {of: pins[of] for kind, of in kept if kind == "pin"}
        if exclusions & set(kept_pins):
            return False
        return plan_or_none(
            replace(
                asked,
                pins=kept_pins,
                exclusions=frozenset(exclusions),
                budget=asked.budget if ("budget", "") in kept else None,
                capacity={role: values for role, values in asked.capacity.items() if ("capacity", role) in kept},
            )
        ) is not None  # fmt: skip

    assume(not is_possible(chosen))
    assume(is_possible([]))
    assert is_irreducible(irreducible(chosen, is_possible), is_possible)
