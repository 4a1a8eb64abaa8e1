"""Quantiles of Student's t and of F equal those of scipy, and intervals those computed with them."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples
from scipy import stats

from opposite.statistics.intervals import t_interval
from opposite.statistics.quantile_pieces import PIECES, t_pieces
from opposite.statistics.quantiles import f_quantile, t_quantile

LEVELS = [0.8, 0.9, 0.95, 0.99, 0.999]
DEGREES = [1, 1.3, 2, 2.999, 3, 4, 4.7, 10, 31.5, 100, 1e3, 1e4, 1e5, 1e6]

spread_out = st.floats(0, math.log(1e6)).map(math.exp)


def same(value):
    return pytest.approx(value, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("degrees", "level", "published"),
    [(1, 0.95, 12.706), (4, 0.95, 2.776), (10, 0.9, 1.812), (30, 0.99, 2.750), (120, 0.999, 3.373), (2, 0.8, 1.886)],
)
def test_the_table_of_any_textbook(degrees, level, published):
    assert round(t_quantile(degrees, level), 3) == published


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("degrees", DEGREES)
def test_t_equals_scipy(degrees, level):
    assert t_quantile(degrees, level) == same(stats.t.isf((1 - level) / 2, degrees))


@examples(300)
@given(degrees=spread_out, level=st.floats(0.8, 0.999))
def test_t_equals_scipy_at_any_degrees_and_level(degrees, level):
    assert t_quantile(degrees, level) == same(stats.t.isf((1 - level) / 2, degrees))


@pytest.mark.parametrize("level", [0.01, 0.3, 0.499, 0.5, 0.68, 0.69, 1 - 1e-9])
@pytest.mark.parametrize("degrees", [0.3, 1, 2.5, 3, 40, 1e7])
def test_t_equals_scipy_at_levels_that_nobody_asks_for(degrees, level):
    assert t_quantile(degrees, level) == same(stats.t.isf((1 - level) / 2, degrees))


@examples(300)
@given(first=spread_out, second=spread_out, share=st.floats(0.0005, 0.9995))
def test_f_equals_scipy(first, second, share):
    assume((first, share) != (second, 0.5))  # scipy's own has eight digits there
    assert f_quantile(first, second, share) == same(stats.f.ppf(share, first, second))


@examples(300)
@given(degrees=spread_out)
def test_the_median_of_f_with_equal_degrees_is_1(degrees):
    assert f_quantile(degrees, degrees, 0.5) == pytest.approx(1, abs=1e-13)


@pytest.mark.parametrize("rows", [3, 4, 20, 1000, 100_000])
@pytest.mark.parametrize("questions", [2, 3, 12, 40])
@pytest.mark.parametrize("share", [0.025, 0.975, 0.1, 0.9995])
def test_f_equals_scipy_where_feldts_interval_needs_it(rows, questions, share):
    first, second = rows - 1, (rows - 1) * (questions - 1)

    assert f_quantile(first, second, share) == same(stats.f.ppf(share, first, second))


@examples(50)
@given(first=spread_out, second=spread_out, share=st.floats(0.01, 0.99))
def test_the_upper_end_is_the_lower_end_turned_round(first, second, share):
    assert f_quantile(first, second, share) * f_quantile(second, first, 1 - share) == pytest.approx(1, rel=1e-10)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [(0, 1, 0.5), (1, 0, 0.5), (-1, 1, 0.5), (1, math.inf, 0.5), (math.inf, 1, 0.5), (1, 1, 0), (1, 1, 1)],
)
def test_there_is_no_quantile_without_degrees_or_outside_the_distribution(first, second, share):
    with pytest.raises(ValueError, match="degrees of freedom above 0"):
        f_quantile(first, second, share)


@pytest.mark.parametrize(("degrees", "level"), [(0, 0.95), (math.inf, 0.95), (5, 0), (5, 1), (math.nan, 0.95)])
def test_nor_one_of_t(degrees, level):
    with pytest.raises(ValueError, match="degrees of freedom above 0"):
        t_quantile(degrees, level)


@examples(100)
@given(centre=st.floats(1, 6), error=st.floats(1e-6, 1), degrees=spread_out, level=st.floats(0.8, 0.999))
def test_an_interval_is_the_one_computed_with_scipy(centre, error, degrees, level):
    low, high = t_interval(centre, error, degrees, level=level, limits=(-math.inf, math.inf))

    assert (low, high) == pytest.approx(stats.t.interval(level, degrees, loc=centre, scale=error), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95, 0.99, 0.999])
def test_pieces_give_the_quantile_of_t_from_one_degree_of_freedom_on(level):
    pieces = t_pieces(level)
    for step in range(1, 4001):
        u = PIECES * step / 4000
        piece = min(int(u), PIECES - 1)
        value = 0.0
        for coefficient in pieces[piece]:
            value = value * (2 * (u - piece) - 1) + coefficient
        assert value == pytest.approx(t_quantile(PIECES / u, level), rel=1e-12)
