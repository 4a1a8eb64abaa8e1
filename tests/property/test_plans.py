"""Whatever is asked of it, a plan keeps to every constraint and is worth what rule 18 says."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.left_out import Unfit
from opposite.domain.roadmap.money import MoneyBudget
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, WEEKS_PER_QUARTER, PlanQuestion, PlanRequest
from opposite.errors import PlanError
from opposite.planning import METHODS, plan, with_possible_quick_wins
from opposite.planning.candidates import candidates
from opposite.planning.feasibility import violations
from opposite.planning.greedy import replan
from opposite.planning.projection import levels_after, plan_value, projected_levels
from opposite.planning.schedule_builder import ScheduleBuilder

QUESTIONS = ("Q1", "Q2", "Q3", "Q4")
SHARES = st.one_of(st.none(), st.floats(0, 1))
SCORES = st.one_of(st.none(), st.sampled_from([1, 1.5, 2.49, 2.5, 3, 6]), st.floats(1, 6))
TARGETS = st.one_of(st.none(), st.sampled_from([1, 3, 4, 4, 4, 6]), st.floats(1, 6))


@st.composite
def questions(draw):
    return {
        question: PlanQuestion(
            question=question,
            score=draw(SCORES),
            target=draw(TARGETS),
            importance=draw(SHARES),
            weight=draw(st.sampled_from([0.0, 0.1, 0.25, 0.4])),
            lowest=1,
            highest=6,
            half_step=0.5,
            applicable=draw(st.integers(0, 7)) > 0,
        )
        for question in draw(st.permutations(QUESTIONS))[: draw(st.integers(1, 4))]
    }


@st.composite
def initiatives(draw, number):
    lifted = draw(st.lists(st.tuples(st.sampled_from(QUESTIONS), st.integers(1, 5)), min_size=1, max_size=3))
    earlier = [f"i{other}" for other in range(number)]
    return Initiative(
        id=f"i{number}",
        title=f"Initiative {number}",
        lifts=tuple(Lift(question, start, min(6, start + draw(st.integers(1, 2)))) for question, start in lifted),
        effort_days=draw(st.sampled_from([5, 10, 10, 40])),
        duration_weeks=draw(st.sampled_from([0, 4, 13, 13.5, 26])),
        factor=draw(st.sampled_from([None, "F", "G"])),
        demand=draw(st.dictionaries(st.sampled_from(["team", "risk"]), st.sampled_from([0.3, 0.5, 1.0]))),
        confidence=draw(st.sampled_from([0.5, 0.8, 1.0])),
        prerequisites=tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))) if earlier else (),
        requires_levels=draw(st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([2, 3, 5]), max_size=1)),
    )


def requests():
    """Requests that ask for no more quick wins than can start in the first period."""
    return wishes().map(with_possible_quick_wins)


@st.composite
def wishes(draw):
    """Requests as people make them."""
    library = [draw(initiatives(number)) for number in range(draw(st.integers(0, 9)))]
    periods = draw(st.integers(1, 6))
    ids = [initiative.id for initiative in library]
    exclusions = frozenset(draw(st.lists(st.sampled_from(ids), max_size=2))) if ids else frozenset()
    pinnable = [initiative for initiative in ids if initiative not in exclusions]
    pins = st.dictionaries(st.sampled_from(pinnable), st.integers(1, periods), max_size=2) if pinnable else st.just({})
    capacity = st.lists(st.sampled_from([0.0, 0.5, 0.8, 1.0, 2.0]), min_size=1, max_size=periods).map(tuple)
    chosen_pins = draw(st.one_of(st.just({}), st.just({}), pins))
    return PlanRequest(
        initiatives=tuple(library),
        questions=draw(questions()),
        periods=periods,
        weeks_per_period=draw(st.sampled_from([WEEKS_PER_QUARTER, WEEKS_PER_MONTH])),
        capacity=draw(st.dictionaries(st.sampled_from(["team", "risk"]), capacity)),
        budget=draw(st.one_of(st.none(), st.sampled_from([0, 20, 60]))),
        pins=chosen_pins,
        exclusions=exclusions,
        factor_order=("F", "G"),
        **draw(limits([i for i in pinnable if i not in chosen_pins], periods)),
    )


@st.composite
def limits(draw, ids, periods):
    """How many at once, how near is attained, quick wins, dates and what has to be done; in half of all requests none."""
    if draw(st.booleans()):
        return {}
    some, dates = st.sampled_from(ids) if ids else st.nothing(), st.integers(1, periods)
    late = draw(st.dictionaries(some, dates, max_size=2)) if ids else {}
    return {
        "at_once": draw(st.sampled_from([None, 1, 2, 3])),
        "attained_within": draw(st.sampled_from([0, 0.25, 0.5])),
        "quick_wins": draw(st.integers(0, 3)),
        "quick_win_days": draw(st.sampled_from([5, 10, 40])),
        "finish_by": draw(st.dictionaries(some, dates, max_size=2)) if ids else {},
        "not_before": late,
        "must": draw(st.frozensets(some, max_size=2)) if ids else frozenset(),
        "money": draw(st.one_of(st.none(), budgets_of_money(periods))),
    }


@st.composite
def budgets_of_money(draw, periods):
    """Money of some of two years, and what each initiative costs; one in six cannot be priced."""
    first = draw(st.integers(1, periods))
    years = [2027 if period < first else 2028 for period in range(periods)]
    costs = {f"i{number}": draw(st.sampled_from([None, 0.0, 1.0, 2.0, 3.0, 5.0])) for number in range(9)}
    return MoneyBudget(
        amounts=draw(st.dictionaries(st.sampled_from(years), st.sampled_from([0.0, 1.0, 3.0, 6.0]), min_size=1)),
        years=years,
        costs={initiative: cost for initiative, cost in costs.items() if cost is not None},
        currency="EUR",
    )


def plan_or_reject(asked, method):
    """The plan; pins that cannot be kept make no example."""
    try:
        return plan(asked, method)
    except PlanError:
        assume(not asked.required and not asked.finish_by)
        raise


@pytest.mark.parametrize("method", METHODS)
@given(asked=requests())
@examples(40)
def test_no_plan_breaks_a_constraint_and_every_initiative_has_its_row_or_its_reason(method, asked):
    found = plan_or_reject(asked, method)
    assert violations(asked, found.placements) == ()
    placed = [row.initiative for row in found.placements]
    assert sorted(placed + [initiative for initiative, _ in found.left_out]) == list(asked.by_id)
    assert all(reason for _, reason in found.left_out)


@pytest.mark.parametrize("method", METHODS)
@given(asked=requests(), random=st.randoms(use_true_random=False))
@examples(25)
def test_the_order_of_initiatives_and_questions_changes_nothing(method, asked, random):
    shuffled, questions = list(asked.initiatives), list(asked.questions)
    random.shuffle(shuffled)
    random.shuffle(questions)
    other = replace(asked, initiatives=tuple(shuffled), questions={q: asked.questions[q] for q in questions})
    assert plan_or_reject(asked, method) == plan(other, method)


@pytest.mark.parametrize("method", METHODS)
@given(asked=requests())
@examples(40)
def test_the_objective_is_the_value_of_the_rows_and_the_quick_value_is_the_slow_one(method, asked):
    found = plan_or_reject(asked, method)
    assert found.objective == plan_value(asked, found.placements) >= 0
    assert ScheduleBuilder(asked, placements=found.placements).value() == pytest.approx(found.objective, abs=1e-12)


@given(asked=requests(), data=st.data())
@examples(40)
def test_the_quick_value_and_levels_are_the_slow_ones_for_any_rows_at_all(asked, data):
    builder = ScheduleBuilder(asked)
    for initiative in asked.by_id:
        latest = asked.periods - builder.activities[initiative].duration + 1
        if latest >= 1 and data.draw(st.booleans()):
            builder.add((builder.placement(initiative, data.draw(st.integers(1, latest))),))
    value = plan_value(asked, builder.placements)
    assert value >= 0
    assert builder.value() == pytest.approx(value, abs=1e-12)
    last = projected_levels(asked, builder.placements, asked.periods)
    assert {question: builder.planned_level(question) for question in last} == last
    half = dict(list(builder.placed.items())[::2])
    rest = ScheduleBuilder(asked, placements=half.values())
    added = [row for row in builder.placements if row.initiative not in half]
    assert rest.value() + rest.gain(added) == pytest.approx(value, abs=1e-12)


@given(asked=requests())
@examples(40)
def test_levels_never_fall_from_period_to_period(asked):
    found = plan_or_reject(asked, "greedy")
    levels = (projected_levels(asked, found.placements, 0), *levels_after(asked, found.placements))
    assert len(levels) == asked.periods + 1
    for question in levels[0]:
        reached = [period[question] for period in levels]
        assert reached == sorted(reached)


@given(asked=requests(), data=st.data())
@examples(25)
def test_what_is_excluded_is_never_planned(asked, data):
    unpinned = sorted(set(asked.by_id) - asked.required)
    assume(unpinned)
    excluded = data.draw(st.sampled_from(unpinned))
    found = plan_or_reject(replace(asked, exclusions=asked.exclusions | {excluded}), "greedy")
    assert excluded not in found.by_id
    assert dict(found.left_out)[excluded] is Unfit.EXCLUDED


@given(asked=requests())
@examples(40)
def test_the_greedy_plan_is_never_worth_less_than_the_naive_one(asked):
    assert plan_or_reject(asked, "greedy").objective >= plan(asked, "largest-gap").objective - 1e-12


@given(asked=requests())
@examples(25)
def test_only_candidates_and_what_pins_need_is_planned(asked):
    free = replace(asked, pins={}, must=frozenset(), finish_by={})
    assert set(plan(free, "greedy").by_id) <= set(candidates(free))


@given(asked=requests())
@examples(25)
def test_rows_stand_by_start_and_worth_and_no_row_is_worth_more_than_the_plan(asked):
    found = plan_or_reject(asked, "greedy")
    values = found.values
    assert all(0 <= value <= found.objective + 1e-12 for value in values.values())
    order = [(row.start, -round(values[row.initiative], 12)) for row in found.placements]
    assert order == sorted(order)


@given(asked=requests())
@examples(25)
def test_what_the_reasons_credit_is_what_is_closed_of_all_gaps(asked):
    found = plan_or_reject(asked, "greedy")
    gaps = sum(s.weight * s.gap for s in asked.questions.values())
    assume(gaps > 0)
    final = projected_levels(asked, found.placements, asked.periods)
    left = sum(s.weight * max(0.0, s.target - final[q]) for q, s in asked.questions.items() if s.gap > 0)
    credited = sum(reason.share for reason in found.reasons.values())
    assert credited == pytest.approx(1 - left / gaps, abs=1e-9)


@given(asked=requests(), other=requests())
@examples(60)
def test_a_plan_made_from_an_earlier_one_breaks_nothing_and_is_never_worth_less_than_the_greedy_one(asked, other):
    greedy = plan_or_reject(asked, "greedy")
    try:
        earlier = plan(other, "greedy").placements
    except PlanError:
        earlier = ()
    found = replan(asked, earlier)
    assert violations(asked, found.placements) == ()
    assert found.objective >= greedy.objective
