"""What is said of how stable a plan is: of the plan of three initiatives that starts with two of them, in two quarters."""

from dataclasses import replace
from datetime import date

import pytest
from handed_over import CASE, roadmap

from opposite import wording
from opposite.domain.roadmap.robustness import PlanStability, SelectionFrequency
from opposite.wording.roadmap.robustness import stability_rows

PLAN = roadmap()
PEOPLE = SelectionFrequency({"case": 100, "cascade": 40, "alone": 0})
HELD = PlanStability(
    variations=100,
    shown=("cascade", "case"),
    by_weights=SelectionFrequency({"case": 97, "cascade": 90, "alone": 13}),
    by_people=PEOPLE,
)


@pytest.mark.parametrize(("last", "said"), [(1, "the first quarter"), (2, "the first 2 quarters")])
def test_the_first_part_is_called_by_its_length(last, said):
    assert wording.first_wave(replace(PLAN, horizons=(("now", last), ("next", 4)))) == said


@pytest.mark.parametrize(("often", "stay"), [(89, "1 does so"), (90, "2 do so")])
def test_the_headline_counts_what_nearly_always_starts_first(often, stay):
    found = replace(HELD, by_weights=SelectionFrequency({"case": 97, "cascade": often, "alone": 0}))

    assert wording.stability_headline(PLAN, found) == (
        f"Of 2 initiatives that start in the first 2 quarters, {stay} in at least 90 of 100 variations of the weights "
        "and 1 does so in at least 90 of 100 simulations with other people from the same groups."
    )


def test_the_headline_says_nothing_of_people_who_may_not_be_drawn():
    found = replace(
        HELD, shown=("cascade",), by_weights=SelectionFrequency({"case": 0, "cascade": 3, "alone": 0}), by_people=None
    )

    assert wording.stability_headline(PLAN, found) == (
        "Of 1 initiative that starts in the first 2 quarters, none does so in at least 90 of 100 variations of the weights."
    )


def test_the_headline_of_a_plan_that_starts_later_says_so():
    assert wording.stability_headline(PLAN, replace(HELD, shown=())) == "Nothing starts in the first 2 quarters."


@pytest.mark.parametrize(
    ("people", "said"), [(PEOPLE, " and in 40 of 100 simulations with other people from the same groups."), (None, ".")]
)
def test_a_row_says_in_how_many_variations_it_starts_first(people, said):
    assert wording.row_stability(PLAN, replace(HELD, by_people=people), "cascade") == (
        f"It starts in the first 2 quarters in 90 of 100 variations of the weights{said}"
    )


def test_a_row_of_the_table_has_no_column_for_people_who_may_not_be_drawn():
    assert stability_rows(PLAN, replace(HELD, by_people=None))[0] == {
        "Initiative": "Write, evidence and sign the case",
        "Start": date(2027, 1, 31),
        "With other weights": "in 97 of 100",
    }


def test_what_is_not_in_the_plan_is_listed_after_it_where_it_starts_first_in_some_variation():
    held = replace(
        HELD,
        by_weights=SelectionFrequency({"case": 97, "cascade": 90, "alone": 13, "second": 0, "never": 0, "third": 5}),
        by_people=SelectionFrequency({"case": 97, "cascade": 90, "alone": 13, "second": 40, "never": 0, "third": 0}),
    )
    further = tuple(replace(CASE, id=name, title=name) for name in ("never", "second", "third"))
    plan = replace(PLAN, request=replace(PLAN.request, initiatives=(*PLAN.request.initiatives, *further)))

    assert [row["Initiative"] for row in stability_rows(plan, held)[3:]] == ["second", "third"]
    assert stability_rows(plan, held)[3] == {
        "Initiative": "second",
        "Start": None,
        "With other weights": "in 0 of 100",
        "With other people": "in 40 of 100",
    }


def test_variations_in_which_pins_could_not_be_kept_are_told():
    weights = replace(HELD, by_weights=HELD.by_weights._replace(unplanned=3))
    both = replace(weights, by_people=PEOPLE._replace(unplanned=1))
    end = " the pinned initiatives could not be kept, so nothing started."

    assert wording.unplanned_note(HELD) is None
    assert wording.unplanned_note(weights) == f"In 3 of 100 variations of the weights{end}"
    assert wording.unplanned_note(both) == (
        f"In 3 of 100 variations of the weights and 1 of 100 simulations with other people from the same groups{end}"
    )
