"""An attacker who knows that levels are whole tries every world that looks like what is shown, in small waves.

A world gives each hidden cell the sum of its levels; sums that are shown are known. Levels run from 1 to 6, sums are
compared as fractions. Nobody in a hidden cell may be left with fewer than three possible levels, and in a shown cell of
fewer than six people nobody's level may be certain.
"""

from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples
from test_attacker import VOICES, cells_of, framework, report_of

from opposite.domain.collecting.answers import CountedRespondent

VOICE = {group: Fraction(weight).limit_denominator() for group, weight in VOICES.items()}
LEVELS = range(1, 7)


@st.composite
def small_sittings(draw):
    """A few people of up to three groups, who like the ends of the scale, in two factors of one to three questions."""
    questions = draw(st.integers(1, 3))
    routes = draw(
        st.dictionaries(
            st.tuples(st.sampled_from("FG"), st.integers(0, questions - 1)),
            st.sets(st.sampled_from("abc"), min_size=1),
            max_size=2,
        )
    )
    known = framework(questions=questions, routes=routes).framework
    sizes = {group: draw(st.integers(0, 4)) for group in "abc"}
    people = [CountedRespondent(i, group) for i, group in enumerate(g for g, n in sizes.items() for _ in range(n))]
    said = st.sampled_from([*LEVELS, 1, 6, 6, 3, 3, None])
    answers = [
        (person, question.id, draw(said))
        for person in people
        for question in known.questions.values()
        if question.is_for(person.group)
    ]
    return known, people, answers


def levels_of(people, total):
    """What one of so many people can have said who said this much together."""
    return {level for level in LEVELS if people - 1 <= total - level <= 6 * (people - 1)}


def score_of(cells, sums):
    """The score of a question from the sums of its cells."""
    whole = sum(VOICE[group] for group in cells)
    return sum(VOICE[group] * Fraction(sums[group], len(cells[group])) for group in cells) / whole


def worlds_of_question(cells, known):
    """Every way to give the unknown cells of a question a sum, by the score it makes."""
    unknown = sorted(set(cells) - set(known))
    found = {}
    for totals in product(*(range(len(cells[group]), 6 * len(cells[group]) + 1) for group in unknown)):
        sums = known | dict(zip(unknown, totals, strict=True))
        found.setdefault(score_of(cells, sums), []).append(sums)
    return found


def possible(cells, worlds):
    """By group, the levels of one of its people in any of these worlds."""
    return {group: set().union(*(levels_of(len(cells[group]), sums[group]) for sums in worlds)) for group in cells}


def by_question(answers):
    cells = {}
    for (group, question), levels in cells_of(answers).items():
        cells.setdefault(question, {})[group] = levels
    return cells


@examples(150)
@given(small_sittings())
def test_whoever_is_in_a_hidden_cell_keeps_three_possible_levels_by_the_score_of_the_question(sitting):
    known, people, answers = sitting
    report = report_of(known, people, answers)
    for question, cells in by_question(answers).items():
        if report.questions[question].score is None:
            continue
        shown = {group for group, said in report.group_responses[question].items() if said.mean is not None}
        sums = {group: sum(levels) for group, levels in cells.items()}
        worlds = worlds_of_question(cells, {group: sums[group] for group in shown})[score_of(cells, sums)]
        told = possible(cells, worlds)
        assert {group: len(told[group]) >= 3 for group in cells if group not in shown} == {
            group: True for group in cells if group not in shown
        }, question


@examples(150)
@given(small_sittings())
def test_so_does_whoever_answered_a_hidden_question_by_the_scores_of_its_factor_and_of_the_whole(sitting):
    known, people, answers = sitting
    report = report_of(known, people, answers)
    by_q = by_question(answers)
    factors = {f: [q for q in by_q if q[0] == f] for f in "FG"}
    hidden = {f: [q for q in questions if report.questions[q].hidden] for f, questions in factors.items()}
    shown_nodes = {node: row.score is not None for node, row in report.nodes.items()}
    for unknown in (hidden["F"], hidden["G"], hidden["F"] + hidden["G"]):
        inside = sorted({q[0] for q in unknown})
        if not unknown or sum(len(by_q[q]) for q in unknown) > 6:
            continue
        if len(inside) == 1 and shown_nodes[inside[0]]:
            weight = {q: Fraction(1) for q in unknown}
        elif shown_nodes["root"] and not any(shown_nodes[f] for f in inside):
            others = [f for f in "FG" if f not in inside and hidden[f] and not shown_nodes[f]]
            if others:
                continue  # their questions are unknown as well, and the pair is looked at together
            weight = {q: Fraction(1, len(factors[q[0]])) for q in unknown}
        else:
            continue
        worlds = {q: worlds_of_question(by_q[q], {}) for q in unknown}
        true = {q: score_of(by_q[q], {g: sum(x) for g, x in by_q[q].items()}) for q in unknown}
        figure = sum(weight[q] * true[q] for q in unknown)
        *first, last = unknown
        told = {q: {g: set() for g in by_q[q]} for q in unknown}
        for scores in product(*(worlds[q] for q in first)):
            rest = (figure - sum(weight[q] * s for q, s in zip(first, scores, strict=True))) / weight[last]
            if rest in worlds[last]:
                for q, score in zip(unknown, (*scores, rest), strict=True):
                    for group, levels in possible(by_q[q], worlds[q][score]).items():
                        told[q][group] |= levels
        assert all(len(levels) >= 3 for groups in told.values() for levels in groups.values()), told


def partitions(bars, groups):
    """Every way to share out the bars of a distribution among groups of a size and a sum each."""
    if not groups:
        yield {}
        return
    (group, (people, total)), *others = groups
    levels = sorted(bars)
    for chosen in product(*(range(min(bars[level], people) + 1) for level in levels)):
        if sum(chosen) == people and sum(n * level for n, level in zip(chosen, levels, strict=True)) == total:
            own = Counter({level: n for level, n in zip(levels, chosen, strict=True) if n})
            for rest in partitions(bars - own, others):
                yield {group: own} | rest


@examples(150)
@given(small_sittings())
def test_nobodys_level_in_a_shown_cell_is_certain_by_its_mean_and_how_everybody_answered(sitting):
    known, people, answers = sitting
    report = report_of(known, people, answers)
    for question, cells in by_question(answers).items():
        shown = {group for group, said in report.group_responses[question].items() if said.mean is not None}
        bars = Counter({level: n for level, n in report.distribution.get(question, {}).items() if n})
        few = [group for group in cells if group in shown and len(cells[group]) < 6]
        if bars:
            assert shown == set(cells), "everybody's levels are shown only where every mean is"
            groups = [(group, (len(cells[group]), sum(cells[group]))) for group in sorted(cells)]
            worlds = list(partitions(bars, groups))
            told = {group: set().union(*(world[group] for world in worlds)) for group in few}
        else:
            told = {group: levels_of(len(cells[group]), sum(cells[group])) for group in few}
        assert all(len(levels) > 1 for levels in told.values()), (question, told)
        if len(bars) == 1:
            assert bars.total() >= 6


@pytest.mark.parametrize("weights", [(1, 1), (1, 2), (0.3141, 0.2718)])
def test_of_every_wave_of_one_person_beside_two_nothing_is_certain(weights):
    """All 756 waves: one person of a, two of b. In 115 of 675 of them whole numbers gave the one away before."""
    voices = {"a": Fraction(repr(weights[0])), "b": Fraction(repr(weights[1]))}
    shown_scores = {}
    for alone, first, second in product(LEVELS, LEVELS, LEVELS):
        if first > second:
            continue
        known = framework(questions=1, routes={}, voices={"a": weights[0], "b": weights[1]}).framework
        people = [CountedRespondent(0, "a"), CountedRespondent(1, "b"), CountedRespondent(2, "b")]
        answers = [(p, "F0", x) for p, x in zip(people, (alone, first, second), strict=True)]
        if report_of(known, people, answers).questions["F0"].score is not None:
            score = voices["a"] * alone + voices["b"] * Fraction(first + second, 2)
            shown_scores.setdefault(score, set())
    for score in shown_scores:
        fits = {
            (alone, total)
            for alone, total in product(LEVELS, range(2, 13))
            if voices["a"] * alone + voices["b"] * Fraction(total, 2) == score
        }
        assert len({alone for alone, _ in fits}) >= 3
        assert len(set().union(*(levels_of(2, total) for _, total in fits))) >= 3
