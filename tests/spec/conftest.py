"""What the pages of the manual of scoring are written with: tables of answers, trees of questions, and their scores.

Every assessment of the manual is scored twice, alone in Python and in SQL as a portfolio would be, and both must agree;
quick tests leave the SQL out, which is most of their time.

A table has a row a person. Its first column names the person, `group` (where there is one) their group, and the others
what they said to a question: a level, DK, NA or nothing, and after a slash how important they find it (`4/5`).

    |     | group     | Q1  | Q2 |
    | ann | executive | 5   | DK |
    | bob | frontline | 2/4 |    |

A tree has a line a node (id, kind) or question (id alone), indented beneath its parent, with what is special about it.

    ORI factor weight=2
      ORI1 core
      ORI2 weight=0.5 reverse groups=executive,frontline
"""

import json
from datetime import UTC, datetime

import pytest
from quick import QUICK

from opposite.definitions import load_document
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, CountedAnswer, CountedRespondent
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.scoring.score_many import score_many
from opposite.engine.scoring.score_one import score
from opposite.engine.workspace import Workspace
from opposite.store import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
SIX_STAGES = (1, 2, 3, 4, 5, 6)
STATES = {"DK": DONT_KNOW, "NA": NOT_APPLICABLE, "": None}
FLAGS = {
    "core": {"core": True},
    "reverse": {"reverse": True},
    "unscored": {"scored": False},
    "outcome": {"type": "outcome"},
}
READ = {"weight": float, "groups": lambda ids: ids.split(",")}


def parse_table(text):
    """The questions of a table of answers, and its rows as dictionaries by column; the first column is `person`."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    columns = ["person", *lines[0][1:]]
    rows = [dict(zip(columns, line, strict=True)) for line in lines[1:]]
    return [column for column in columns if column not in ("person", "group")], rows


def parse_tree(text):
    """The nodes of a tree as the document of a framework has them."""
    top, open_nodes = [], []
    for line in filter(str.strip, text.splitlines()):
        depth = len(line) - len(line.lstrip())
        id_, *words = line.split()
        while open_nodes and open_nodes[-1][0] >= depth:
            open_nodes.pop()
        below = open_nodes[-1][1] if open_nodes else {"children": top}
        if words and "=" not in words[0] and words[0] not in FLAGS:
            item = {"id": id_, "kind": words.pop(0), "title": id_}
            below.setdefault("children", []).append(item)
            open_nodes.append((depth, item))
        else:
            item = {"id": id_, "text": id_}
            below.setdefault("questions", []).append(item)
        for word in words:
            key, _, value = word.partition("=")
            item |= FLAGS.get(key) or {key: READ.get(key, str)(value)}
    return top


def kinds_of(tree):
    return [kind for node in tree for kind in (node["kind"], *kinds_of(node.get("children", ())))]


def build_framework(
    tree, *, version="1.0.0", scale=SIX_STAGES, scales=None, groups=None, aggregate=None, target=None, scoring=None
):
    """A framework as its file would give it. Labels of the points are their values, so that a stage reads as a number.

    Scales default to the six stages, everything else to the defaults of the format; all nodes are means.
    """
    nodes = parse_tree(tree)
    given = {"main": scale, "importance": (1, 2, 3, 4, 5)} | (scales or {})
    rules = {kind: (aggregate or {}).get(kind, "mean") for kind in dict.fromkeys([*kinds_of(nodes), "root"])}
    file = {
        "schema_version": 1,
        "framework": {"id": "manual", "version": version, "title": "Manual"},
        "scales": {
            name: {"kind": "ordinal", "points": [{"value": value, "label": f"{value:g}"} for value in values]}
            for name, values in given.items()
        },
        "instrument": {
            "default_scale": "main",
            "importance": {"scale": "importance", "level": "question"},
            "target": target if isinstance(target, dict) else {} if target is None else {"default": target},
            "profiles": {"pulse": {"include": "core"}} if " core" in tree else {},
        },
        "groups": [{"id": id_, "title": id_, "weight": weight} for id_, weight in (groups or {}).items()],
        "scoring": (scoring or {})
        | {"aggregate": {kind: {"method": rule} if isinstance(rule, str) else rule for kind, rule in rules.items()}},
        "tree": nodes,
    }
    return load_document(json.dumps(file))


def answer(person, question, cell):
    said, _, importance = cell.partition("/")
    state = STATES.get(said, LEVEL)
    level = float(said) if state == LEVEL else None
    return CountedAnswer(person.respondent, question, state, level, float(importance) if importance else None)


@pytest.fixture
def framework():
    """The function that builds a framework from a tree."""
    return build_framework


@pytest.fixture
def now():
    return NOW


@pytest.fixture(scope="session")
def shelf():
    """The store in memory that keeps the assessments of all pages."""
    opened = Workspace(open_store())
    yield opened
    opened.close()


@pytest.fixture
def assess(shelf, request):
    """A function that scores a table of answers and returns the report of it.

    Without a tree, the questions of the table stand in one factor F. Groups default to those of the table, with
    weight 1; `setup` is how the assessment was set up: profile, self_assessment, targets. Answers are
    attributed, so that nothing of them is hidden, unless a page says `CONFIDENTIAL = True` or `setup` says otherwise.
    """

    confidential = getattr(request.module, "CONFIDENTIAL", False)

    def assessed(table, tree=None, *, groups=None, setup=None, **options):
        asked, rows = parse_table(table)
        known = dict.fromkeys((row["group"] for row in rows if row.get("group", "unassigned") != "unassigned"), 1)
        loaded = build_framework(tree or "\n  ".join(["F factor", *asked]), groups=groups or known, **options)
        setup = {"attributed": not confidential, "targets": {}} | (setup or {})
        everybody = next(iter(loaded.framework.group_weights))
        with shelf.store.writing() as cursor:
            organisation = ensure_organisation(cursor, "Manual", now=NOW)
            id_ = add_assessment(cursor, organisation, loaded, wave="1", wave_date=NOW.date(), now=NOW, **setup)
            people, answers, stored = [], [], []
            for row in rows:
                group = row.get("group", everybody)
                person = CountedRespondent(add_respondent(cursor, id_, group, now=NOW), group)
                people.append(person)
                said = [answer(person, question, row[question]) for question in asked if row[question]]
                answers += said
                stored += [in_store(id_, group, one) for one in said]
            for one in stored:
                cursor.run("add_answer", **one)
        report = score(loaded.framework, assessment(shelf, id_), people, answers)
        if not QUICK:
            agree(report, score_many(shelf, [report.assessment])[0])
        return report

    return assessed


def in_store(assessment_id, group, one):
    """An answer with the names that the store has for its parts."""
    named = {"respondent_id": one.respondent, "group_id": group, "question_id": one.question}
    given = {name: getattr(one, name) for name in ("state", "level", "importance", "evidence")}
    return named | given | {"assessment_id": assessment_id, "note": None, "reason": None, "now": NOW}


def agree(report, in_sql):
    """SQL gives the same rows as Python, figure by figure."""
    for kind in ("questions", "nodes"):
        for row, again in zip(getattr(report, kind).values(), getattr(in_sql, kind).values(), strict=True):
            for name in row._fields:
                assert getattr(again, name) == pytest.approx(getattr(row, name), abs=1e-9), (row, name)
