"""An attacker who writes everything that can be seen of a wave as equations solves for nothing that is hidden.

Unknown are the sums of levels of every group and question. Seen are the scores of the questions, the groups' own scores
of factors, their means of single questions, and sums of distributions. Solving is exact, with fractions.
"""

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.definitions import load_document
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, Answer, CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.answering import finish, save_answer
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.collecting.counting_in import count_in
from opposite.engine.collecting.invitations import begin, invite
from opposite.engine.collecting.setup import start_wave
from opposite.engine.collecting.waves import close_wave, reopen_wave, show_figures
from opposite.engine.scoring.score_one import read_report, read_tabulation, score
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.store import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
MINIMUM = 3
VOICES = {"a": 1, "b": 1, "c": 2, "d": 0.5, "guests": 0}
INVITED = dict.fromkeys(VOICES, 99)


def framework(*, questions, routes, voices=VOICES, people_alike=False):
    """Two factors of as many questions each, some asked of some groups alone; groups or people have the same voice."""
    tree = [
        {
            "id": factor,
            "kind": "factor",
            "title": factor,
            "questions": [
                {"id": f"{factor}{n}", "text": f"{factor}{n}"}
                | ({"groups": sorted(routes[factor, n])} if routes.get((factor, n)) else {})
                for n in range(questions)
            ],
        }
        for factor in ("F", "G")
    ]
    file = {
        "schema_version": 1,
        "framework": {"id": "seen", "version": "1", "title": "Seen"},
        "scales": {"six": {"kind": "ordinal", "points": [{"value": n, "label": f"{n}"} for n in range(1, 7)]}},
        "instrument": {"default_scale": "six"},
        "groups": [{"id": id_, "title": id_, "weight": weight} for id_, weight in voices.items()],
        "scoring": {
            "group_to_question": "pooled_mean" if people_alike else "weighted_mean",
            "aggregate": {"factor": {"method": "mean", "min_coverage": 0}, "root": {"method": "mean"}},
        },
        "tree": tree,
    }
    return load_document(json.dumps(file))


@st.composite
def sittings(draw):
    """A framework, and what the people of each group said: a level, or that they don't know."""
    questions = draw(st.integers(1, 3))
    routes = draw(
        st.dictionaries(
            st.tuples(st.sampled_from("FG"), st.integers(0, questions - 1)),
            st.sets(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=2),
            max_size=2,
        )
    )
    sizes = {group: draw(st.integers(0, 6)) for group in VOICES}
    known = framework(questions=questions, routes=routes).framework
    said = st.sampled_from([*range(1, 7), *range(1, 7), None])
    people = [CountedRespondent(i, group) for i, group in enumerate(g for g, n in sizes.items() for _ in range(n))]
    answers = [
        (person, question.id, draw(said))
        for person in people
        for question in known.questions.values()
        if question.is_for(person.group)
    ]
    return known, people, answers


def report_of(known, people, answers, *, attributed=False, minimum=MINIMUM):
    wave = Assessment(
        1, Organisation(1, "Seen"), "seen", known.hash, "1", NOW.date(), "full", False, attributed, minimum, 1, NOW
    )
    given_answers = [
        CountedAnswer(person.respondent, question, DONT_KNOW if level is None else LEVEL, level)
        for person, question, level in answers
    ]
    return score(known, wave, people, given_answers)


def cells_of(answers):
    """The levels by group and question."""
    cells = {}
    for person, question, level in answers:
        if level is not None:
            cells.setdefault((person.group, question), []).append(level)
    return cells


def seen(report, cells):
    """Everything that is shown, as equations over the sums of the cells: coefficients by cell."""
    mean = {cell: {cell: Fraction(1, len(levels))} for cell, levels in cells.items()}
    voice = {group: Fraction(weight).limit_denominator() for group, weight in VOICES.items()}

    def weighted(parts):
        found = {}
        for weight, equation in parts:
            for cell, coefficient in equation.items():
                found[cell] = found.get(cell, 0) + weight * coefficient
        return found

    rows = []
    for question, row in report.questions.items():
        here = [cell for cell in cells if cell[1] == question]
        if row.score is not None:
            rows.append(weighted([(voice[cell[0]], mean[cell]) for cell in here if voice[cell[0]] > 0]))
        rows += [
            mean[group, question] for group, shown in report.group_responses[question].items() if shown.mean is not None
        ]
        if sum(report.distribution.get(question, {}).values()):
            rows.append({cell: Fraction(1) for cell in here if voice[cell[0]] > 0})
    rows += [node_equation(node, cells, voice, mean) for node in "FG" if report.nodes[node].score is not None]
    if report.overall.score is not None:
        parts = [(1, node_equation(node, cells, voice, mean)) for node in "FG"]
        rows.append(weighted([part for part in parts if part[1]]))
    for own in report.groups:
        if own.score is not None:
            inside = [c for c in cells if c[0] == own.group and own.node in ("root", c[1][0])]
            factors = {c[1][0] for c in inside}
            rows.append(
                weighted(
                    [(Fraction(1, len(factors) * sum(d[1][0] == c[1][0] for d in inside)), mean[c]) for c in inside]
                )
            )
    return [row for row in rows if row]


def node_equation(node, cells, voice, mean):
    """The score of a factor, as the sum of those of its questions that have one."""
    found = {}
    for question in {question for group, question in cells if question[0] == node and voice[group] > 0}:
        here = [cell for cell in cells if cell[1] == question and voice[cell[0]] > 0]
        whole = sum(voice[group] for group, _ in here)
        for cell in here:
            found[cell] = voice[cell[0]] / whole * mean[cell][cell]
    return found


class Solved:
    """Everything that follows from equations, by elimination with fractions."""

    def __init__(self, rows):
        self._rows = {}
        for row in {frozenset(row.items()): row for row in rows}.values():
            left = self._reduce(row)
            if left:
                self._rows[min(left)] = left

    def _reduce(self, row):
        left = {cell: value for cell, value in row.items() if value}
        for pivot in sorted(self._rows):
            if left.get(pivot):
                known = self._rows[pivot]
                factor = left[pivot] / known[pivot]
                for cell, value in known.items():
                    left[cell] = left.get(cell, 0) - factor * value
                left = {cell: value for cell, value in left.items() if value}
        return left

    def knows(self, row):
        """Whether a combination of sums follows."""
        return not self._reduce(row)


def rank(rows):
    return len(Solved(rows)._rows)


def of_few(rows, answers):
    """Two people of whom something follows that is about them alone, or None; a sum over all their cells, or a part of it.

    What follows about cells that only these two are in is what remains of the equations beyond those on all other cells.
    """
    members = {}
    for person, question, level in answers:
        if level is not None:
            members.setdefault((person.group, question), set()).add(person.respondent)
    everybody = sorted(set().union(*members.values())) if members else []
    tried = {}
    for pair in combinations(everybody, MINIMUM - 1):
        theirs = frozenset(cell for cell, inside in members.items() if inside <= set(pair))
        if theirs:
            tried[theirs] = pair
    whole = rank(rows)
    for theirs, pair in tried.items():
        others = [{cell: value for cell, value in row.items() if cell not in theirs} for row in rows]
        if rank([row for row in others if row]) < whole:
            return pair
    return None


@examples(150)
@given(sittings())
def test_nothing_follows_that_is_about_fewer_than_three_people(sitting):
    """So nobody who knows what they said themselves learns what one other said either, nor what one added to two."""
    known, people, answers = sitting
    cells = cells_of(answers)
    assert of_few(seen(report_of(known, people, answers), cells), answers) is None


@examples(100)
@given(sittings())
def test_no_figure_rests_on_fewer_than_three_people(sitting):
    known, people, answers = sitting
    report, gave = report_of(known, people, answers), {}
    for person, question, level in answers:
        if level is not None and VOICES[person.group] > 0:
            for place in (question, question[0], "root"):
                gave.setdefault(place, set()).add(person.respondent)
    for question, row in report.questions.items():
        n, asked = (
            len(gave.get(question, ())),
            sum(VOICES[p.group] > 0 and known.questions[question].is_for(p.group) for p in people),
        )
        figures = (row.score, row.answered, row.dont_know, row.not_applicable, row.unanswered, row.respondents)
        if 0 < n < MINIMUM or 0 < asked < MINIMUM:
            assert (row.hidden, figures) == (True, (None,) * 6)
    for node, row in report.nodes.items():
        if 0 < len(gave.get(node, ())) < MINIMUM:
            assert (row.score, row.respondents, row.groups, row.coverage, row.hidden) == (None, None, None, None, True)


@given(sittings())
def test_a_group_below_the_minimum_has_no_figure_of_its_own(sitting):
    known, people, answers = sitting
    cells = cells_of(answers)
    report = report_of(known, people, answers)
    for own in report.groups:
        n = len({p.respondent for p, q, x in answers if x and p.group == own.group and own.node in ("root", q[0])})
        assert n == 0 or n >= MINIMUM or own.score is None
    for question, responses in report.group_responses.items():
        assert all(len(cells[group, question]) >= MINIMUM for group, v in responses.items() if v.mean is not None)


@given(sittings())
def test_where_answers_are_attributed_nothing_is_hidden(sitting):
    known, people, answers = sitting
    report = report_of(known, people, answers, attributed=True)
    assert not any(own.hidden for own in report.groups)
    cells = cells_of(answers)
    assert all(
        (group in report.group_responses[question]) == bool(cells.get((group, question)))
        for question, row in report.questions.items()
        for group in VOICES
        if row.applicable and VOICES[group] > 0 and row.answered
    )


# Over time: people join an invited wave in any order, figures are looked at whenever they may be


@contextmanager
def shelf():
    """A store in memory for one walk: one that has seen many answers takes ever longer for the next."""
    opened = Workspace(open_store())
    try:
        yield opened
    finally:
        opened.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abcd"), st.lists(st.sampled_from([1, 3, 6, None]), min_size=4, max_size=4)),
        st.sampled_from(["show", "close", "reopen"]),
    ),
    min_size=6,
    max_size=28,
)


def walk(shelf, loaded, steps):
    """Everything that was seen after each step, as equations over the answers of people; and who said what."""
    wave = start_wave(shelf, loaded, organisation="Seen", wave="1", profile="full", people=INVITED, now=NOW)
    links = {group: invite(shelf, wave, group, now=NOW) for group in VOICES}
    said, rows, is_open = {}, [], True
    for step in [*steps, "close"]:
        if step == "show" and is_open:
            try:
                show_figures(shelf, wave, now=NOW)
            except OppositeError:
                continue
        elif step == "close" and is_open:
            close_wave(shelf, wave, now=NOW)
            is_open = False
        elif step == "reopen" and not is_open:
            reopen_wave(shelf, wave, now=NOW)
            is_open = True
        elif isinstance(step, tuple) and is_open:
            person = begin(shelf, digest(links[step[0]]), now=NOW)
            for question, level in zip(loaded.framework.questions, step[1], strict=False):
                if loaded.framework.questions[question].is_for(step[0]):
                    state = "dont_know" if level is None else "level"
                    save_answer(shelf, person, Answer(question, state, level), now=NOW)
                    said[person.id, question] = level
            finish(shelf, person, now=NOW)
        here = assessment(shelf, wave)
        cells = counted_cells(shelf, here)
        rows += by_person(seen(read_report(shelf, here), cells), cells)
    return rows, said


def import_walk(shelf, loaded, steps):
    """The same for a wave that is imported, a person at a time, and kept open; figures are seen after each."""
    with shelf.store.writing() as cursor:
        organisation = ensure_organisation(cursor, "Seen", now=NOW)
        wave = add_assessment(
            cursor, organisation, loaded, wave="1", wave_date=NOW.date(), now=NOW, min_group_n=MINIMUM
        )
    said, rows, scores, together = {}, [], [], []
    for step in steps:
        together.append(step if isinstance(step, tuple) else ("a", [None] * 4))  # who knows nothing
        if len(together) < 2 and len(said) % 3:
            continue  # now and then two come in one file
        with shelf.store.writing() as cursor:
            for group, levels in together:
                person = add_respondent(cursor, wave, group, now=NOW, waiting=True)
                for question, level in zip(loaded.framework.questions, levels, strict=False):
                    if loaded.framework.questions[question].is_for(group):
                        given = {"state": "dont_know" if level is None else "level", "level": level}
                        others = dict.fromkeys(("importance", "evidence", "note", "reason"))
                        cursor.run(
                            "add_waiting_answer", assessment_id=wave, group_id=group, respondent_id=person,
                            question_id=question, now=NOW, **given, **others,
                        )  # fmt: skip
                        said[person, question] = level
                cursor.run("finish_respondent", respondent_id=person, now=NOW)
            count_in(cursor, loaded.framework, [wave], now=NOW, everybody=False)
        together = []
        here = assessment(shelf, wave)
        cells, report = counted_cells(shelf, here), read_report(shelf, here)
        rows += by_person(seen(report, cells), cells)
        scores += by_person(
            seen(
                replace(
                    report, groups=(), distribution={}, group_responses={question: {} for question in report.questions}
                ),
                cells,
            ),
            cells,
        )
    return rows, scores, said


def counted_cells(shelf, here):
    """Who of a group gave a level to a question that counts now."""
    return {
        (group, question): sorted(cell.levels)
        for question, groups in read_tabulation(shelf, here).count.by_question.items()
        for group, cell in groups.items()
        if cell.levels
    }


def by_person(rows, cells):
    """The equations over sums of cells as equations over the answers of the people in them."""
    return [{(person, cell[1]): value for cell, value in row.items() for person in cells[cell]} for row in rows]


@pytest.mark.long
@examples(50)
@given(st.sampled_from([(1, {}), (2, {}), (2, {("F", 1): {"a", "b"}})]), STEPS)
def test_nobodys_answer_follows_from_all_that_was_seen_of_a_wave_while_people_joined(shape, steps):
    """Nor what two said together who joined one after the other: whoever watches knows who came between two looks."""
    loaded = framework(questions=shape[0], routes=shape[1])
    with shelf() as opened:
        rows, said = walk(opened, loaded, steps)
    told = Solved(rows)
    for question in loaded.framework.questions:
        people = sorted(person for person, asked in said if asked == question)
        few = [(person,) for person in people] + list(pairwise(people))
        assert [some for some in few if told.knows({(person, question): Fraction(1) for person in some})] == []


@pytest.mark.long
@examples(50)
@given(st.sampled_from([(1, {}), (2, {}), (2, {("F", 1): {"a", "b"}})]), STEPS)
def test_nor_of_an_open_wave_that_is_imported_person_by_person(shape, steps):
    """But for what the scores of the questions tell by themselves, which a file of two people is scored for."""
    loaded = framework(questions=shape[0], routes=shape[1])
    with shelf() as opened:
        rows, scores, said = import_walk(opened, loaded, steps)
    told, plain = Solved(rows), Solved(scores)
    answers = [{place: Fraction(1)} for place in said]
    assert [answer for answer in answers if told.knows(answer) and not plain.knows(answer)] == []


def test_the_walk_shows_figures_at_all():
    """The attacker has something to work with: three of a group are shown, and three more move the figures."""
    loaded = framework(questions=1, routes={})
    steps = [("a", [1, 3, 6, 1])] * 3 + ["show"] + [("a", [6, 6, 6, 6])] * 3
    with shelf() as opened:
        rows, _ = walk(opened, loaded, steps)
    assert Counter(len(row) for row in rows if len({q for _, q in row}) == 1).keys() >= {3, 6}
