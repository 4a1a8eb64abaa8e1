"""One assessment scored in Python, many scored in SQL, and the plain reference: the same figures to 1e-9."""

import json
from datetime import UTC, date, datetime
from itertools import count
from random import Random
from typing import NamedTuple

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples
from reference import Reference

from opposite.definitions import Loaded, load_document
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, CountedAnswer, CountedRespondent
from opposite.domain.scoring.disclosed import NOTHING_HIDDEN
from opposite.domain.scoring.tabulation import tabulate
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.scoring.outline import outline_of
from opposite.engine.scoring.score_many import count_answers, score_many, score_nodes
from opposite.engine.scoring.score_one import score
from opposite.engine.scoring.shown_of_many import hidden_of_many
from opposite.engine.scoring.stored_rows import stored_rows
from opposite.engine.workspace import Workspace
from opposite.store import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
SCALES = {
    "stage6": [1, 2, 3, 4, 5, 6],
    "quarters": [0, 0.25, 0.5, 1],
    "signed": [-2, -1, 0, 1, 2],
    "uneven": [0.5, 1, 3],
}
KINDS = {3: ["function", "theme"], 2: ["factor"], 1: ["facet", "stream"]}
IMPORTANCE = [1, 2, 3, 4, 5]
WEIGHTS = st.sampled_from([1, 1, 1, 0, 0, 0.1, 0.5, 2, 3])
METHODS = ["mean", "sum", "geometric", "min", "max"]
MOODS = {
    "open": ["level"] * 6 + ["DK", "NA", None, "absent"],
    "unknown": ["DK", None, "absent"],
    "out of place": ["NA", "NA", "NA", "level"],
}
"""How people take a question: most answer it, nobody can, or most find that it does not apply."""

JUDGED = ("lens", "knowledge", "applicable")  # by the reference's rules not at all, so Python is held against SQL
STATES = {"DK": DONT_KNOW, "NA": NOT_APPLICABLE, None: None}


class Sitting(NamedTuple):
    """One generated assessment: how it was set up, who was there (by position), and what they said."""

    profile: str
    self_assessment: bool
    targets: dict[str, float]
    groups: list[str]
    answers: list[tuple[int, str, object, float | None]]


# Frameworks, as documents


@st.composite
def scorings(draw, kinds):
    method = st.sampled_from(draw(st.sampled_from([["mean"], ["mean", "geometric"], METHODS])))
    coverage = st.sampled_from([0.6, 0.6, 0, 0.3, 1])
    aggregate = {kind: {"method": draw(method), "min_coverage": draw(coverage)} for kind in (*kinds, "root")}
    return {
        "rater_to_group": draw(st.sampled_from(["mean", "mean", "median"])),
        "group_to_question": draw(st.sampled_from(["weighted_mean", "weighted_mean", "pooled_mean"])),
        "aggregate": aggregate,
        "stage": {
            "method": draw(st.sampled_from(["nearest", "gated"])),
            "threshold": draw(st.sampled_from([0.8, 0.5, 1])),
            "max_lag": draw(st.integers(0, 2)),
        },
        "interval": {"min_raters": draw(st.sampled_from([2, 3, 5])), "level": draw(st.sampled_from([0.95, 0.8]))},
    }


@st.composite
def questions(draw, number, scales, groups):
    counted = [group["id"] for group in groups if group["weight"] > 0]
    routed = draw(st.sets(st.sampled_from([group["id"] for group in groups]))) if groups else set()
    if groups and not routed & set(counted):
        routed = set()
    return {
        "id": f"Q{number}",
        "text": f"Question {number}",
        "scale": draw(st.sampled_from(scales)),
        "weight": draw(WEIGHTS),
        "reverse": draw(st.booleans()),
        "core": draw(st.booleans()),
        "scored": draw(st.integers(0, 5)) > 0,
        "type": draw(st.sampled_from(["level", "level", "level", "outcome"])),
    } | ({"groups": sorted(routed)} if routed else {})


@st.composite
def nodes(draw, depth, numbers, scales, groups, *, short):
    kind = draw(st.sampled_from(KINDS[depth]))
    node = {"id": f"N{next(numbers)}", "kind": kind, "title": "Node", "weight": draw(WEIGHTS)}
    size = draw(st.integers(1, 3))
    if depth > 1 and draw(st.booleans()):
        node["children"] = [draw(nodes(depth - 1, numbers, scales, groups, short=short)) for _ in range(size)]
    else:
        node["questions"] = [draw(questions(next(numbers), scales, groups)) for _ in range(size)]
        if short:
            draw(st.sampled_from(node["questions"])).update(core=True, scored=True)
    return with_weight(node)


def with_weight(node):
    """The node with a positive total weight of its scored children, as the format asks for."""
    below = [child for child in node.get("children") or node["questions"] if child.get("scored", True)]
    if below and not sum(child["weight"] for child in below):
        below[0]["weight"] = 1
    return node


@st.composite
def documents(draw):
    scales = draw(st.one_of(st.sampled_from([[scale] for scale in SCALES]), st.just(list(SCALES))))
    weights = draw(st.lists(st.sampled_from([1, 1, 0, 0.5, 2]), max_size=3))
    groups = [{"id": f"G{i}", "title": f"Group {i}", "weight": w, "comparator": w == 0} for i, w in enumerate(weights)]
    if groups and not sum(weights):
        groups[0] |= {"weight": 1, "comparator": False}
    short, numbers = draw(st.booleans()), count(1)
    tree = [draw(nodes(3, numbers, scales, groups, short=short)) for _ in range(draw(st.integers(1, 3)))]
    tree = with_weight({"children": tree})["children"]
    lowest, highest = max(SCALES[scale][0] for scale in scales), min(SCALES[scale][-1] for scale in scales)
    target = st.sampled_from([lowest, (lowest + highest) / 2, highest])
    places = [node["id"] for node in walk(tree)] + [q["id"] for node in walk(tree) for q in node.get("questions", ())]
    rule = {"by": draw(st.dictionaries(st.sampled_from(places), target, max_size=3))}
    if draw(st.booleans()):
        rule["default"] = draw(target)
    used = dict.fromkeys(node["kind"] for node in walk(tree))
    rated = {"importance": {"scale": "importance5", "level": "question"}} if draw(st.integers(0, 3)) else {}
    return {
        "schema_version": 1,
        "framework": {"id": "generated", "version": "1.0.0", "title": "Generated"},
        "scales": {
            name: {"kind": "ordinal", "points": [{"value": v, "label": f"level {v}"} for v in values]}
            for name, values in (SCALES | {"importance5": IMPORTANCE}).items()
        },
        "instrument": {"target": rule, "profiles": {"short": {"include": "core"}} if short else {}} | rated,
        "groups": groups,
        "scoring": draw(scorings(tuple(used))),
        "tree": tree,
    }


def walk(tree):
    for node in tree:
        yield node
        yield from walk(node.get("children", ()))


# Assessments of a framework


@st.composite
def sittings(draw, framework):
    answered = list(framework.questions.values())
    ratings = st.sampled_from([None] if framework.instrument.importance.scale is None else [None, *IMPORTANCE])
    groups = draw(st.lists(st.sampled_from(list(framework.group_weights)), max_size=8))
    moods = st.sampled_from(["open", "open", "open", "unknown", "out of place"])
    taken = draw(st.lists(moods, min_size=len(answered), max_size=len(answered)))
    answers = []
    for person in range(len(groups)):
        if draw(st.integers(0, 7)) == 0:
            continue  # somebody who was there and answered nothing
        picks = draw(st.lists(st.integers(0, 59), min_size=len(answered), max_size=len(answered)))
        rated = draw(st.lists(ratings, min_size=len(answered), max_size=len(answered)))
        for question, mood, pick, importance in zip(answered, taken, picks, rated, strict=True):
            state, points = MOODS[mood][pick % len(MOODS[mood])], question.scale.points
            level = points[pick // 10 % len(points)].value if state == "level" else state
            if state != "absent" and not (level is None and importance is None):
                answers.append((person, question.id, level, importance))
    targets = st.dictionaries(
        st.sampled_from([*framework.nodes, *framework.questions]), st.sampled_from([-2, 0, 0.5, 1, 3, 4.5]), max_size=3
    )
    return Sitting(
        profile=draw(st.sampled_from(["full", "full", "short"])),
        self_assessment=draw(st.integers(0, 4)) == 0,
        targets=draw(targets),
        groups=groups,
        answers=answers,
    )


@st.composite
def portfolios(draw):
    loaded = load_document(json.dumps(draw(documents())))
    return loaded, draw(st.lists(sittings(loaded.framework), min_size=1, max_size=2))


@st.composite
def committees(draw):
    """A portfolio whose groups are of up to seven people, who often agree: much of it is close to what must be hidden."""
    loaded = load_document(json.dumps(draw(documents())))
    dice = Random(draw(st.integers(0, 2**32)))
    return loaded, [committee(loaded.framework, dice) for _ in range(draw(st.integers(1, 3)))]


def committee(framework, dice):
    groups = [g for g in framework.group_weights for _ in range(dice.choice([0, 1, 2, 3, 3, 4, 5, 7]))]
    answers = []
    for question in framework.questions.values():
        points = [point.value for point in question.scale.points]
        base, spread, silent = dice.randrange(len(points)), dice.choice([1, 2, 3, 6]), dice.choice([0, 0.1, 0.5])
        for person in range(len(groups)):
            level = points[min(len(points) - 1, base + dice.randrange(spread))]
            answers.append((person, question.id, dice.choice(["DK", "NA"]) if dice.random() < silent else level, None))
    return Sitting("full", dice.random() < 0.1, {}, groups, answers)


# The store


@pytest.fixture(scope="module")
def workspace():
    opened = Workspace(open_store())
    yield opened
    opened.close()


def stored(workspace: Workspace, loaded: Loaded, sitting: Sitting, *, attributed=True):
    """The assessment as the store holds it, with its people and answers as the product reads them."""
    with workspace.store.writing() as cursor:
        id_ = add_assessment(
            cursor,
            ensure_organisation(cursor, "Generated", now=NOW),
            loaded,
            wave="1",
            wave_date=date(2026, 11, 22),
            now=NOW,
            profile=sitting.profile,
            self_assessment=sitting.self_assessment,
            attributed=attributed,
            targets=sitting.targets,
        )
        people = [CountedRespondent(add_respondent(cursor, id_, group, now=NOW), group) for group in sitting.groups]
        answers = [
            CountedAnswer(
                people[person].respondent,
                question,
                STATES.get(said, LEVEL),
                None if said in STATES else said,
                importance,
            )
            for person, question, said, importance in sitting.answers
        ]
        group_of = {person.respondent: person.group for person in people}
        rows = [(group_of[answer.respondent], *answer) for answer in answers]
        columns = [pa.array(column) for column in zip(*rows, strict=True)]
        if answers:
            cursor.register("given", pa.table(columns, names=("group", *CountedAnswer._fields)))
            cursor.script(
                "insert into answers select "
                f'{id_}, "group", respondent, question, state, level, importance, evidence, null, null, now()::timestamp from given'
            )
    return assessment(workspace, id_), people, answers


# The law


def differences(expected, found):
    """Name, expectation and finding of every figure that is not the same to 1e-9."""
    pairs = [(name, value, getattr(found, name)) for name, value in expected.items()]
    return [(name, value, other) for name, value, other in pairs if not same(value, other)]


def same(a, b):
    if isinstance(a, tuple) and isinstance(b, tuple):
        return all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-9 * max(1.0, abs(a))
    return a == b


@examples(60)
@given(portfolio=portfolios())
def test_reference_python_and_sql_give_the_same_figures(workspace, portfolio):
    loaded, chosen = portfolio
    kept = [stored(workspace, loaded, sitting) for sitting in chosen]
    by_sql = score_many(workspace, [one for one, _, _ in kept])
    for sitting, (one, people, answers), in_sql in zip(chosen, kept, by_sql, strict=True):
        in_python = score(loaded.framework, one, people, answers)
        said = [(people[person].respondent, *rest) for person, *rest in sitting.answers]
        plain = Reference(loaded.framework, sitting, [person[:2] for person in people], said)
        for question in plain.questions.values():
            expected = plain.question_row(question)
            assert differences(expected, in_python.questions[question.id]) == [], f"Python, {question.id}"
            judged = {name: getattr(in_python.questions[question.id], name) for name in JUDGED}
            assert differences(expected | judged, in_sql.questions[question.id]) == [], f"SQL, {question.id}"
        for node in (node for node in loaded.framework.nodes.values() if plain.kids(node)):
            expected = plain.node_row(node)
            assert differences(expected, in_python.nodes[node.id]) == [], f"Python, {node.id}"
            assert differences(expected, in_sql.nodes[node.id]) == [], f"SQL, {node.id}"
        for scores in (in_python, in_sql):
            assert list(scores.questions) == list(loaded.framework.questions)
            assert list(scores.nodes) == list(loaded.framework.nodes)
            beyond = [scores.questions[q] for q in scores.questions if q not in plain.questions]
            assert all((row.score, row.respondents, row.weight) == (None, 0, 0.0) for row in beyond)
            empty = [scores.nodes[node.id] for node in loaded.framework.nodes.values() if not plain.kids(node)]
            assert all((row.score, row.minimum, row.coverage) == (None, None, 0.0) for row in empty)


@examples(60)
@given(portfolio=portfolios())
def test_python_and_sql_hide_the_same_of_answers_given_in_confidence(workspace, portfolio):
    loaded, chosen = portfolio
    kept = [stored(workspace, loaded, sitting, attributed=False) for sitting in chosen]
    by_sql = score_many(workspace, [one for one, _, _ in kept])
    for (one, people, answers), in_sql in zip(kept, by_sql, strict=True):
        in_python = score(loaded.framework, one, people, answers)
        for question, row in in_python.questions.items():
            assert differences(row._asdict(), in_sql.questions[question]) == [], question
        for node, row in in_python.nodes.items():
            assert differences(row._asdict(), in_sql.nodes[node]) == [], node


@examples(60)
@given(portfolio=committees())
def test_what_sql_finds_plain_and_python_judges_is_what_is_hidden_of_one_alone(workspace, portfolio):
    loaded, chosen = portfolio
    kept = [stored(workspace, loaded, sitting, attributed=False) for sitting in chosen]
    for one, people, answers in kept:
        outline = outline_of(loaded.framework, one.profile, routed=one.routed)
        with workspace.store.snapshot() as cursor:
            count_answers(cursor, outline, [one])
            hidden = hidden_of_many(cursor, loaded.framework, outline.tree, [one])
        alone = tabulate(loaded.framework, one, people, answers).disclosed.hidden
        assert hidden.get(one.id, NOTHING_HIDDEN) == alone


@examples(60)
@given(portfolio=committees(), attributed=st.booleans())
def test_rows_made_in_sql_are_those_of_the_reports(workspace, portfolio, attributed):
    loaded, chosen = portfolio
    kept = [stored(workspace, loaded, sitting, attributed=attributed) for sitting in chosen]
    expected = [
        row for one, people, answers in kept for row in stored_rows(score(loaded.framework, one, people, answers))
    ]
    in_sql = [
        dict(zip(expected[0], row, strict=True))
        for some in score_nodes(workspace, [one for one, _, _ in kept])
        for row in some.cursor.run("scored", assessment_ids=None)
    ]
    by_node = {(row["assessment_id"], row["node_id"]): row for row in in_sql}
    assert len(in_sql) == len(expected)
    for row in expected:
        found = by_node[row["assessment_id"], row["node_id"]]
        assert [(name, value, found[name]) for name, value in row.items() if not same(value, found[name])] == []
