"""A benchmark: how many of at least ten organisations stand at each level of each question, and who says so.

It holds no name, no figure of one organisation and no order of organisations (no quantiles: these are single
organisations' figures, and cannot be merged), only shares of levels, in which every organisation has one voice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from opposite.domain.framework import Framework, Question

LEAST_ORGANISATIONS = 10
"""No share rests on fewer organisations, nor does anything that several files of one database tell together."""


class Reason(StrEnum):
    """Why a benchmark says nothing of a question."""

    TOO_FEW = "too_few"
    """Fewer than ten organisations have a figure, or files together would tell of fewer than ten."""
    TOO_ALIKE = "too_alike"
    """All stand at one level: it would be known of each."""


class Origin(NamedTuple):
    """The framework version whose questions were answered: id, version and hash of its content."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which organisations are meant: of one of these sectors, sizes and countries (empty: of any), or chosen by tags.

    Tags are the words of a consultant, perhaps a client's name: that some were asked for is said, which are not.
    """

    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    by_tag: bool = False

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]:
        """What two scopes that mean the same share, in whatever case and order they were written."""
        folded = (sorted({word.casefold() for word in words}) for words in (self.sectors, self.sizes, self.countries))
        sectors, sizes, countries = map(tuple, folded)
        return sectors, sizes, countries, self.by_tag


@dataclass(frozen=True, slots=True)
class QuestionShares:
    """The levels of a question: whole percents of organisations that stand at each, 100 in all; none at other levels.

    `fingerprint` is that of the question's wording and scale; `people` is rounded up to tens.
    """

    fingerprint: str
    organisations: int
    people: int
    percent: Mapping[float, int]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Shares of levels by question, from one source at one date; `people` of all questions, rounded up to tens."""

    source: str
    date: date
    framework: Origin
    scope: Scope
    organisations: int
    people: int
    questions: Mapping[str, QuestionShares]
    left_out: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def group(self) -> tuple[object, ...]:
        """What benchmarks share of which only the latest counts: organisations stand in each of them."""
        return self.framework.id, self.source.casefold(), self.scope.key


def fingerprint(question: Question) -> str:
    """What two questions share that ask the same on the same levels, whatever their ids, weights and versions."""
    scale = question.scale
    said = [
        question.text,
        scale.kind,
        [[point.value, point.label] for point in scale.points],
        sorted((value, words) for value, words in question.levels.items()),
        question.reverse,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def same_questions(benchmark: Benchmark, framework: Framework) -> tuple[str, ...]:
    """Ids of those questions of a benchmark that a framework asks alike, in the framework's order."""
    return tuple(
        id_
        for id_, question in framework.questions.items()
        if id_ in benchmark.questions and benchmark.questions[id_].fingerprint == fingerprint(question)
    )


def in_force(benchmarks: Sequence[Benchmark]) -> tuple[Benchmark, ...]:
    """The latest of each source and scope, by source, scope and date: in whatever order they came in."""
    latest: dict[tuple[object, ...], Benchmark] = {}
    for one in sorted(benchmarks, key=lambda each: each.date):
        latest[one.group] = one
    return tuple(sorted(latest.values(), key=lambda one: (one.source.casefold(), one.scope.key, one.framework.id)))
