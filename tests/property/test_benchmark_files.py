"""Benchmark files: what is written is read back, several are put together in any order, and nothing else gets in."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opposite.definitions import find
from opposite.domain.collecting.names import one_spelling
from opposite.domain.comparison.benchmark import Benchmark, Origin, QuestionShares, Reason, Scope, fingerprint
from opposite.domain.comparison.benchmark_peers import peers_from
from opposite.domain.comparison.benchmark_shares import percent_of
from opposite.engine.comparison.benchmark_file import benchmark_bytes, benchmark_in
from opposite.errors import BenchmarkError

FRAMEWORK = find("opposite").framework
SIX = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
IDS = tuple(FRAMEWORK.questions)[:4]
words = st.text(min_size=1, max_size=30).map(one_spelling).filter(bool)


@st.composite
def percents(draw):
    levels = draw(st.lists(st.sampled_from(SIX), min_size=2, max_size=6, unique=True))
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=len(levels) - 1, max_size=len(levels) - 1, unique=True)))
    return {level: b - a for level, a, b in zip(levels, [0, *cuts], [*cuts, 100], strict=True)}


@st.composite
def benchmarks(draw, source=words):
    organisations = draw(st.integers(10, 5000))
    told = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    rows = {}
    for id_ in told:
        of = draw(st.integers(10, organisations))
        rows[id_] = QuestionShares(fingerprint(FRAMEWORK.questions[id_]), of, of, draw(percents()))
    return Benchmark(
        draw(source),
        draw(st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        Origin(FRAMEWORK.id, FRAMEWORK.version, FRAMEWORK.hash),
        Scope(tuple(sorted(draw(st.sets(words, max_size=2)))), by_tag=draw(st.booleans())),
        organisations,
        organisations,
        rows,
        {id_: draw(st.sampled_from(list(Reason))) for id_ in IDS if id_ not in rows},
    )


@given(benchmarks())
def test_what_is_written_is_read_back_and_written_alike(benchmark):
    content = benchmark_bytes(benchmark)
    assert benchmark_in(content) == benchmark
    assert benchmark_bytes(benchmark_in(content)) == content


@given(st.lists(benchmarks(st.sampled_from(["A", "B", "C"])), min_size=1, max_size=6), st.randoms())
def test_several_are_put_together_in_any_order_to_the_same(several, order):
    distinct = list({(one.group, one.date): one for one in several}.values())
    mixed = distinct[:]
    order.shuffle(mixed)
    assert peers_from(mixed, FRAMEWORK) == peers_from(distinct, FRAMEWORK)


@given(st.lists(st.floats(1, 6), min_size=10, max_size=60), st.randoms())
def test_shares_are_whole_and_a_hundred_and_keep_the_mean_as_far_as_they_say(scores, order):
    percent = percent_of(scores, SIX)
    mixed = scores[:]
    order.shuffle(mixed)
    assert percent_of(mixed, SIX) == percent
    if percent is not None:
        assert sum(percent.values()) == 100
        assert len(percent) >= 2
        assert all(1 <= share <= 99 for share in percent.values())


ONE = benchmark_bytes(
    Benchmark(
        "Study",
        date(2026, 11, 29),
        Origin(FRAMEWORK.id, FRAMEWORK.version, FRAMEWORK.hash),
        Scope(),
        24,
        310,
        {IDS[0]: QuestionShares("ab12", 24, 310, {2.0: 40, 3.0: 60})},
        {IDS[1]: Reason.TOO_FEW},
    )
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def ways(value, way=()):
    """The way to every value in a document."""
    yield way
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from ways(inner, (*way, key))


@given(st.sampled_from([way for way in ways(json.loads(ONE)) if way]), anything)
def test_whatever_stands_at_a_place_it_is_taken_or_refused_in_a_sentence(way, value):
    document = json.loads(ONE)
    place = document
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    try:
        taken = benchmark_in(json.dumps(document).encode())
    except BenchmarkError:
        return
    assert benchmark_in(benchmark_bytes(taken)) == taken


@given(st.binary(max_size=200) | st.integers(0, len(ONE)).map(lambda end: ONE[:end]))
def test_whatever_bytes_there_are_they_are_refused_in_a_sentence(content):
    if content.strip() != ONE.strip():
        with pytest.raises(BenchmarkError):
            benchmark_in(content)
