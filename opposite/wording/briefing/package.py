"""What a result package says of itself, and what is said when it is checked."""

from __future__ import annotations

from types import MappingProxyType

from opposite.domain.scoring.report import Report
from opposite.wording.briefing.verifying import quoted
from opposite.wording.figures import pluralise, sample_mark
from opposite.wording.scoring.factors import subject
from opposite.wording.scoring.targets import whose_sentence

HASH, HEADER, ROWS, FILE = "hash of the file", "names of the columns", "number of rows", "file"
KEY = "a key that no manifest has"

OTHERS = "Percentile, rank and number of others rest on other organisations: they were not checked."

FILES = MappingProxyType(
    {
        "manifest.json": "what it was made from, and the SHA-256 of every file",
        "framework.yaml": "the framework, as its authors wrote it",
        "overall.csv": "the overall score, as `opposite scores --by overall` has it, in full precision",
        "scores.csv": "the scores, as `opposite scores` has them",
        "questions.csv": "the questions, as `opposite scores --by question` has them",
        "groups.csv": "the groups, as `opposite scores --by group` has them",
        "levels.csv": "how many people chose each level of each question (of reverse-keyed ones, turned round)",
        "group-levels.csv": "how many people of each group gave a level to each question, and the mean of these levels",
        "people.csv": "who answered, and for which group",
        "answers.csv": "what each of them said",
    }
)
"""What each file holds."""


def readme(report: Report, *, answers: bool) -> str:
    """What the package is, what its files hold, and the command that recomputes its scores."""
    lines = [
        f"The result of {subject(report)}.",
        *([sample_mark()] if report.assessment.organisation.sample else []),
        "",
    ]
    lines += ["opposite verify PACKAGE.zip", ""]
    lines += [_how(answers=answers), ""]
    lines += [f"{name}: {what}" for name, what in FILES.items() if answers or name not in {"people.csv", "answers.csv"}]
    whose = whose_sentence(report)
    lines += ["", *(() if whose is None else (whose,))]
    lines.append("An empty cell is a figure that is missing; one that is hidden has `yes` in the column `hidden`.")
    return "\n".join(lines) + "\n"


def _how(*, answers: bool) -> str:
    if answers:
        return "This line computes every score again from the answers and the framework of the package, and finds them equal."
    return (
        "This line computes every score again from the database that holds the answers, and finds them equal. The answers "
        "are not in the package: people were told that nobody sees what a single one of them said. What is there is what "
        "the report shows."
    )


def difference(file: str, what: str, said: str, computed: str) -> str:
    """One place in which a package says something else than what was computed."""
    return f"{file}, {what}: the package says {quoted(said)}, computed is {quoted(computed)}."


def verdict(differing: int, of: str, *, alone: bool) -> str:
    """What came of the check."""
    source = "the answers in the package" if alone else "the database"
    if differing:
        return f"{pluralise(differing, 'difference')} from {source}: {of}."
    return f"Every score is that of {source}: {of}." + (f" {OTHERS}" if alone else "")
