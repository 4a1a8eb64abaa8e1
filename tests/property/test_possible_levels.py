"""Which levels a figure leaves open, held against every world that gives the same figure, in fractions."""

from fractions import Fraction
from itertools import product
from math import lcm

from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.domain.scoring.disclosure import CellFigures, Voices
from opposite.domain.scoring.possible_levels import Cell, Figure, all_open, points_of, weighed, whole_weights

SCALES = ((1.0, 2.0, 3.0, 4.0, 5.0, 6.0), (0.0, 0.25, 0.5, 1.0), (0.5, 1.0, 3.0), (1.0, 2.0, 3.0, 5.0, 6.0))
VOICES = tuple(map(Fraction, ("1", "1", "1/2", "2/3", "0.3141", "7", "3/1000", "0")))


@st.composite
def hidden_cells(draw):
    """Up to four cells of a scale, each with what its one to three people said and its voice."""
    values = draw(st.sampled_from(SCALES))
    cell = st.tuples(st.lists(st.sampled_from(values), min_size=1, max_size=3), st.sampled_from(VOICES))
    return values, draw(st.lists(cell, min_size=1, max_size=4))


def figure_of(values, cells):
    """The figure as the product takes it."""
    points, units = points_of(values), lcm(*(voice.denominator for _, voice in cells))
    return Figure(
        [
            (Cell(points, len(levels), points.total_steps(len(levels), sum(levels)), None), int(voice * units))
            for levels, voice in cells
        ],
        units,
    )


def levels_in_all_worlds(values, cells):
    """By cell that is told of, the levels that its first person has in a world that gives the same figure."""
    told = [(levels, voice) for levels, voice in cells if voice]
    true = sum(voice * Fraction(sum(levels)) for levels, voice in told)
    worlds = product(*(product(values, repeat=len(levels)) for levels, _ in told))
    found = [set() for _ in told]
    for world in worlds:
        if sum(voice * Fraction(sum(said)) for said, (_, voice) in zip(world, told, strict=True)) == true:
            for levels, said in zip(found, world, strict=True):
                levels.add(said[0])
    return found


@examples(200)
@given(hidden_cells().filter(lambda drawn: sum(len(levels) for levels, _ in drawn[1]) <= 4))
def test_enough_levels_remain_open_exactly_where_enough_are_in_all_worlds(drawn):
    values, cells = drawn
    enough = 3 if len(values) > 4 else 2
    assert all_open(figure_of(values, cells)) == all(
        len(levels) >= enough for levels in levels_in_all_worlds(values, cells)
    )


@examples(100)
@given(hidden_cells(), st.integers(2, 1000))
def test_in_which_units_a_figure_counts_makes_no_difference(drawn, times):
    figure = figure_of(*drawn)
    finer = Figure([(cell, voice * times) for cell, voice in figure.parts], figure.units * times)
    assert all_open(finer) == all_open(figure)


@examples(100)
@given(st.lists(st.tuples(hidden_cells(), st.integers(1, 9)), min_size=1, max_size=3), st.integers(1, 30))
def test_a_mean_of_figures_adds_to_each_voice_its_share(drawn, more):
    whole = sum(share for _, share in drawn) + more
    mean = weighed([(figure_of(*one), share) for one, share in drawn], whole)
    assert [Fraction(voice, mean.units) for _, voice in mean.parts] == [
        voice * Fraction(share, whole) for (_, cells), share in drawn for _, voice in cells
    ]


def test_weights_become_whole_numbers_in_their_proportions():
    assert whole_weights({"a": 0.1, "b": 1.0, "c": 0.25, "d": 0.0}) == {"a": 2, "b": 20, "c": 5, "d": 0}


def test_parts_of_a_score_add_up_to_it():
    cells = {"a": CellFigures(2, 2, 7.0), "b": CellFigures(1, 1, 2.0), "c": CellFigures(3, 0)}
    points, weights = points_of(SCALES[0]), {"a": 3, "b": 1, "c": 5}
    balanced, pooled = (Voices(weights, pooled, median=False).figure(cells, points) for pooled in (False, True))
    assert [Fraction(voice, balanced.units) for _, voice in balanced.parts] == [Fraction(3, 8), Fraction(1, 4)]
    assert [Fraction(voice, pooled.units) for _, voice in pooled.parts] == [Fraction(1, 3), Fraction(1, 3)]
    alone = Voices(weights, pooled=False, median=False).figure(cells, points, of={"b"})
    assert alone.parts == [(Cell(points, 1, 1, None), balanced.parts[1][1])]
    assert alone.units == balanced.units


def test_a_question_that_nobody_gave_a_level_to_adds_nothing_and_leaves_the_others_their_voices():
    points, voices = points_of(SCALES[0]), Voices({"a": 1}, pooled=False, median=False)
    silent = voices.figure({"a": CellFigures(3, 0)}, points)
    certain = voices.figure({"a": CellFigures(1, 1, 1.0)}, points)
    assert (silent.parts, all_open(silent)) == ((), True)
    assert not all_open(weighed([(silent, 1), (certain, 1)], 2))
