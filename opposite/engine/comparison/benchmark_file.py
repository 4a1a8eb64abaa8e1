"""A benchmark as a file: the same benchmark is the same bytes, and a file from elsewhere is believed in nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from opposite.domain.collecting.names import one_spelling
from opposite.domain.comparison.benchmark import (
    LEAST_ORGANISATIONS,
    Benchmark,
    Origin,
    QuestionShares,
    Reason,
    Scope,
)
from opposite.domain.framework.scales import plain_number
from opposite.errors import NOTHING_STORED, BenchmarkError

FORMAT, VERSION = "opposite-benchmark", 1

MOST_BYTES = 4_000_000
"""A file of a thousand questions is a tenth of that."""

MOST_QUESTIONS, MOST_WORDS, MOST_TEXT = 5_000, 100, 200
"""Questions of a file, sectors, sizes or countries of a scope, characters of a text."""

MOST_ORGANISATIONS, MOST_PEOPLE = 10_000_000, 1_000_000_000

DIGITS = 15
"""Of the longest number that is read."""

KEYS = (
    "format",
    "format_version",
    "source",
    "date",
    "framework",
    "scope",
    "organisations",
    "people",
    "questions",
    "left_out",
)

_ID = re.compile(r"[A-Za-z0-9_.-]+")
_HEX = re.compile(r"[0-9a-f]+")
_LEVEL = re.compile(r"-?\d{1,12}(\.\d{1,12})?")


def benchmark_bytes(benchmark: Benchmark) -> bytes:
    """The file of a benchmark: JSON in UTF-8, keys in a fixed order, ending in a line break."""
    scope = benchmark.scope
    document = {
        "format": FORMAT,
        "format_version": VERSION,
        "source": benchmark.source,
        "date": benchmark.date.isoformat(),
        "framework": benchmark.framework._asdict(),
        "scope": {
            "sectors": sorted(scope.sectors),
            "sizes": sorted(scope.sizes),
            "countries": sorted(scope.countries),
            "by_tag": scope.by_tag,
        },
        "organisations": benchmark.organisations,
        "people": benchmark.people,
        "questions": {
            id_: {
                "fingerprint": row.fingerprint,
                "organisations": row.organisations,
                "people": row.people,
                "percent": {plain_number(level): row.percent[level] for level in sorted(row.percent)},
            }
            for id_, row in sorted(benchmark.questions.items())
        },
        "left_out": {id_: reason.value for id_, reason in sorted(benchmark.left_out.items())},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def benchmark_in(content: bytes) -> Benchmark:
    """The benchmark of a file's bytes; raises BenchmarkError, which names the place, for whatever is not as it must be."""
    return _benchmark(_Place("the file", _parsed(content)))


def read_file(path: Path) -> bytes:
    """The bytes of a file that is not larger than a benchmark can be; raises BenchmarkError for others."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BenchmarkError(f"{path} could not be read: {error.strerror}.", NOTHING_STORED) from error
    if len(content) > MOST_BYTES:
        raise _too_large()
    return content


def _too_large() -> BenchmarkError:
    return _refused("the file", f"is larger than {MOST_BYTES // 1_000_000} MB")


def _parsed(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _too_large()
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_repeats,
            parse_int=_whole,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except UnicodeDecodeError as error:
        raise _refused("the file", "is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise _refused("the file", f"is not JSON: line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise _refused("the file", "is nested too deeply") from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _refused("the file", f"says {_shown(key)} twice in one place")
        found[key] = value
    return found


def _whole(written: str) -> int:
    if len(written) > DIGITS:
        raise _refused("the file", f"holds a number of {len(written)} digits")
    return int(written)


def _refuse_number(written: str) -> NoReturn:
    raise _refused("the file", f"holds {_shown(written)}, and every number must be a whole one")


class _Place:
    """A value of a file with the way to it; what it must be is asked of it, and refused where it is not."""

    def __init__(self, path: str, value: Any) -> None:
        self.path, self.value = path, value

    def refuse(self, problem: str) -> NoReturn:
        """Raise BenchmarkError that names this place."""
        raise _refused(self.path, problem)

    def fields(self, names: tuple[str, ...]) -> dict[str, _Place]:
        """The values of an object with exactly these keys."""
        found = self._object()
        for name in names:
            if name not in found:
                self.refuse(f'lacks "{name}"')
        for name in found:
            if name not in names:
                self.refuse(f"has {_shown(name)}, which is not known")
        return {name: self._beneath(name, found[name]) for name in names}

    def entries(self, most: int) -> Iterator[tuple[str, _Place]]:
        """The entries of an object with keys of any name, at most so many."""
        found = self._object()
        if len(found) > most:
            self.refuse(f"has {len(found):,} entries, more than {most:,}")
        for name, value in found.items():
            yield name, self._beneath(name, value)

    def text(self, form: re.Pattern[str] | None = None) -> str:
        """A text of at most 200 characters in one line, of a form."""
        value = self.value
        if not isinstance(value, str) or not value.strip() or len(value) > MOST_TEXT:
            self.refuse(f"must be a text of 1 to {MOST_TEXT} characters")
        if value != one_spelling(value):
            self.refuse("must be one line without control characters and needless spaces")
        if form is not None and not form.fullmatch(value):
            self.refuse(f"cannot be {_shown(value)}")
        return value

    def number(self, least: int, most: int) -> int:
        """A whole number between two."""
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.refuse(f"must be a whole number from {least:,} to {most:,}")
        return value

    def yes_or_no(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.refuse("must be true or false")
        return self.value

    def words(self) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(self.value, list) or len(self.value) > MOST_WORDS:
            self.refuse(f"must be a list of at most {MOST_WORDS} texts")
        return tuple(self._beneath(str(place), one).text() for place, one in enumerate(self.value, 1))

    def day(self) -> date:
        """A date as 2026-11-29."""
        with self.refusing("must be a date as 2026-11-29"):
            return date.fromisoformat(self.text(re.compile(r"\d{4}-\d\d-\d\d")))

    @contextmanager
    def refusing(self, problem: str) -> Iterator[None]:
        """A value of which something is made that may not be possible."""
        try:
            yield
        except ValueError as error:
            raise _refused(self.path, problem) from error

    def _object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            self.refuse("must be an object of keys and values")
        return self.value

    def _beneath(self, name: str, value: Any) -> _Place:
        shown = name if len(name) <= 40 and name.isprintable() else _shown(name)
        return _Place(shown if self.path == "the file" else f"{self.path}.{shown}", value)


def _benchmark(file: _Place) -> Benchmark:
    _refuse_other_formats(file)
    fields = file.fields(KEYS)
    origin = fields["framework"].fields(Origin._fields)
    scope = fields["scope"].fields(("sectors", "sizes", "countries", "by_tag"))
    organisations = fields["organisations"].number(LEAST_ORGANISATIONS, MOST_ORGANISATIONS)
    people = fields["people"].number(organisations, MOST_PEOPLE)
    questions = dict(_entries(fields["questions"], lambda place: _question(place, organisations, people)))
    if not questions:
        fields["questions"].refuse("tells of no question")
    left_out = dict(_entries(fields["left_out"], _reason))
    for id_ in left_out:
        if id_ in questions:
            fields["left_out"].refuse(f"names {_shown(id_)}, which stands among the questions")
    return Benchmark(
        source=fields["source"].text(),
        date=fields["date"].day(),
        framework=Origin(origin["id"].text(_ID), origin["version"].text(), origin["hash"].text(_HEX)),
        scope=Scope(
            scope["sectors"].words(), scope["sizes"].words(), scope["countries"].words(), scope["by_tag"].yes_or_no()
        ),
        organisations=organisations,
        people=people,
        questions=questions,
        left_out=left_out,
    )


def _refuse_other_formats(file: _Place) -> None:
    """Refuse what is no benchmark, or one of another version, before its keys are looked at."""
    said = file.value if isinstance(file.value, dict) else {}
    if said.get("format") != FORMAT:
        file.refuse(f'is no benchmark: its "format" is not "{FORMAT}"')
    version = said.get("format_version")
    if version != VERSION or isinstance(version, bool):
        file.refuse(f'has the "format_version" {_shown(version)}; this version of OPPOSITE reads {VERSION}')


def _entries(place: _Place, read: Callable[[_Place], Any]) -> Iterator[tuple[str, Any]]:
    for id_, entry in place.entries(MOST_QUESTIONS):
        if not _ID.fullmatch(id_) or len(id_) > MOST_TEXT:
            place.refuse(f"has {_shown(id_)}, which can be no question's id")
        yield id_, read(entry)


def _reason(place: _Place) -> Reason:
    with place.refusing(f"must be one of {', '.join(Reason)}"):
        return Reason(place.text())


def _question(place: _Place, organisations: int, people: int) -> QuestionShares:
    fields = place.fields(("fingerprint", "organisations", "people", "percent"))
    of = fields["organisations"].number(LEAST_ORGANISATIONS, organisations)
    return QuestionShares(
        fields["fingerprint"].text(_HEX),
        of,
        fields["people"].number(of, people),
        _percent(fields["percent"]),
    )


def _percent(place: _Place) -> Mapping[float, int]:
    percent: dict[float, int] = {}
    for written, share in place.entries(100):
        if not _LEVEL.fullmatch(written) or plain_number(float(written)) != written:
            place.refuse(f"has {_shown(written)}, which is no level")
        percent[float(written)] = share.number(1, 99)
    if sum(percent.values()) != 100:
        place.refuse(f"must be 100 in all and is {sum(percent.values())}")
    return percent


def _shown(value: Any) -> str:
    """A value as a message shows it: quoted, and not longer than 40 characters."""
    written = json.dumps(value, ensure_ascii=True) if isinstance(value, (str, int, bool)) or value is None else "that"
    return written if len(written) <= 42 else f'{written[:40]}…"'


def _refused(path: str, problem: str) -> BenchmarkError:
    where = "The benchmark file" if path == "the file" else f"The benchmark file cannot be used: {path}"
    return BenchmarkError(f"{where} {problem}.", NOTHING_STORED, "docs/benchmarks.md says what stands in it.")
