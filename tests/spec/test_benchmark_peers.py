"""What benchmarks say beside a framework: means and spread of questions, means of factors by the framework's weights."""

import json
from datetime import date

import pytest

from opposite.definitions import load_document
from opposite.domain.comparison.benchmark import Benchmark, Origin, QuestionShares, Scope, fingerprint
from opposite.domain.comparison.benchmark_peers import peers_from


def framework(method="mean", **changes):
    """Two factors: A with the questions A1 (weight 3) and A2, B with B1."""
    tree = [
        {
            "id": "A", "kind": "factor", "title": "A",
            "questions": [{"id": "A1", "text": "One?", "weight": 3, **changes}, {"id": "A2", "text": "Two?"}],
        },
        {"id": "B", "kind": "factor", "title": "B", "questions": [{"id": "B1", "text": "Three?"}]},
    ]  # fmt: skip
    points = [{"value": value, "label": f"Level {value}"} for value in range(1, 6)]
    document = {
        "schema_version": 1,
        "framework": {"id": "two", "version": "1.0.0", "title": "Two"},
        "scales": {"five": {"kind": "ordinal", "points": points}},
        "instrument": {"default_scale": "five"},
        "scoring": {"aggregate": {"factor": {"method": method, "min_coverage": 0.6}, "root": {"method": "mean"}}},
        "tree": tree,
    }
    return load_document(json.dumps(document)).framework


def told(of, *, source="S", organisations=10, **percent):
    rows = {
        id_: QuestionShares(fingerprint(of.questions[id_]), organisations, 100, shares)
        for id_, shares in percent.items()
    }
    origin = Origin(of.id, of.version, of.hash)
    return Benchmark(source, date(2026, 11, 29), origin, Scope(), organisations, 100, rows)


LOW, HIGH = {1: 50, 3: 50}, {3: 50, 5: 50}


def test_the_mean_of_a_factor_weighs_its_questions_as_a_score_does():
    of = framework()
    peers = peers_from([told(of, A1=LOW, A2=HIGH, B1=HIGH)], of)
    assert (peers.questions["A1"].mean, peers.questions["A1"].deviation) == (2.0, 1.0)
    assert peers.means == {"A": pytest.approx(2.5), "B": 4.0, "root": pytest.approx(3.25)}


def test_a_factor_of_which_too_little_is_told_has_no_mean():
    of = framework()
    assert peers_from([told(of, A1=LOW, B1=HIGH)], of).means == {"A": 2.0, "B": 4.0, "root": 3.0}  # three quarters of A
    assert peers_from([told(of, A2=LOW, B1=HIGH)], of).means == {"B": 4.0, "root": 4.0}  # a quarter of A


def test_where_a_factor_is_no_mean_of_its_questions_none_is_given():
    of = framework(method="min")
    assert peers_from([told(of, A1=LOW, A2=HIGH, B1=HIGH)], of).means == {}


def test_sources_weigh_by_their_organisations():
    of = framework()
    several = [told(of, B1=LOW), told(of, source="T", organisations=30, B1=HIGH)]
    row = peers_from(several, of).questions["B1"]
    assert (row.organisations, row.shares, row.mean) == (40, {1: 0.125, 3: 0.5, 5: 0.375}, 3.5)


@pytest.mark.parametrize(
    "change", [{"text": "Other?"}, {"reverse": True}, {"levels": {str(v): f"L{v}" for v in range(1, 6)}}]
)
def test_a_question_that_is_asked_otherwise_is_another_one(change):
    of = framework()
    assert peers_from([told(of, A1=LOW)], framework(**change)) is None


def test_its_weight_does_not_make_a_question_another_one():
    of = framework()
    assert set(peers_from([told(of, A1=LOW)], framework(weight=1)).questions) == {"A1"}
