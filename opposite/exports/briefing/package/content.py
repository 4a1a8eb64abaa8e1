"""The files of a result package, by name: everything that its scores are computed from, as far as it may be told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields

from opposite.definitions import document_yaml
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.origin import Origin, origin_of
from opposite.exports.csv_file import table_csv
from opposite.tables.answers import Said, answers_table
from opposite.tables.scoring import scores_by_group, scores_by_kind, scores_by_question
from opposite.tables.table import Table, whose
from opposite.wording.briefing import package as words

FORMAT = "opposite-result-1"

MANIFEST, FRAMEWORK, README = "manifest.json", "framework.yaml", "README.txt"
OVERALL, SCORES, QUESTIONS, GROUPS = "overall.csv", "scores.csv", "questions.csv", "groups.csv"
PEOPLE, ANSWERS = "people.csv", "answers.csv"
LEVELS, MEANS = "levels.csv", "group-levels.csv"

RULES = ("profile", "self_assessment", "min_group_n", "targets", "invited")
"""Of an assessment: what else its scores depend on."""

MANIFEST_KEYS = frozenset(
    {"format", "wave_date", "sample", "attributed", "rules", "files"} | {one.name for one in fields(Origin)}
)
"""What a manifest says, and nothing else."""

LEVEL_COLUMNS = ("organisation", "wave", "question", "level", "people")
MEAN_COLUMNS = ("organisation", "wave", "question", "group", "people", "mean")


def files(briefing: Briefing) -> dict[str, bytes]:
    """The content of every file by its name, the manifest last; the same briefing gives the same."""
    report = briefing.report
    made = {README: words.readme(report, answers=is_told(report)).encode()}
    made[FRAMEWORK] = document_yaml(dict(briefing.document)).encode()
    made |= {name: table_csv(table) for name, table in score_tables(report).items()}
    if is_told(report):
        made |= _answers(briefing)
    made[MANIFEST] = _manifest(briefing, made)
    return made


def is_told(report: Report) -> bool:
    """Whether what single people said may be told: only where they knew that their names stand beside their answers."""
    return report.assessment.attributed


def score_tables(report: Report) -> dict[str, Table]:
    """The tables of `opposite scores`, and what they rest on as far as the report shows it, by name of their file."""
    kind = report.framework.display_level
    return {
        OVERALL: scores_by_kind([report], "overall"),
        SCORES: scores_by_kind([report], kind),
        QUESTIONS: scores_by_question([report]),
        GROUPS: scores_by_group([report]),
        LEVELS: _levels(report),
        MEANS: _means(report),
    }


def _levels(report: Report) -> Table:
    """One row a question and keyed level, of people of counted groups; without questions where it is hidden."""
    rows = [
        (*whose(report), question, level, people)
        for question, counts in report.distribution.items()
        for level, people in sorted(counts.items())
    ]
    return Table("levels", LEVEL_COLUMNS, tuple(rows))


def _means(report: Report) -> Table:
    """One row a question and counted group that is shown there: who gave a level, and their mean."""
    rows = [
        (*whose(report), question, group, said.levels, said.mean)
        for question, groups in report.group_responses.items()
        for group, said in groups.items()
    ]
    return Table("group levels", MEAN_COLUMNS, tuple(rows))


def _answers(briefing: Briefing) -> dict[str, bytes]:
    report = briefing.report
    named = named_people(briefing.said)
    people = Table("people", ("respondent", "group"), tuple((person.label, person.group) for person in named))
    in_order = (Said(report.assessment, person, _sorted(report.framework, said)) for person, said in named.items())
    return {PEOPLE: table_csv(people, marked=True), ANSWERS: table_csv(answers_table(in_order), marked=True)}


def named_people(said: Mapping[Respondent, Mapping[str, Answer]]) -> dict[Respondent, Mapping[str, Answer]]:
    """The people with names that differ: those without one are numbered, and the second of a name has a number too."""
    taken: set[str] = set()
    named: dict[Respondent, Mapping[str, Answer]] = {}
    for place, (person, answers) in enumerate(said.items(), 1):
        name = whole = person.label or f"person {place}"
        number = 2
        while name in taken:
            name, number = f"{whole} ({number})", number + 1
        taken.add(name)
        named[person._replace(label=name)] = answers
    return named


def _sorted(framework: Framework, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What was said, in the framework's order of questions; answers to others last."""
    places = {question: place for place, question in enumerate(framework.questions)}
    return dict(sorted(answers.items(), key=lambda one: (places.get(one[0], len(places)), one[0])))


def _manifest(briefing: Briefing, made: Mapping[str, bytes]) -> bytes:
    of = briefing.report.assessment
    said = {
        "format": FORMAT,
        **asdict(origin_of(briefing)),
        "wave_date": of.wave_date.isoformat(),
        "sample": of.organisation.sample,
        "attributed": of.attributed,
        "rules": {name: _plain(getattr(of, name)) for name in RULES},
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in made.items()},
    }
    return (json.dumps(said, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _plain(value: object) -> object:
    return dict(sorted(value.items())) if isinstance(value, Mapping) else value
