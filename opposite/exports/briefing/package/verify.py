"""Whether a result package still says what its answers come to: every score recomputed, and what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.briefing import Briefing
from opposite.engine.scoring.answers_hash import answers_hash
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.exports.briefing.origin import origin_of
from opposite.exports.briefing.package.content import FRAMEWORK, MANIFEST, MANIFEST_KEYS, files, score_tables
from opposite.exports.briefing.package.reading import ReadPackage, rows_of
from opposite.exports.briefing.package.recomputing import recomputed
from opposite.exports.csv_file import table_csv
from opposite.wording.briefing import package as words
from opposite.wording.briefing.verifying import ORIGINS

OF_OTHERS = frozenset({"percentile", "rank", "peers"})
"""Columns that rest on other organisations."""


class Difference(NamedTuple):
    """A place of a package that says something else than what was computed."""

    file: str
    what: str
    said: str
    computed: str


def differences_alone(package: ReadPackage) -> list[Difference]:
    """What differs from the scores that the package's own answers come to; raises where they cannot be read."""
    report = recomputed(package)
    found = [*_of_files(package), *_of_origin(package, _origin_of(report))]
    found += _of_tables(package, {n: table_csv(t) for n, t in score_tables(report).items()}, without=OF_OTHERS)
    return found


def differences(package: ReadPackage, briefing: Briefing) -> list[Difference]:
    """What differs from the package that the database gives for the same day."""
    made = files(briefing)
    origin = origin_of(briefing)
    now = {name: str(getattr(origin, name)) for name in ORIGINS if name != "revision"}
    found = [*_of_files(package), *_of_origin(package, now)]
    found += _of_tables(package, {name: content for name, content in made.items() if name.endswith(".csv")})
    if package.files.get(FRAMEWORK) != made[FRAMEWORK]:
        found.append(
            Difference(FRAMEWORK, ORIGINS["framework"], *_digests(package.files.get(FRAMEWORK), made[FRAMEWORK]))
        )
    return found


def _digests(*contents: bytes | None) -> tuple[str, ...]:
    return tuple("" if content is None else hashlib.sha256(content).hexdigest() for content in contents)


def _origin_of(report: Report) -> dict[str, str]:
    return {
        "framework": report.framework.id,
        "framework_hash": report.framework.hash,
        "scoring_version": WITHHELD,
        "answers_hash": answers_hash(report),
    }


def _of_origin(package: ReadPackage, now: Mapping[str, str]) -> Iterator[Difference]:
    for name, computed in now.items():
        if (said := str(getattr(package.origin, name))) != computed:
            yield Difference(MANIFEST, ORIGINS[name], said, computed)


def _of_files(package: ReadPackage) -> Iterator[Difference]:
    """Files that are not those of the manifest, whatever is in them, and what it says beside what a manifest does."""
    for key in sorted(package.manifest.keys() - MANIFEST_KEYS):
        yield Difference(MANIFEST, words.KEY, key, "")
    listed = package.manifest["files"]
    for name in sorted({*listed, *package.files}):
        said = str(listed.get(name, ""))
        computed = _digests(package.files.get(name))[0]
        if said != computed:
            yield Difference(name, words.HASH, said, computed)


def _of_tables(
    package: ReadPackage, made: Mapping[str, bytes], *, without: Collection[str] = ()
) -> Iterator[Difference]:
    for name, content in made.items():
        held = package.files.get(name)
        if held is None:
            yield Difference(name, words.FILE, "", name)
        elif held != content:
            yield from (Difference(name, *one) for one in _of_rows(rows_of(held), rows_of(content), without))


def _of_rows(held: list[list[str]], made: list[list[str]], without: Collection[str]) -> Iterator[tuple[str, str, str]]:
    header = made[0]
    if not held or held[0] != header:
        yield words.HEADER, ", ".join(held[0] if held else []), ", ".join(header)
        return
    if len(held) != len(made):
        yield words.ROWS, str(len(held) - 1), str(len(made) - 1)
    for said, computed in zip_longest(held[1:], made[1:], fillvalue=()):
        whose = ", ".join((computed or said)[2:4])
        for column, one, other in zip_longest(header, said, computed, fillvalue=""):
            if column not in without and not _same(one, other):
                yield f"{whose}, {column}", one, other


def _same(said: str, computed: str) -> bool:
    if said == computed:
        return True
    try:
        return abs(float(said) - float(computed)) <= TOLERANCE
    except ValueError:
        return False
