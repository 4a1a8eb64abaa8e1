"""`report`: what the report of one stored assessment costs, from the database file to the last score.

Warm: what the process keeps between reports is there. Milliseconds are those of processors, and belong to the machine and
the minute; so a report is measured beside the rules as well, which tests/property/reference.py writes down plainly and
slowly, round by round.

Where the limits come from: four milliseconds were asked for where the code of 22 November 2026 (fac74a13) took nine to
ten. On the EPYC of 30 November that code took 9.6 ms in a quick minute and today's 3.6, in a slow one 14.0 and 4.2, in most
10.2 to 10.7 and 3.6 to 4.1. Of the time of the plain rules it took 0.31 to 0.34, and 0.42 of that is the other limit. It
moves with the plain rules: who changes them measures both again.
"""

import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np  # noqa: F401  it is there in the application, and rows then come by it

from opposite.definitions import find
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.engine.collecting.assessments import assessment, assessments, read_siblings
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.waves import reopen_wave
from opposite.engine.comparison.peers import closed_stamp, read_closed_stamp, scores_of_others
from opposite.engine.report import build_report
from opposite.engine.scoring.score_one import read_answers, read_people, read_report, score
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, cpu_seconds, frozen, medians, ratio, refuse_unequal
from tests.bench.processes import printed
from tests.property.reference import Reference

LIMIT = 4.0
LIMIT_BESIDE_PLAIN = 0.14
LIMIT_AMONG_MANY = 1.2
PEOPLE = 30
PEOPLE_OF_THE_MANY = 3
SAID = {DONT_KNOW: "DK", NOT_APPLICABLE: "NA"}
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

    Both are asked in turn in one process, and the report is the same, apart from what it says of the others. The plain
    rules read the same answers and come to the same scores and intervals, but give no figures of groups, no lenses, and
    hide nothing. Beside it: its parts among many, and the first report after a saved answer, which raises the revision.
    """
    among = {"few": _filled(folder, size.few), "many": _filled(folder, size.few, size.many)}
    chosen = {name: _chosen(each) for name, each in among.items()}
    own = {name: _own_scores(each, chosen[name]) for name, each in among.items()}
    refuse_unequal("The report", own | {"plain rules": _plain_scores(among["few"], chosen["few"])})
    with frozen():
        contenders = {
            f"{what} {name}": contender
            for name, each in among.items()
            for what, contender in _contenders(each, chosen[name]).items()
        } | {"plain rules": lambda: cpu_seconds(lambda: _plain_scores(among["few"], chosen["few"]))}
        measured = alternating("report", contenders, rounds=size.rounds, warm_up=3)
        changed = {name: _change(each, chosen[name]) for name, each in among.items()}
        afterwards = alternating("report, changed", changed, rounds=max(1, size.rounds // 4), warm_up=1)
    for each in among.values():
        each.close()
    took, after = medians(measured), medians(afterwards)
    return [
        Figure(f"report among {size.few:,}", took["report few"] * 1000, "ms", LIMIT),
        Figure(f"report among {size.many:,}", took["report many"] * 1000, "ms", LIMIT),
        Figure("the scores alone by the plain rules", took["plain rules"] * 1000, "ms"),
        *(Figure(f"report among {number:,} against the plain rules", ratio(measured, f"report {name}", "plain rules"),
                 "times", LIMIT_BESIDE_PLAIN) for name, number in (("few", size.few), ("many", size.many))),
        Figure("report among many against the same among few", ratio(measured, "report many", "report few"), "times",
               LIMIT_AMONG_MANY),
        *(Figure(f"{words}, among {size.many:,}", took[f"{part} many"] * 1000, "ms") for part, words in PARTS.items()),
        Figure(f"the first report after a change, among {size.few:,}", after["few"] * 1000, "ms"),
        Figure(f"the first report after a change, among {size.many:,}", after["many"] * 1000, "ms"),
        Figure("the first report after a change, among many against among few", ratio(afterwards, "many", "few"), "times",
               LIMIT_AMONG_MANY),
    ]  # fmt: skip


def _filled(folder, few, many=0):
    """A workspace on a new database file with a few organisations of thirty people, or among many of three.

    It is filled by another process: importing millions of answers leaves memory scattered, and what is computed in it later
    takes a tenth longer than in an application that has just begun.
    """
    address = folder / f"report-{max(few, many)}.duckdb"
    printed("python", "-m", "tests.bench.report", address, few, many)
    return open_workspace(str(address))


def fill(address, few, many):
    """Import the organisations and their answers, and open the wave of the one that is looked at."""
    workspace = open_workspace(str(address))
    for organisations, people in ((range(few), PEOPLE), (range(few, many), PEOPLE_OF_THE_MANY)):
        if organisations:
            file = address.with_suffix(".csv")
            write_answers(file, find("opposite").framework, organisations=organisations, people=people)
            import_answers(workspace, file, framework=workspace.resolve("opposite"), now=NOW)
            file.unlink()
    refresh(workspace)
    reopen_wave(workspace, _chosen(workspace), now=NOW)
    refresh(workspace)
    workspace.close()


def _chosen(workspace):
    """The id of the only assessment of the organisation that is looked at, which can be answered."""
    return assessments(workspace, organisation="Organisation 0")[0].id


def _own_scores(workspace, chosen):
    rows = build_report(workspace, chosen).nodes
    return [_to_a_billionth(node, row.score, row.interval) for node, row in rows.items()]


def _plain_scores(workspace, chosen):
    """The same by the rules as they are written, without any shortcut."""
    one = assessment(workspace, chosen)
    framework = workspace.framework(one.framework_hash)
    people, answers = _people_and_answers(workspace, one)
    said = [
        (person, question, level if state == LEVEL else SAID.get(state), importance)
        for person, question, state, level, importance, _ in answers
    ]
    sitting = SimpleNamespace(profile=one.profile, targets=one.targets, self_assessment=not one.routed)
    rules = Reference(framework, sitting, [person[:2] for person in people], said)
    for question in rules.questions.values():
        rules.question_row(question)
    rows = {node.id: rules.node_row(node) for node in framework.nodes.values() if rules.kids(node)}
    return [_to_a_billionth(node, row["score"], row["interval"]) for node, row in rows.items()]


def _to_a_billionth(node, score, interval):
    return node, score and round(score, 9), interval and tuple(round(end, 9) for end in interval)


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


if __name__ == "__main__":
    fill(Path(sys.argv[1]), *map(int, sys.argv[2:]))
