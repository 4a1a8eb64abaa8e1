"""The file of a benchmark, key by key: what it looks like, and what is said of everything that cannot stand in it."""

import json
from datetime import date
from pathlib import Path

import pytest

from opposite.domain.comparison.benchmark import Benchmark, Origin, QuestionShares, Reason, Scope
from opposite.engine.comparison.benchmark_file import MOST_BYTES, benchmark_bytes, benchmark_in
from opposite.errors import BenchmarkError

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "benchmark.json"

ONE = Benchmark(
    source="Nordic Study",
    date=date(2026, 11, 29),
    framework=Origin("opposite", "1.0.0", "ab12cd34"),
    scope=Scope(sectors=("Retail", "Energy"), countries=("Norway",), by_tag=True),
    organisations=24,
    people=310,
    questions={
        "ORI2": QuestionShares("0123456789abcdef", 12, 150, {2.5: 50, 1.0: 50}),
        "ORI1": QuestionShares("fedcba9876543210", 24, 310, {2.0: 40, 3.0: 35, 4.0: 25}),
    },
    left_out={"ORI3": Reason.TOO_ALIKE, "ORI4": Reason.TOO_FEW},
)


def test_the_file_is_these_bytes():
    assert benchmark_bytes(ONE) == GOLDEN.read_bytes()


def test_these_bytes_are_the_benchmark():
    read = benchmark_in(GOLDEN.read_bytes())
    assert (read.questions, read.left_out, read.scope.key) == (ONE.questions, ONE.left_out, ONE.scope.key)
    assert benchmark_bytes(read) == GOLDEN.read_bytes()


def changed(way, value):
    document = json.loads(GOLDEN.read_bytes())
    place = document
    for key in way[:-1]:
        place = place[key]
    if value is KeyError:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return json.dumps(document).encode()


MANY = {f"Q{number}": None for number in range(5001)}
CANNOT = "The benchmark file cannot be used: "


@pytest.mark.parametrize(
    ("way", "value", "message"),
    [
        (["format"], "other", 'The benchmark file is no benchmark: its "format" is not "opposite-benchmark".'),
        (
            ["format_version"],
            2,
            'The benchmark file has the "format_version" 2; this version of OPPOSITE reads 1.',
        ),
        (["date"], KeyError, 'The benchmark file lacks "date".'),
        (["names"], ["Acme"], 'The benchmark file has "names", which is not known.'),
        (["date"], "2026-13-01", CANNOT + "date must be a date as 2026-11-29."),
        (["date"], "yesterday", CANNOT + 'date cannot be "yesterday".'),
        (["source"], "", CANNOT + "source must be a text of 1 to 200 characters."),
        (["source"], "x" * 201, CANNOT + "source must be a text of 1 to 200 characters."),
        (["source"], "a\nb", CANNOT + "source must be one line without control characters and needless spaces."),
        (["source"], 5, CANNOT + "source must be a text of 1 to 200 characters."),
        (["framework", "id"], "../x", CANNOT + 'framework.id cannot be "../x".'),
        (["framework", "hash"], "xyz", CANNOT + 'framework.hash cannot be "xyz".'),
        (["framework"], [], CANNOT + "framework must be an object of keys and values."),
        (["scope", "by_tag"], 1, CANNOT + "scope.by_tag must be true or false."),
        (["scope", "sectors"], "Retail", CANNOT + "scope.sectors must be a list of at most 100 texts."),
        (["scope", "sectors"], ["a"] * 101, CANNOT + "scope.sectors must be a list of at most 100 texts."),
        (["scope", "sectors"], ["Retail", None], CANNOT + "scope.sectors.2 must be a text of 1 to 200 characters."),
        (["organisations"], 9, CANNOT + "organisations must be a whole number from 10 to 10,000,000."),
        (["organisations"], True, CANNOT + "organisations must be a whole number from 10 to 10,000,000."),
        (["people"], 23, CANNOT + "people must be a whole number from 24 to 1,000,000,000."),
        (["questions"], {}, CANNOT + "questions tells of no question."),
        (["questions"], MANY, CANNOT + "questions has 5,001 entries, more than 5,000."),
        (["questions", "<script>"], {}, CANNOT + 'questions has "<script>", which can be no question\'s id.'),
        (["questions", "ORI1", "organisations"], 9, CANNOT + "questions.ORI1.organisations must be a whole number from 10 to 24."),
        (["questions", "ORI1", "organisations"], 25, CANNOT + "questions.ORI1.organisations must be a whole number from 10 to 24."),
        (["questions", "ORI1", "percent", "2"], 41, CANNOT + "questions.ORI1.percent must be 100 in all and is 101."),
        (["questions", "ORI1", "percent", "2"], 0, CANNOT + "questions.ORI1.percent.2 must be a whole number from 1 to 99."),
        (["questions", "ORI1", "percent"], {"2": 100}, CANNOT + "questions.ORI1.percent.2 must be a whole number from 1 to 99."),
        (["questions", "ORI1", "percent", "two"], 1, CANNOT + 'questions.ORI1.percent has "two", which is no level.'),
        (["questions", "ORI1", "percent", "02"], 1, CANNOT + 'questions.ORI1.percent has "02", which is no level.'),
        (["questions", "ORI1", "percent", "2.0"], 1, CANNOT + 'questions.ORI1.percent has "2.0", which is no level.'),
        (["left_out", "ORI9"], "secret", CANNOT + "left_out.ORI9 must be one of too_few, too_alike."),
        (["left_out", "ORI1"], "too_few", CANNOT + 'left_out names "ORI1", which stands among the questions.'),
    ],
)  # fmt: skip
def test_what_is_not_as_it_must_be_is_named_by_its_place(way, value, message):
    with pytest.raises(BenchmarkError) as refused:
        benchmark_in(changed(way, value))
    assert (refused.value.title, refused.value.detail) == (message, "Nothing was stored.")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON: line 1, column 1"),
        (b"a,b\n1,2\n", "is not JSON: line 1, column 1"),
        (b"[]", 'is no benchmark: its "format" is not "opposite-benchmark"'),
        (b"null", 'is no benchmark: its "format" is not "opposite-benchmark"'),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b'{"a": 1, "a": 2}', 'says "a" twice in one place'),
        (b'{"a": NaN}', 'holds "NaN", and every number must be a whole one'),
        (b'{"a": -Infinity}', 'holds "-Infinity", and every number must be a whole one'),
        (b'{"a": 0.4}', 'holds "0.4", and every number must be a whole one'),
        (b'{"a": 1e999}', 'holds "1e999", and every number must be a whole one'),
        (b'{"a": ' + b"9" * 5000 + b"}", "holds a number of 5000 digits"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"a":' * 100_000, "is nested too deeply"),
        (b" " * (MOST_BYTES + 1), "is larger than 4 MB"),
    ],
    ids=range(14),
)
def test_what_is_no_such_document_is_refused_in_a_sentence(content, message):
    with pytest.raises(BenchmarkError) as refused:
        benchmark_in(content)
    assert refused.value.title == f"The benchmark file {message}."


def test_a_byte_order_mark_does_no_harm():
    assert benchmark_in(b"\xef\xbb\xbf" + GOLDEN.read_bytes()).source == "Nordic Study"


@pytest.mark.parametrize("source", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "**bold** $x$ :material/bomb:"])
def test_words_are_words_whatever_they_would_be_elsewhere(source):
    assert benchmark_in(changed(["source"], source)).source == source
