"""Benchmarks made of organisations and read from others: what counts, what is remembered, what is held."""

import json
from datetime import date, timedelta
from itertools import permutations

import pytest
from import_cases import NOW, imported, written

from opposite.domain.comparison.benchmark import Benchmark, Origin, QuestionShares, Reason, Scope, fingerprint
from opposite.engine.collecting.choosing import chosen_assessments
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import archive
from opposite.engine.comparison.benchmark_export import Asked, make_benchmark
from opposite.engine.comparison.benchmark_file import benchmark_bytes, benchmark_in
from opposite.engine.comparison.benchmarks import (
    held_benchmarks,
    import_benchmarks,
    peers_beside,
    remove_benchmark,
)
from opposite.engine.keeping.erasing import erase, find_organisation
from opposite.engine.sample import fill_with_sample
from opposite.engine.workspace import open_workspace
from opposite.errors import BenchmarkError, NotFoundError

pytestmark = pytest.mark.long

QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
TODAY = date(2026, 11, 29)


@pytest.fixture
def workspace():
    opened = open_workspace(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def add(workspace, tmp_path):
    """The function that imports closed waves: by organisation the levels of its people, the same to each question."""

    def add(levels, *, day=0, questions=QUESTIONS, attributed=True, **options):
        rows = ["organisation,wave,respondent,group,question,level,answered_at"]
        at = NOW + timedelta(days=day)
        for name, given in levels.items():
            for person, level in enumerate(given):
                rows += [f"{name},{day},p{person},executive,{q},{level},{at.isoformat()}" for q in questions]
        path = written(tmp_path, "\n".join(rows) + "\n")
        imported(workspace, path, framework=workspace.resolve("opposite"), attributed=attributed, **options)

    return add


@pytest.fixture
def make(workspace):
    """The function that makes a benchmark of what is there."""

    def make(*, source="Study", narrowing=Narrowing(archived=False), scope=Scope()):  # noqa: B008  frozen
        framework = workspace.resolve("opposite").framework
        chosen = chosen_assessments(workspace, (), None, "opposite", all_waves=True, narrowing=narrowing)
        return make_benchmark(workspace, chosen, Asked(framework, source, scope), today=TODAY, now=NOW)

    return make


def ten(first=0, number=10):
    """Organisations of one person each, a third at each of the levels 2, 3 and 4."""
    return {f"Organisation {place}": [2 + place % 3] for place in range(first, first + number)}


@pytest.mark.main_way
def test_it_holds_shares_of_levels_and_no_name(add, make):
    add(ten())
    made = make()
    benchmark = made.benchmark
    assert (benchmark.organisations, benchmark.people, made.left_out) == (10, 10, 0)
    assert set(benchmark.questions) == set(QUESTIONS)
    assert benchmark.questions["ORI1"].percent == {2.0: 40, 3.0: 30, 4.0: 30}
    assert benchmark.left_out["PRO1"] is Reason.TOO_FEW
    assert b"Organisation" not in benchmark_bytes(benchmark)


def test_nine_are_too_few(add, make):
    add(ten(number=9))
    with pytest.raises(BenchmarkError, match="9 real organisations of that kind have a closed wave") as refused:
        make()
    assert "at least 10" in refused.value.detail


def test_an_organisation_has_one_voice_however_many_people_it_has(add, make):
    add(ten() | {"Large": [6] * 90, "Larger": [6] * 90})
    row = make().benchmark.questions["ORI1"]
    assert (row.organisations, row.people) == (12, 190)
    assert row.percent == {2.0: 33, 3.0: 25, 4.0: 25, 6.0: 17}


def test_open_waves_archived_organisations_and_samples_do_not_count(workspace, add, make):
    fill_with_sample(workspace, now=NOW)
    add(ten(number=9))
    add({"Running": [2]}, keep_open=True)
    add({"Archived": [2]})
    archive(workspace, "Archived", now=NOW)
    with pytest.raises(BenchmarkError, match="9 real organisations"):
        make()


def test_hidden_figures_do_not_count(add, make):
    add(ten(number=9))
    add({"Two people": [3, 3]}, attributed=False)
    with pytest.raises(BenchmarkError, match="9 real organisations"):
        make()
    add({"Four people": [2, 3, 4, 4]}, attributed=False)
    assert make().benchmark.organisations == 10


def test_the_same_again_is_the_same_bytes_and_one_more_waits_for_nine_others(workspace, add, make):
    add(ten())
    first = benchmark_bytes(make().benchmark)
    assert benchmark_bytes(make().benchmark) == first
    assert len({row[0] for row in workspace.store.rows("benchmark_exports", framework_id="opposite")}) == 1
    add({"Newcomer": [6]})
    made = make()
    assert (benchmark_bytes(made.benchmark), made.left_out) == (first, 1)
    add(ten(first=20, number=9))
    assert (make().benchmark.organisations, make().left_out) == (20, 0)


def test_a_later_wave_of_one_waits_and_the_earlier_one_stands_in(add, make):
    add(ten())
    first = make().benchmark
    add({"Organisation 0": [6]}, day=30)
    assert make().benchmark == first
    add({f"Organisation {place}": [5 - place % 2] for place in range(1, 10)}, day=30)
    later = make()
    assert (later.benchmark.organisations, later.left_out) == (10, 0)
    assert later.benchmark.questions["ORI1"].percent != first.questions["ORI1"].percent


def test_after_one_was_erased_nine_others_stand_in_no_file_with_it(workspace, add, make):
    add(ten(number=25))
    make()
    erase(workspace, find_organisation(workspace, "Organisation 3"), now=NOW)
    made = make()
    assert (made.benchmark.organisations, made.left_out) == (15, 9)


def test_of_a_kind_that_all_but_few_are_of_nothing_is_told_after_a_file_of_all(workspace, add, make):
    add(ten(number=15))
    with workspace.store.writing() as cursor:
        for place in range(11):
            cursor.script(f"update organisations set sector = 'Retail' where name = 'Organisation {place}'")
    make()
    retail = Narrowing(sectors=("Retail",), archived=False)
    with pytest.raises(BenchmarkError, match="fewer than 10") as refused:
        make(narrowing=retail)
    assert refused.value.detail == "Of 11 organisations of that kind, 0 have figures that stand in none yet."


def test_a_refused_file_is_not_remembered(workspace, add, make):
    add(ten(number=9))
    with pytest.raises(BenchmarkError):
        make()
    assert workspace.store.rows("benchmark_exports", framework_id="opposite") == []


# what is read


def other(workspace, source="Study", *, on=TODAY, scope=Scope(), organisations=10, percent=None, **changes):  # noqa: B008
    framework = workspace.resolve("opposite").framework
    origin = Origin(framework.id, framework.version, framework.hash)
    marks = {id_: fingerprint(framework.questions[id_]) for id_ in QUESTIONS}
    rows = {
        id_: QuestionShares(mark, organisations, organisations * 10, percent or {2.0: 40, 3.0: 60})
        for id_, mark in marks.items()
    }
    said = {"source": source, "date": on, "framework": origin, "scope": scope, "organisations": organisations}
    return Benchmark(**({**said, "people": organisations * 10, "questions": rows} | changes))


def read(workspace, *benchmarks):
    return import_benchmarks(workspace, [benchmark_bytes(one) for one in benchmarks], now=NOW)


def test_one_is_held_and_reading_it_again_changes_nothing(workspace):
    assert [(one.was_here, one.same) for one in read(workspace, other(workspace))] == [(False, 5)]
    before = held_benchmarks(workspace)
    assert [one.was_here for one in read(workspace, other(workspace))] == [True]
    assert held_benchmarks(workspace) == before
    assert [one.benchmark for one in before] == [other(workspace)]


def test_it_stands_beside_its_framework_as_peers_of_its_source(workspace):
    read(workspace, other(workspace))
    framework = workspace.resolve("opposite").framework
    (peers,) = peers_beside(workspace, framework)
    assert (peers.sources, peers.organisations, peers.until) == (("Study",), 10, TODAY)
    assert peers.questions["ORI1"].mean == pytest.approx(2.6)
    assert peers.questions["ORI1"].deviation == pytest.approx(0.24**0.5)
    assert peers.means["ORI"] == pytest.approx(2.6)
    assert "root" not in peers.means  # five of forty questions cover too little


def test_in_any_order_several_are_put_together_to_the_same(workspace):
    ones = [
        other(workspace, "A", organisations=10),
        other(workspace, "B", organisations=31, percent={1.0: 13, 4.0: 87}),
        other(workspace, "C", organisations=17, percent={3.0: 51, 5.0: 49}),
        other(workspace, "C", on=TODAY - timedelta(days=400), organisations=99, percent={6.0: 50, 5.0: 50}),
    ]
    results = []
    for order in permutations(ones):
        opened = open_workspace(":memory:")
        read(opened, *order[:2])
        for one in order[2:]:
            read(opened, one)
        results.append(peers_beside(opened, opened.resolve("opposite").framework))
        opened.close()
    assert all(result == results[0] for result in results)
    together = results[0][0]
    assert (together.sources, together.organisations) == (("A", "B", "C"), 58)
    assert [one.sources for one in results[0][1:]] == [("B",), ("C",), ("A",)]


def test_another_of_the_same_source_kind_and_date_is_refused_and_all_with_it(workspace):
    read(workspace, other(workspace))
    different = other(workspace, "STUDY", percent={1.0: 50, 2.0: 50})
    with pytest.raises(BenchmarkError, match="two different benchmarks of STUDY of 2026-11-29"):
        read(workspace, other(workspace, "Fine"), different)
    assert [one.benchmark.source for one in held_benchmarks(workspace)] == ["Study"]


def test_of_one_source_the_latest_counts_for_each_kind_of_organisation(workspace):
    retail = Scope(sectors=("Retail",))
    earlier = TODAY - timedelta(days=90)
    read(workspace, other(workspace), other(workspace, on=earlier), other(workspace, on=earlier, scope=retail))
    assert [one.counts for one in held_benchmarks(workspace)] == [True, False, True]
    framework = workspace.resolve("opposite").framework
    assert {(peers.scope, peers.until) for peers in peers_beside(workspace, framework)} == {
        (Scope(), TODAY),
        (retail, earlier),
    }


def test_of_another_version_the_same_questions_are_shown_and_it_says_so(workspace):
    one = other(workspace)
    rows = dict(one.questions)
    rows["ORI2"] = QuestionShares("0" * 16, 10, 100, {2.0: 40, 3.0: 60})
    rows["GONE1"] = rows["ORI2"]
    (taken,) = read(workspace, other(workspace, framework=Origin("opposite", "0.9.0", "ab12"), questions=rows))
    assert taken.same == 4
    (peers,) = peers_beside(workspace, workspace.resolve("opposite").framework)
    assert set(peers.questions) == set(QUESTIONS) - {"ORI2"}
    assert peers.versions == ("0.9.0",)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"framework": Origin("unheard-of", "1", "ab")}, "framework.id names 'unheard-of', which is not known here"),
        (
            {
                "framework": Origin("opposite", "9.0.0", "ab"),
                "questions": {"X": QuestionShares("ab", 10, 10, {1.0: 50, 2.0: 50})},
            },
            "none of its questions is asked alike in opposite",
        ),
        ({"questions": {"X": QuestionShares("ab", 10, 10, {1.0: 50, 2.0: 50})}}, "questions.X is no scored question"),
        (
            {"questions": {"ORI1": QuestionShares("ab", 10, 10, {1.0: 50, 2.0: 50})}},
            "questions.ORI1.fingerprint is not that of the question",
        ),
        ({"percent": {2.5: 50, 3.0: 50}}, "questions.ORI1.percent has the level 2.5, which is not on"),
    ],
)
def test_what_is_not_asked_here_is_refused_by_its_place(workspace, changes, message):
    with pytest.raises(BenchmarkError) as refused:
        read(workspace, other(workspace, **changes))
    assert message in str(refused.value)
    assert held_benchmarks(workspace) == []


def test_one_is_removed_by_its_number(workspace):
    read(workspace, other(workspace))
    (held,) = held_benchmarks(workspace)
    with pytest.raises(NotFoundError, match="There is no benchmark 99"):
        remove_benchmark(workspace, 99)
    remove_benchmark(workspace, held.id)
    assert held_benchmarks(workspace) == []


def test_one_that_was_damaged_is_not_shown_and_can_be_removed(workspace):
    with workspace.store.writing() as cursor:
        cursor.run("add_benchmark", id=7, digest="", document="{}", now=NOW)
    assert held_benchmarks(workspace) == []
    remove_benchmark(workspace, 7)
    assert workspace.store.rows("benchmarks") == []


def test_what_is_made_here_can_be_read_elsewhere(add, make):
    add(ten())
    content = benchmark_bytes(make().benchmark)
    elsewhere = open_workspace(":memory:")
    import_benchmarks(elsewhere, [content], now=NOW)
    assert [benchmark_bytes(one.benchmark) for one in held_benchmarks(elsewhere)] == [content]
    assert benchmark_in(content).questions.keys() == json.loads(content)["questions"].keys()
    elsewhere.close()
