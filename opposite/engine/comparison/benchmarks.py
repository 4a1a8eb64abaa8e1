"""The benchmarks that are held here: read from files, listed, removed, and put together beside a framework."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.comparison.benchmark import Benchmark, in_force, same_questions
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers, peers_from
from opposite.domain.comparison.benchmark_shares import levels_of
from opposite.domain.framework import Framework
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import new_id
from opposite.engine.comparison.benchmark_file import benchmark_bytes, benchmark_in
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, BenchmarkError, FrameworkError, NotFoundError
from opposite.store.database import Cursor


class Held(NamedTuple):
    """A benchmark that is held here, with its number, and whether it counts or a later one of its source takes its place."""

    id: int
    benchmark: Benchmark
    added_at: datetime
    counts: bool


class Taken(NamedTuple):
    """What became of a file: its benchmark, whether it was here already, and how many of its questions are asked here."""

    benchmark: Benchmark
    was_here: bool
    same: int


@verb(Verb.SEE_FRAMEWORKS)
def held_benchmarks(workspace: Workspace) -> list[Held]:
    """Every benchmark that is held here, in the order they were read."""

    def read() -> list[Held]:
        with workspace.store.reading() as cursor:
            return _read(cursor)

    return workspace.as_it_stands("benchmarks", read)


@verb(Verb.KEEP)
def import_benchmarks(workspace: Workspace, files: Sequence[bytes], *, now: datetime) -> list[Taken]:
    """Keep the benchmarks of these files, all or none; those that are here already stay as they are.

    In whatever order files are read, the same are held. Raises BenchmarkError for a file that is no benchmark, is of a
    framework or of questions not known here, or differs from one of the same source, kind of organisation and date.
    """
    read = [benchmark_in(content) for content in files]
    same = [_questions_here(workspace, one) for one in read]
    taken: list[Taken] = []
    with workspace.store.writing() as cursor:
        here = {(held.benchmark.group, held.benchmark.date): held.benchmark for held in _read(cursor)}
        for benchmark, alike in zip(read, same, strict=True):
            place = benchmark.group, benchmark.date
            was_here = place in here
            if was_here and benchmark_bytes(here[place]) != benchmark_bytes(benchmark):
                raise BenchmarkError(
                    f"There are two different benchmarks of {benchmark.source} of {benchmark.date} for the same kind of "
                    "organisation.",
                    NOTHING_STORED,
                    "Ask its source which holds, and remove the one that is here where it does not.",
                )
            if not was_here:
                here[place] = benchmark
                document = benchmark_bytes(benchmark)
                digest = hashlib.sha256(document).hexdigest()
                cursor.run("add_benchmark", id=new_id(cursor), digest=digest, document=document.decode(), now=now)
            taken.append(Taken(benchmark, was_here, alike))
    return taken


@verb(Verb.KEEP)
def remove_benchmark(workspace: Workspace, number: int) -> None:
    """Remove the benchmark of a number, also one that cannot be read; raises NotFoundError where there is none."""
    with workspace.store.writing() as cursor:
        if number not in {row[0] for row in cursor.run("benchmarks")}:
            raise NotFoundError(f"There is no benchmark {number}.", hint="`opposite benchmark list` lists them.")
        cursor.run("drop_benchmark", id=number)


@verb(Verb.SEE_FRAMEWORKS)
def peers_beside(workspace: Workspace, framework: Framework) -> list[BenchmarkPeers]:
    """What can stand beside figures of a framework, those of most organisations first.

    Sources of one kind of organisation together, and each by itself.
    """
    alike = [one for one in _in_force(held_benchmarks(workspace)) if one.framework.id == framework.id]
    by_scope: dict[object, list[Benchmark]] = {}
    for one in alike:
        by_scope.setdefault(one.scope.key, []).append(one)
    sets = [*by_scope.values(), *([one] for several in by_scope.values() if len(several) > 1 for one in several)]
    found = [peers for several in sets if (peers := peers_from(several, framework)) is not None]
    return sorted(found, key=lambda peers: (-peers.organisations, len(peers.sources), peers.sources, peers.scope.key))


def stored_benchmark(document: str) -> Benchmark | None:
    """The benchmark of a stored file; None where it cannot be read."""
    try:
        return benchmark_in(document.encode())
    except BenchmarkError:
        return None


def _in_force(held: Iterable[Held]) -> list[Benchmark]:
    return [one.benchmark for one in held if one.counts]


def _read(cursor: Cursor) -> list[Held]:
    """Those that can be read; `opposite doctor` tells of others."""
    stored = [
        (id_, benchmark, added_at)
        for id_, document, added_at in cursor.run("benchmarks")
        if (benchmark := stored_benchmark(document)) is not None
    ]
    counting = {(one.group, one.date) for one in in_force([benchmark for _, benchmark, _ in stored])}
    return [
        Held(id_, benchmark, added_at, (benchmark.group, benchmark.date) in counting)
        for id_, benchmark, added_at in stored
    ]


def _questions_here(workspace: Workspace, benchmark: Benchmark) -> int:
    """How many of its questions are asked alike in a framework here; raises BenchmarkError where none is.

    Where its own version is here, every question and level must be in it.
    """
    origin = benchmark.framework
    versions = _versions(workspace, origin.id)
    if not versions:
        raise BenchmarkError(
            f"The benchmark file cannot be used: framework.id names {origin.id!r}, which is not known here.",
            NOTHING_STORED,
            "`opposite frameworks` lists those that are.",
        )
    own = next((framework for framework in versions if framework.hash == origin.hash), None)
    for framework in versions if own is None else [own]:
        for id_ in benchmark.questions if own is not None else same_questions(benchmark, framework):
            _refuse_unknown(benchmark, framework, id_)
    most = max(len(same_questions(benchmark, framework)) for framework in versions)
    if not most:
        raise BenchmarkError(
            f"The benchmark file cannot be used: none of its questions is asked alike in {origin.id} as it is here.",
            NOTHING_STORED,
            f"It was made with version {origin.version}; here are {', '.join(sorted({f.version for f in versions}))}.",
        )
    return most


def _refuse_unknown(benchmark: Benchmark, framework: Framework, id_: str) -> None:
    """Raise BenchmarkError where a question is not in the framework it names, or has a level that the question has not."""
    place, question = f"questions.{id_}", framework.questions.get(id_)
    problem = None
    if question is None or not question.scored:
        problem = f"{place} is no scored question of {framework.id} {framework.version}"
    elif id_ not in same_questions(benchmark, framework):
        problem = f"{place}.fingerprint is not that of the question in {framework.id} {framework.version}"
    else:
        levels = levels_of(question.scale)
        strange = [level for level in benchmark.questions[id_].percent if level not in levels]
        if strange:
            problem = f"{place}.percent has the level {strange[0]:g}, which is not on the question's scale"
    if problem is not None:
        raise BenchmarkError(f"The benchmark file cannot be used: {problem}.", NOTHING_STORED)


def _versions(workspace: Workspace, id_: str) -> list[Framework]:
    """The frameworks of an id that can be read here: the bundled one, then stored versions."""
    found = []
    for known in workspace.known():
        if known.id == id_:
            try:
                found.append(workspace.resolve(id_).framework if known.bundled else workspace.framework(known.hash))
            except FrameworkError:
                continue
    return found
