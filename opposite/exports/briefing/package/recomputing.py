"""The report of a result package from its own answers and framework alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from opposite.definitions import load_document
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Report
from opposite.domain.spreadsheet import unescaped
from opposite.engine.scoring.score_one import score
from opposite.exports.briefing.package.content import ANSWERS, FRAMEWORK, PEOPLE
from opposite.exports.briefing.package.reading import ReadPackage, UnknownPackageError, rows_of
from opposite.tables.answers import ANSWER_COLUMNS

STATES = {"DK": DONT_KNOW, "NA": NOT_APPLICABLE}


def recomputed(package: ReadPackage) -> Report:
    """The report that its answers come to, without what other organisations say.

    Raises FrameworkError for a framework with mistakes, UnknownPackageError for answers or rules that cannot be.
    """
    try:
        framework = load_document(package.files[FRAMEWORK].decode()).framework
        people = _people(package, framework)
        answers = sorted(_answers(package, framework, people), key=lambda one: (one.respondent, one.question))
        assessment = _assessment(package, framework)
    except (KeyError, ValueError, TypeError) as error:
        raise UnknownPackageError(
            "The answers, the framework or the rules of the package cannot be read.", "Nothing was checked."
        ) from error
    return score(framework, assessment, list(people.values()), answers)


def _people(package: ReadPackage, framework: Framework) -> dict[str, CountedRespondent]:
    people: dict[str, CountedRespondent] = {}
    for number, (name, group, *_) in enumerate(rows_of(package.files[PEOPLE])[1:], 1):
        if unescaped(name) in people or unescaped(group) not in framework.group_weights:
            raise ValueError(name)
        people[unescaped(name)] = CountedRespondent(number, unescaped(group))
    return people


def _answers(
    package: ReadPackage, framework: Framework, people: Mapping[str, CountedRespondent]
) -> Iterator[CountedAnswer]:
    header, *rows = rows_of(package.files[ANSWERS])
    seen: set[tuple[int, str]] = set()
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        said = {name: unescaped(cells[name]) for name in ANSWER_COLUMNS}
        person, question, level = people[said["respondent"]], said["question"], said["level"]
        if (person.respondent, question) in seen:
            raise ValueError(question)
        seen.add((person.respondent, question))
        is_level = level not in {"", *STATES}
        yield CountedAnswer(
            person.respondent,
            question,
            LEVEL if is_level else STATES.get(level),
            _point(framework, question, level) if is_level else None,
            _number(said["importance"]) if said["importance"] else None,
            said["evidence"] or None,
        )


def _point(framework: Framework, question: str, text: str) -> float:
    value = _number(text)
    known = framework.questions.get(question)
    if known is not None and value not in {point.value for point in known.scale.points}:
        raise ValueError(text)
    return value


def _number(text: Any) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _assessment(package: ReadPackage, framework: Framework) -> Assessment:
    origin, rules = package.origin, package.manifest["rules"]
    day = date.fromisoformat(package.manifest["wave_date"])
    if package.manifest["attributed"] is not True:
        raise ValueError("attributed")
    return Assessment(
        id=0,
        organisation=Organisation(0, origin.organisation, sample=package.manifest["sample"] is True),
        framework_id=framework.id,
        framework_hash=framework.hash,
        wave=origin.wave,
        wave_date=day,
        profile=_text(rules["profile"]),
        self_assessment=rules["self_assessment"] is True,
        attributed=True,
        min_group_n=int(rules["min_group_n"]),
        revision=origin.revision,
        last_activity=datetime.combine(day, datetime.min.time()),
        targets={str(node): _number(level) for node, level in rules["targets"].items()},
        invited=rules["invited"] is True,
    )
