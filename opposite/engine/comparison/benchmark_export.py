"""Makes a benchmark of the organisations here, and remembers who is in it, for all that are made later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.comparison.benchmark import (
    LEAST_ORGANISATIONS,
    Benchmark,
    Origin,
    QuestionShares,
    Reason,
    Scope,
    fingerprint,
)
from opposite.domain.comparison.benchmark_secrecy import Given, members_for, new_members, questions_for
from opposite.domain.comparison.benchmark_shares import levels_of, percent_of
from opposite.domain.framework import Framework, Question
from opposite.domain.scoring.report import Scored
from opposite.engine.access.guard import each, verb
from opposite.engine.collecting.commands import new_id
from opposite.engine.scoring.score_many import score_many
from opposite.engine.workspace import Workspace
from opposite.errors import BenchmarkError
from opposite.store.database import Cursor

DIGITS = 6
"""Places of a score that tell figures apart: fewer than computing in another order changes."""


class Asked(NamedTuple):
    """Whose questions are told of, who says so, and which kind of organisation is meant."""

    framework: Framework
    source: str
    scope: Scope


class Figure(NamedTuple):
    """An organisation's score of a question as it is shown, and how many people gave a level."""

    score: float
    people: int


class Member(NamedTuple):
    """An organisation as its figures are in one wave: a digest that names it, and its figures by the question's fingerprint."""

    digest: str
    organisation: int
    figures: Mapping[str, Figure]


class Made(NamedTuple):
    """A benchmark, and how many organisations it leaves out since files together would tell of fewer than ten."""

    benchmark: Benchmark
    left_out: int


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def make_benchmark(
    workspace: Workspace,
    chosen: Sequence[Assessment],
    asked: Asked,
    *,
    today: date,
    now: datetime,
) -> Made:
    """The benchmark of the latest closed wave of each organisation, real ones alone, by the questions of a framework.

    Where too few organisations changed since earlier files, their waves of then stand in for the later ones. Figures
    that are hidden (rules 27 to 31) are not counted. Raises BenchmarkError where fewer than ten organisations are left,
    or no question.
    """
    framework = asked.framework
    closed = [a for a in chosen if not (a.is_open or a.organisation.sample) and a.framework_id == framework.id]
    scored = [one for one in score_many(workspace, closed) if one.framework.major == framework.major]
    by_organisation = _members(scored)
    with workspace.store.writing() as cursor:
        given = _given(cursor, framework.id)
        wanted = _wanted(by_organisation, given)
        kept = members_for(wanted.keys(), given)
        if len(kept) < LEAST_ORGANISATIONS:
            raise _too_few(len(wanted), len(new_members(wanted, given)), is_first=not given)
        members = [wanted[digest] for digest in sorted(kept)]
        figures = {member.digest: member.figures.keys() for member in members}
        benchmark = _benchmark(asked, members, questions_for(figures, given), today=today)
        if not benchmark.questions:
            raise BenchmarkError(
                "No benchmark was written: of no question could it be told how the organisations stand.",
                hint="A question needs ten organisations with a figure that is shown, and they must not all be alike.",
            )
        told = {benchmark.questions[id_].fingerprint for id_ in benchmark.questions} | {
            fingerprint(framework.questions[id_])
            for id_, reason in benchmark.left_out.items()
            if reason is Reason.TOO_ALIKE
        }
        _remember(cursor, framework, Given(figures, told), given, now)
    return Made(benchmark, len(wanted) - len(kept))


def _members(scored: Sequence[Scored]) -> dict[int, list[Member]]:
    """By organisation, its waves as members, the latest first."""
    found: dict[int, list[Member]] = {}
    for one in sorted(scored, key=lambda each_one: wave_key(each_one.assessment), reverse=True):
        figures = {
            fingerprint(question): Figure(row.score, row.answered)
            for id_, question in one.framework.questions.items()
            if question.scored and (row := one.questions[id_]).score is not None and row.answered is not None
        }
        if figures:
            organisation = one.assessment.organisation.id
            member = Member(_digest(one.assessment.id, figures), organisation, figures)
            found.setdefault(organisation, []).append(member)
    return found


def _digest(assessment_id: int, figures: Mapping[str, Figure]) -> str:
    said = sorted((question, round(figure.score, DIGITS), figure.people) for question, figure in figures.items())
    return hashlib.sha256(json.dumps([assessment_id, said]).encode()).hexdigest()


def _wanted(by_organisation: Mapping[int, Sequence[Member]], given: Sequence[Given]) -> dict[str, Member]:
    """By digest the latest wave of each organisation; where too few are new, the one that stood in a file before them."""
    latest = {waves[0].digest: waves[0] for waves in by_organisation.values()}
    new = new_members(latest, given)
    if len(new) >= LEAST_ORGANISATIONS:
        return latest
    for digest in new:
        waves = by_organisation[latest[digest].organisation]
        before = next((wave for wave in waves if not new_members([wave.digest], given)), None)
        if before is not None:
            del latest[digest]
            latest[before.digest] = before
    return latest


def _given(cursor: Cursor, framework_id: str) -> list[Given]:
    """Every benchmark that was made of a framework, the oldest first."""
    files: dict[int, Given] = {}
    members: dict[int, dict[str, frozenset[str]]] = {}
    sets: dict[str, frozenset[str]] = {}
    for id_, questions, member, of_member in cursor.run("benchmark_exports", framework_id=framework_id):
        if of_member not in sets:
            sets[of_member] = frozenset(of_member.split())
        members.setdefault(id_, {})[member] = sets[of_member]
        files.setdefault(id_, Given(members[id_], frozenset(questions.split())))
    return list(files.values())


def _remember(cursor: Cursor, framework: Framework, made: Given, given: Sequence[Given], now: datetime) -> None:
    """Keep who is in a file, unless one with the same members told of the same questions before."""
    if any(made.members.keys() == file.members.keys() and made.questions <= file.questions for file in given):
        return
    id_ = new_id(cursor)
    rows = [{"member": one, "questions": _joined(made.members[one])} for one in sorted(made.members)]
    cursor.run("add_benchmark_export", id=id_, framework_id=framework.id, questions=_joined(made.questions), now=now)
    cursor.run("add_benchmark_members", export_id=id_, members=json.dumps(rows))


def _joined(questions: Iterable[str]) -> str:
    return " ".join(sorted(questions))


def _benchmark(asked: Asked, members: Sequence[Member], may_be_told: frozenset[str], *, today: date) -> Benchmark:
    framework = asked.framework
    told: dict[str, QuestionShares] = {}
    left_out: dict[str, Reason] = {}
    for id_, question in framework.questions.items():
        if not question.scored:
            continue
        shares = _shares(question, members) if fingerprint(question) in may_be_told else Reason.TOO_FEW
        if isinstance(shares, Reason):
            left_out[id_] = shares
        else:
            told[id_] = shares
    people = max((row.people for row in told.values()), default=0)
    origin = Origin(framework.id, framework.version, framework.hash)
    return Benchmark(asked.source, today, origin, asked.scope, len(members), people, told, left_out)


def _shares(question: Question, members: Sequence[Member]) -> QuestionShares | Reason:
    mark = fingerprint(question)
    figures = [member.figures[mark] for member in members if mark in member.figures]
    percent = percent_of((figure.score for figure in figures), levels_of(question.scale))
    if percent is None:
        return Reason.TOO_ALIKE
    return QuestionShares(mark, len(figures), _up_to_tens(sum(figure.people for figure in figures)), percent)


def _up_to_tens(people: int) -> int:
    return -(-people // 10) * 10


def _too_few(wanted: int, new: int, *, is_first: bool) -> BenchmarkError:
    needed = f"A benchmark holds at least {LEAST_ORGANISATIONS}, so that nothing in it tells of one of them."
    if is_first or wanted < LEAST_ORGANISATIONS:
        return BenchmarkError(
            f"No benchmark was written: {wanted} real organisations of that kind have a closed wave with figures.",
            needed,
            "Choose less narrowly, or close more waves.",
        )
    return BenchmarkError(
        f"No benchmark was written: beside the benchmarks made before it would tell of fewer than {LEAST_ORGANISATIONS} "
        "organisations.",
        f"Of {wanted} organisations of that kind, {new} have figures that stand in none yet.",
        f"Choose as before, or wait until {LEAST_ORGANISATIONS} have new figures.",
    )
