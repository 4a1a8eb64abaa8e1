"""`report`: what the report of one stored assessment costs, from the database file to the last score.

Warm: what the process keeps between reports is there. Milliseconds are those of processors.
"""

from datetime import datetime
from typing import NamedTuple

from opposite.definitions import find
from opposite.engine.collecting.assessments import assessment, assessments, read_siblings
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.waves import reopen_wave
from opposite.engine.comparison.peers import closed_stamp, read_closed_stamp, scores_of_others
from opposite.engine.report import build_report
from opposite.engine.scoring.score_one import read_answers, read_people, read_report, score
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, cpu_seconds, frozen, medians, refuse_unequal

LIMIT = 4.0
LIMIT_AMONG_MANY = 1.2
PEOPLE = 30
PEOPLE_OF_THE_MANY = 3
NOW = datetime(2026, 11, 22, 9, 0)

PARTS = {
    "answers": "of this, reading people and answers",
    "scoring": "of this, scoring",
    "peers": "of this, percentiles among the others",
    "siblings": "besides, once after a change: reading the assessment and its waves",
    "closed": "besides, once after a change: asking whether those it is compared with are the same",
}


class Size(NamedTuple):
    """How many organisations a few are and how many are many, and in how many rounds."""

    few: int
    many: int
    rounds: int


SIZES = {
    "smallest": Size(few=3, many=12, rounds=1),
    "usual": Size(few=100, many=5_000, rounds=61),
    "full": Size(few=100, many=100_000, rounds=61),
}


def measure(folder, size):
    """Medians of the report of one organisation, 40 questions x 30 people in six groups, among few and among many.

    Both are asked in turn in one process, and the report is the same, apart from what it says of the others. Beside
    it: its parts among many, and the first report after a saved answer, which raises the revision.
    """
    among = {"few": _filled(folder, size.few), "many": _filled(folder, size.few, size.many)}
    chosen = {name: _opened(each, "Organisation 0") for name, each in among.items()}
    refuse_unequal("The report", {name: _own_scores(each, chosen[name]) for name, each in among.items()})
    with frozen():
        contenders = {
            f"{what} {name}": contender
            for name, each in among.items()
            for what, contender in _contenders(each, chosen[name]).items()
        }
        took = medians(alternating("report", contenders, rounds=size.rounds, warm_up=3))
        changed = {name: _change(each, chosen[name]) for name, each in among.items()}
        after = medians(alternating("report, changed", changed, rounds=max(1, size.rounds // 4), warm_up=1))
    for each in among.values():
        each.close()
    return [
        Figure(f"report among {size.few:,}", took["report few"] * 1000, "ms", LIMIT),
        Figure(f"report among {size.many:,}", took["report many"] * 1000, "ms", LIMIT),
        Figure("report among many against the same among few", took["report many"] / took["report few"], "times",
               LIMIT_AMONG_MANY),
        *(Figure(f"{words}, among {size.many:,}", took[f"{part} many"] * 1000, "ms") for part, words in PARTS.items()),
        Figure(f"the first report after a change, among {size.few:,}", after["few"] * 1000, "ms"),
        Figure(f"the first report after a change, among {size.many:,}", after["many"] * 1000, "ms"),
        Figure("the first report after a change, among many against among few", after["many"] / after["few"], "times",
               LIMIT_AMONG_MANY),
    ]  # fmt: skip


def _filled(folder, few, many=0):
    """A workspace on a new database file with a few organisations of thirty people, or among many of three."""
    address = str(folder / f"report-{max(few, many)}.duckdb")
    workspace = open_workspace(address)
    for organisations, people in ((range(few), PEOPLE), (range(few, many), PEOPLE_OF_THE_MANY)):
        if organisations:
            file = folder / "report.csv"
            write_answers(file, find("opposite").framework, organisations=organisations, people=people)
            import_answers(workspace, file, framework=workspace.resolve("opposite"), now=NOW)
            file.unlink()
    refresh(workspace)
    workspace.close()
    return open_workspace(address)


def _opened(workspace, organisation):
    """The id of the only assessment of an organisation, which can be answered from now on."""
    only = assessments(workspace, organisation=organisation)[0]
    reopen_wave(workspace, only.id, now=NOW)
    refresh(workspace)
    return only.id


def _own_scores(workspace, chosen):
    return [(row.node, row.score, row.interval) for row in build_report(workspace, chosen).nodes.values()]


def _contenders(workspace, chosen):
    one = assessment(workspace, chosen)
    framework = workspace.framework(one.framework_hash)
    people, answers = _people_and_answers(workspace, one)
    alone, at = read_report(workspace, one), closed_stamp(workspace)
    return {
        "report": lambda: cpu_seconds(lambda: build_report(workspace, chosen)),
        "answers": lambda: cpu_seconds(lambda: _people_and_answers(workspace, one)),
        "scoring": lambda: cpu_seconds(lambda: score(framework, one, people, answers)),
        "peers": lambda: cpu_seconds(lambda: scores_of_others(workspace, alone.framework, alone.assessment, at)),
        "siblings": lambda: cpu_seconds(lambda: _read_siblings(workspace, chosen)),
        "closed": lambda: cpu_seconds(lambda: _read_closed(workspace)),
    }


def _change(workspace, chosen):
    """What the report costs once the revision was raised, as every saved answer raises it."""

    def change():
        with workspace.store.writing() as cursor:
            cursor.run("raise_revision", assessment_id=chosen, now=NOW)
        return cpu_seconds(lambda: build_report(workspace, chosen))

    return change


def _read_siblings(workspace, chosen):
    with workspace.store.snapshot() as cursor:
        return read_siblings(cursor, chosen)


def _read_closed(workspace):
    with workspace.store.reading() as cursor:
        return read_closed_stamp(cursor)


def _people_and_answers(workspace, one):
    with workspace.store.snapshot() as cursor:
        return read_people(cursor, one.id), read_answers(cursor, one.id)
