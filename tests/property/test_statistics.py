"""The statistics equal their definitions written out, and those of pingouin, on whatever people answer."""

import math
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples
from statsmodels.multivariate.factor import Factor

from opposite.statistics.consistency import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    item_rest_correlations,
)
from opposite.statistics.figure import Undefined
from opposite.statistics.krippendorff import krippendorff_alpha
from opposite.statistics.omega import mcdonald_omega
from opposite.statistics.variance_shares import eta_squared, icc1, icc2
from opposite.statistics.within_group import ad_mean, ad_median, awg, rwg, rwg_pooled
from opposite.statistics.within_group_factor import rwg_j, rwg_star_j

SCALES = [
    (1, 2, 3, 4, 5, 6),
    (1, 2, 3, 4, 5),
    (0, 1, 2, 3),
    (-3, -2, -1, 0, 1),
    (0, 0.25, 0.5, 1),
    (0.1, 0.2, 0.3, 0.7),
    (1, 2, 100000),
]
SIZES = [3, 5, 20, 400, 5000]
"""Rows of generated data; one and two rows are undefined and stand in the specification."""


@st.composite
def levels_on_a_scale(draw, *, least=0, most=12):
    points = draw(st.sampled_from(SCALES))
    answer = st.one_of(st.none(), *[st.sampled_from(points)] * 4)
    return points, draw(st.lists(answer, min_size=least, max_size=most))


@st.composite
def tables(draw, *, questions=(1, 5), people=(0, 10), gaps=True, scales=SCALES):
    """A scale, and rows of people who answer every question on it or leave it out."""
    points = draw(st.sampled_from(scales))
    answer = st.one_of(st.none(), *[st.sampled_from(points)] * 6) if gaps else st.sampled_from(points)
    row = st.tuples(*[answer] * draw(st.integers(*questions)))
    return points, draw(st.lists(row, min_size=people[0], max_size=people[1]))


def same(value, *, rel=1e-9, absolute=1e-9):
    return None if value is None else pytest.approx(float(value), rel=rel, abs=absolute)


def exactly(values):
    return [Fraction(value) for value in values if value is not None]


def generated(people, *, questions=5, seed=1, gaps=0.1):
    """Answers to questions with something in common, a tenth of them missing, people in rows."""
    dice = np.random.default_rng([people, seed])
    common = dice.normal(size=(people, 1))
    answers = np.clip(np.round(3.5 + common + dice.normal(size=(people, questions))), 1, 6)
    answers[dice.random(answers.shape) < gaps] = np.nan
    return answers


def rows_of(answers):
    return [tuple(None if math.isnan(level) else level for level in row) for row in answers.tolist()]


# Against the definitions, pair by pair


def variance_by_pairs(values):
    """Half the mean squared difference of two people."""
    n = len(values)
    return sum((a - b) ** 2 for a, b in combinations(values, 2)) / Fraction(n * (n - 1))


def spread_at_random(points):
    n = len(points)
    return sum((a - b) ** 2 for a, b in combinations(exactly(points), 2)) / Fraction(n * n)


@given(levels_on_a_scale())
def test_rwg_is_one_minus_the_spread_of_all_pairs_against_that_of_all_points(drawn):
    points, levels = drawn
    values = exactly(levels)

    raw = 1 - variance_by_pairs(values) / spread_at_random(points) if len(values) >= 2 else None

    assert rwg_pooled([levels], points, truncated=False).value == same(raw)
    assert rwg(levels, points).value == same(None if raw is None else max(0, raw))
    assert rwg(levels, points).n == len(values)


@given(levels_on_a_scale())
def test_awg_is_its_formula_in_fractions(drawn):
    points, levels = drawn
    values, low, high = exactly(levels), Fraction(min(points)), Fraction(max(points))
    k = len(values)
    expected = None
    if k >= 2:
        mean = sum(values) / k
        if mean in {low, high}:
            expected = 1
        elif (low * (k - 1) + high) / k <= mean <= (high * (k - 1) + low) / k:
            most = ((high + low) * mean - mean**2 - high * low) * Fraction(k, k - 1)
            expected = 1 - 2 * variance_by_pairs(values) / most

    assert awg(levels, points).value == same(expected)


@given(levels_on_a_scale())
def test_average_deviations_are_their_formulas_in_fractions(drawn):
    _, levels = drawn
    values = sorted(exactly(levels))
    n = len(values)
    about_mean = about_median = None
    if n >= 2:
        mean, median = sum(values) / n, (values[(n - 1) // 2] + values[n // 2]) / 2
        about_mean = sum(abs(value - mean) for value in values) / n
        about_median = sum(abs(value - median) for value in values) / n

    assert ad_mean(levels).value == same(about_mean)
    assert ad_median(levels).value == same(about_median)


@given(tables())
def test_agreement_of_a_factor_is_its_formula_in_fractions(drawn):
    points, rows = drawn
    complete = [row for row in rows if None not in row]
    stepped_up = star = None
    if len(complete) >= 2:
        columns = [exactly(column) for column in zip(*complete, strict=True)]
        share = sum(variance_by_pairs(column) for column in columns) / len(columns) / spread_at_random(points)
        star = 1 - share
        agreement = max(0, star)
        stepped_up = len(columns) * agreement / (len(columns) * agreement + min(1, share))
    scales = [points] * (len(rows[0]) if rows else 0)

    assert rwg_star_j(rows, scales).value == same(star)
    assert rwg_j(rows, scales).value == same(stepped_up)


@given(tables(questions=(2, 2)))
def test_groups_are_compared_by_the_sums_of_squares_of_all_pairs(drawn):
    """People in two groups of unequal size; a sum of squares is that of all pairs over their number of people."""
    points, rows = drawn
    groups = [[level for level in column if level is not None] for column in zip(*rows, strict=True)] if rows else []
    groups = [exactly(group[:keep]) for group, keep in zip(groups, (3, 10), strict=True)] if groups else []
    filled = [group for group in groups if group]
    everybody = [value for group in filled for value in group]
    n, c = len(everybody), len(filled)

    def squares(values):
        return sum((a - b) ** 2 for a, b in combinations(values, 2)) / Fraction(max(1, len(values)))

    total, within = squares(everybody), sum(squares(group) for group in filled)
    pooled = 1 - within / (n - c) / spread_at_random(points) if n > c else None

    assert eta_squared(groups).value == same((total - within) / total if total else None)
    assert rwg_pooled(groups, points, truncated=False).value == same(pooled)
    if c < 2 or n == c or total == within:
        assert icc1(groups).value is None
        assert icc2(groups).value is None
        return
    assume(total - within > total / 10**12)  # else they are equal but for the last digits of decimals
    between, inside, k = (total - within) / (c - 1), within / (n - c), Fraction(n, c)
    assert icc1(groups).value == same((between - inside) / (between + (k - 1) * inside))
    assert icc2(groups).value == same((between - inside) / between)


def squared_distance(c, k, counts):
    low, high = min(c, k), max(c, k)
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - Fraction(counts[c] + counts[k], 2)) ** 2


def alpha_by_coincidences(units):
    """Krippendorff's matrix of coincidences, filled pair by pair."""
    units = [values for unit in units if len(values := exactly(unit)) >= 2]
    coincidences = {}
    for values in units:
        for c, k in permutations(values, 2):
            coincidences[c, k] = coincidences.get((c, k), 0) + Fraction(1, len(values) - 1)
    counts = {}
    for (c, _), weight in coincidences.items():
        counts[c] = counts.get(c, 0) + weight
    n = sum(counts.values())
    observed = sum(weight * squared_distance(c, k, counts) for (c, k), weight in coincidences.items())
    expected = sum(counts[c] * counts[k] * squared_distance(c, k, counts) for c in counts for k in counts if c != k)
    return 1 - (n - 1) * observed / expected if expected else None


@given(tables())
def test_krippendorffs_alpha_is_that_of_the_matrix_of_coincidences(drawn):
    _, units = drawn

    assert krippendorff_alpha(units).value == same(alpha_by_coincidences(units))


@given(tables())
def test_alpha_is_its_formula_in_fractions(drawn):
    _, rows = drawn
    complete = [exactly(row) for row in rows if None not in row]
    expected = None
    if len(complete) >= 3 and (k := len(complete[0])) >= 2:
        total = variance_by_pairs([sum(row) for row in complete])
        items = sum(variance_by_pairs(column) for column in zip(*complete, strict=True))
        expected = Fraction(k, k - 1) * (1 - items / total) if total > Fraction(1, 10**12) else None

    assert cronbach_alpha(rows).value == same(expected)


# Against pingouin


@pytest.fixture(scope="module")
def pingouin():
    library = pytest.importorskip("pingouin")
    rounding = library.options["round.column.CI95"]
    library.options["round.column.CI95"] = None
    yield library
    library.options["round.column.CI95"] = rounding


@pytest.mark.parametrize(("targets", "judges"), [(3, 2), (4, 6), (12, 3), (40, 5), (150, 4)])
def test_shares_of_groups_of_equal_size_equal_pingouins_one_way_forms(pingouin, targets, judges):
    rows = generated(targets, questions=judges, gaps=0).tolist()
    long = pd.DataFrame(
        [(target, judge, level) for target, row in enumerate(rows) for judge, level in enumerate(row)],
        columns=["target", "judge", "level"],
    )
    forms = pingouin.intraclass_corr(long, "target", "judge", "level").set_index("Type")["ICC"]

    assert [icc1(rows).value, icc2(rows).value] == [same(forms["ICC(1,1)"]), same(forms["ICC(1,k)"])]


@pytest.mark.parametrize("people", SIZES)
def test_alpha_and_its_interval_equal_pingouin_on_data_of_any_size(pingouin, people):
    """Pingouin counts rows with gaps in its interval even where it leaves them out, and rounds its ends to 0.001."""
    answers = pd.DataFrame(generated(people, gaps=0.1 if people > 5 else 0)).dropna()
    figure = cronbach_alpha(rows_of(answers.to_numpy()))

    alpha, interval = pingouin.cronbach_alpha(answers)

    assert figure.value == same(alpha)
    assert figure.interval == pytest.approx(tuple(interval), abs=0.00050001)
    assert figure.n == len(answers)


@pytest.mark.parametrize("people", [*SIZES[2:], 100_000])
def test_alpha_of_rows_with_gaps_equals_pingouins_listwise(pingouin, people):
    answers = generated(people, questions=12, gaps=0.02)

    alpha, _ = pingouin.cronbach_alpha(pd.DataFrame(answers), nan_policy="listwise")

    assert cronbach_alpha(rows_of(answers)).value == same(alpha)


@examples(60)
@given(drawn=tables(questions=(2, 5), people=(3, 10), scales=SCALES[:-1]))
def test_alpha_equals_pingouin_wherever_it_is_defined(pingouin, drawn):
    _, rows = drawn
    figure = cronbach_alpha(rows)
    if figure.value is not None:
        assert figure.value == same(pingouin.cronbach_alpha(pd.DataFrame(rows, dtype=float), nan_policy="listwise")[0])
        assert figure.interval == feldt_interval(figure.value, rows=figure.n, questions=len(rows[0]))


@examples(40)
@given(drawn=tables(questions=(3, 5), people=(3, 10), gaps=False))
def test_the_rest_and_the_alpha_without_a_question_are_computed_from_sums(drawn):
    _, rows = drawn
    rests, without = item_rest_correlations(rows), alpha_if_dropped(rows)
    for item in range(len(rows[0])):
        others = [row[:item] + row[item + 1 :] for row in rows]
        own, rest = [row[item] for row in rows], [math.fsum(row) for row in others]
        assert without[item].value == same(cronbach_alpha(others).value)
        if rests[item].value is not None:
            assert rests[item].value == same(np.corrcoef(own, rest)[0, 1], absolute=1e-7)


# What makes no difference


FIGURES = {
    "rwg": lambda points, rows: rwg(rows[0], points),
    "rwg pooled": lambda points, rows: rwg_pooled(rows, points),
    "awg": lambda points, rows: awg(rows[0], points),
    "AD": lambda _, rows: ad_mean(rows[0]),
    "AD median": lambda _, rows: ad_median(rows[0]),
    "rwg_j": lambda points, rows: rwg_j(rows, [points] * len(rows[0])),
    "rwg_star_j": lambda points, rows: rwg_star_j(rows, [points] * len(rows[0])),
    "eta": lambda _, rows: eta_squared(rows),
    "ICC(1)": lambda _, rows: icc1(rows),
    "ICC(2)": lambda _, rows: icc2(rows),
    "ordinal": lambda _, rows: krippendorff_alpha(rows),
    "omega": lambda _, rows: mcdonald_omega(rows),
    "alpha": lambda _, rows: cronbach_alpha(rows),
    "item-rest": lambda _, rows: item_rest_correlations(rows)[0],
    "alpha if dropped": lambda _, rows: alpha_if_dropped(rows)[0],
}
IN_LEVELS = {"AD", "AD median"}


def assert_alike(first, second, *, factor=1):
    """The same, but where a formula comes so near to dividing by zero that its digits are lost."""
    assume(first.value is None or abs(first.value) < 10**6)
    assert (first.n, first.reason) == (second.n, second.reason)
    assert second.value == same(None if first.value is None else first.value * factor, rel=1e-7)


@pytest.mark.parametrize("name", FIGURES)
@examples(30)
@given(drawn=tables(people=(1, 8)))
def test_a_value_or_a_reason_and_never_infinite_or_not_a_number(name, drawn):
    figure = FIGURES[name](*drawn)

    assert (figure.value is None) == isinstance(figure.reason, Undefined)
    assert figure.value is None or (type(figure.value) is float and math.isfinite(figure.value))
    assert figure.interval is None or all(type(end) is float and math.isfinite(end) for end in figure.interval)
    assert figure.n >= 0


@pytest.mark.parametrize("name", sorted(FIGURES.keys() - {"item-rest", "alpha if dropped"}))
@examples(30)
@given(drawn=tables(people=(1, 8)), dice=st.randoms(use_true_random=False))
def test_the_order_of_people_makes_no_difference(name, drawn, dice):
    """Where a row is a group or a unit, the order within it; where it is a person, the order of rows."""
    points, rows = drawn
    within = {"rwg", "awg", "AD", "AD median", "rwg pooled", "eta", "ICC(1)", "ICC(2)", "ordinal"}
    shuffled = [tuple(dice.sample(row, len(row))) for row in rows] if name in within else dice.sample(rows, len(rows))

    assert_alike(FIGURES[name](points, rows), FIGURES[name](points, shuffled))


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("shift", [-7, 0.5, 1000])
@examples(15)
@given(drawn=tables(people=(1, 8)))
def test_a_scale_that_begins_elsewhere_makes_no_difference(name, shift, drawn):
    points, rows = drawn
    moved = [tuple(None if level is None else level + shift for level in row) for row in rows]

    assert_alike(FIGURES[name](points, rows), FIGURES[name](tuple(point + shift for point in points), moved))


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("factor", [0.25, 3, 1024])
@examples(15)
@given(drawn=tables(people=(1, 8)))
def test_a_scale_in_another_unit_changes_average_deviations_alone(name, factor, drawn):
    points, rows = drawn
    stretched = [tuple(None if level is None else level * factor for level in row) for row in rows]
    figure = FIGURES[name](tuple(point * factor for point in points), stretched)

    assert_alike(FIGURES[name](points, rows), figure, factor=factor if name in IN_LEVELS else 1)


@pytest.mark.parametrize("name", FIGURES)
@examples(15)
@given(drawn=tables(people=(1, 8)))
def test_a_scale_turned_round_makes_no_difference(name, drawn):
    """Every question reverse-keyed: L + H - level."""
    points, rows = drawn
    ends = min(points) + max(points)
    turned = [tuple(None if level is None else ends - level for level in row) for row in rows]

    assert_alike(FIGURES[name](points, rows), FIGURES[name](tuple(ends - point for point in points), turned))


@given(tables())
def test_only_the_order_of_levels_matters_to_the_ordinal_alpha(drawn):
    points, units = drawn
    ranks = {point: 10 ** sorted(points).index(point) for point in points} | {None: None}

    assert krippendorff_alpha([[ranks[level] for level in unit] for unit in units]) == krippendorff_alpha(units)


# Omega


def test_omega_lies_where_its_loadings_put_it():
    """A thousand people, known loadings: (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses)."""
    loadings = np.array([0.8, 0.7, 0.6, 0.5])
    dice = np.random.default_rng(3)
    orthogonal = np.linalg.qr(np.column_stack([np.ones(1000), dice.normal(size=(1000, 5))]))[0][:, 1:]
    answers = orthogonal[:, :1] * loadings + orthogonal[:, 1:] * np.sqrt(1 - loadings**2)
    for widths in (np.full(4, 10.0), np.array([1.0, 5.0, 2.0, 3.0])):
        common, left = (loadings @ widths) ** 2, ((1 - loadings**2) * widths**2).sum()
        assert mcdonald_omega((answers * widths + 3).tolist()).value == pytest.approx(
            common / (common + left), abs=1e-9
        )


@examples(20)
@given(drawn=tables(questions=(3, 5), people=(4, 12)))
def test_omega_is_a_share_or_says_why_it_is_none(drawn):
    figure = mcdonald_omega(drawn[1])

    assert (figure.value is None) == isinstance(figure.reason, Undefined)
    assert figure.value is None or 0 <= figure.value <= 1


def omega_of_statsmodels(answers):
    """The model of maximum likelihood as statsmodels finds it; None where a uniqueness is below 0.005."""
    correlations, spreads = np.corrcoef(answers.T), answers.std(axis=0, ddof=1)
    model = Factor(corr=correlations, n_factor=1, method="ml", nobs=len(answers))
    model.fit(opt={"gtol": 1e-9, "maxiter": 1000})
    loadings, uniquenesses = np.asarray(model.loadings)[:, 0] * spreads, np.asarray(model.uniqueness)
    common = loadings.sum() ** 2
    return None if uniquenesses.min() < 0.005 else common / (common + (uniquenesses * spreads**2).sum())


@pytest.mark.parametrize("questions", [3, 4, 7, 12])
@pytest.mark.parametrize("people", [20, 60, 400])
@pytest.mark.parametrize("seed", [1, 2])
def test_omega_equals_that_of_statsmodels(people, questions, seed):
    answers = generated(people, questions=questions, seed=seed, gaps=0)

    assert mcdonald_omega(answers.tolist()).value == pytest.approx(omega_of_statsmodels(answers), abs=1e-6)
