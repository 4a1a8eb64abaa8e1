"""`report`: how long the report of one stored assessment takes, from the database file to the last score."""

import gc
from datetime import datetime

from opposite.engine.collecting.assessments import assessment, assessments, read_siblings
from opposite.engine.collecting.importing import import_answers
from opposite.engine.comparison.peers import scores_of_others
from opposite.engine.report import build_report
from opposite.engine.scoring.score_one import read_answers, read_report, score
from opposite.engine.scoring.stored_scores import stamp
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, medians, seconds

LIMIT = 10.0
PEOPLE = 30
OTHERS = 11
ROUNDS = 60
CHANGES = 15
NOW = datetime(2026, 11, 22, 9, 0)

PARTS = {
    "stamp": "of this, asking whether anything has changed",
    "answers": "of this, reading people and answers",
    "scoring": "of this, scoring",
    "peers": "of this, percentiles among the eleven others",
    "siblings": "besides, once after a change: reading the assessment and its waves",
}


def measure(folder):
    """Figures of the report of 40 questions x 30 people in six groups among eleven other organisations, in ms.

    Warm: what the process keeps between reports is there. Beside the limit: the parts, and the first report after
    a saved answer raised the revision, when the stored scores are computed again.
    """
    workspace = _filled(folder)
    chosen = assessments(workspace, organisation="Organisation 0")[0].id
    gc.collect()
    gc.freeze()  # as the application does once it has started
    took = medians(alternating("report", _contenders(workspace, chosen), rounds=ROUNDS, warm_up=3))
    changed = {"changed": lambda: _after_a_change(workspace, chosen)}
    took |= medians(alternating("report, changed", changed, rounds=CHANGES, warm_up=1))
    gc.unfreeze()
    workspace.close()
    return [
        Figure("report of 40 questions x 30 people", took["report"] * 1000, "ms", LIMIT),
        *(Figure(words, took[part] * 1000, "ms") for part, words in PARTS.items()),
        Figure("the first report after a change", took["changed"] * 1000, "ms"),
    ]


def _filled(folder):
    """A workspace on a new database file with twelve organisations, closed and reopened."""
    address = str(folder / "report.duckdb")
    workspace = open_workspace(address)
    framework = workspace.resolve("opposite")
    names = [f"Organisation {number}" for number in range(OTHERS + 1)]
    file = folder / "report.csv"
    write_answers(file, framework.framework, organisations=names, people=PEOPLE)
    import_answers(workspace, file, framework=framework, now=NOW)
    workspace.close()
    return open_workspace(address)


def _contenders(workspace, chosen):
    one = assessment(workspace, chosen)
    framework = workspace.framework(one.framework_hash)
    people, answers = _people_and_answers(workspace, one)
    alone, at = read_report(workspace, one), stamp(workspace)
    return {
        "report": lambda: seconds(lambda: build_report(workspace, chosen)),
        "stamp": lambda: seconds(lambda: stamp(workspace)),
        "answers": lambda: seconds(lambda: _people_and_answers(workspace, one)),
        "scoring": lambda: seconds(lambda: score(framework, one, people, answers)),
        "peers": lambda: seconds(lambda: scores_of_others(workspace, alone.framework, alone.assessment, at)),
        "siblings": lambda: seconds(lambda: _read_siblings(workspace, chosen)),
    }


def _after_a_change(workspace, chosen):
    """How long the report takes once the revision was raised, as every saved answer raises it."""
    with workspace.store.writing() as cursor:
        cursor.run("raise_revision", assessment_id=chosen, now=NOW)
    return seconds(lambda: build_report(workspace, chosen))


def _read_siblings(workspace, chosen):
    with workspace.store.snapshot() as cursor:
        return read_siblings(cursor, chosen)


def _people_and_answers(workspace, one):
    with workspace.store.snapshot() as cursor:
        return read_answers(cursor, one)
