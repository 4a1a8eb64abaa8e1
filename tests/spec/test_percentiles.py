"""Percentiles and ranks (rule 13): where an organisation stands among the others, and when nothing is said."""

from datetime import date

import pytest

from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.report import build_report
from opposite.statistics.percentiles import PeerRank, mid_rank_percentile, peer_rank

# Mid-rank among the others


def test_a_percentile_counts_those_below_and_half_of_the_equals():
    assert mid_rank_percentile(3, [1, 2, 3, 4]) == 62.5
    assert mid_rank_percentile(3, [1, 2, 3, 3, 4]) == 60.0


@pytest.mark.parametrize(("score", "percentile"), [(0.5, 0.0), (1, 12.5), (4, 87.5), (5, 100.0)])
def test_percentiles_reach_from_0_below_all_to_100_above_all(score, percentile):
    assert mid_rank_percentile(score, [1, 2, 3, 4]) == percentile


def test_scores_a_billionth_apart_are_equal():
    assert mid_rank_percentile(3.0, [3.0 - 1e-10, 3.0 + 1e-10]) == 50.0
    assert mid_rank_percentile(3.0, [3.0 - 1e-8, 3.0 + 1e-8]) == 50.0
    assert mid_rank_percentile(3.0, [3.0 + 1e-10, 3.0 + 1e-8]) == 25.0


def test_where_there_is_nobody_else_there_is_no_percentile():
    assert mid_rank_percentile(3, []) is None


# How many others


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (4, PeerRank(None, None, 4)),
        (5, PeerRank(None, 1, 5)),
        (9, PeerRank(None, 1, 9)),
        (10, PeerRank(100.0, None, 10)),
    ],
)
def test_below_five_others_nothing_is_said_and_below_ten_a_rank(others, expected):
    assert peer_rank(4.0, [3.0] * others) == expected


@pytest.mark.parametrize(("score", "rank"), [(6, 1), (5, 1), (4.5, 2), (4, 2), (3.5, 5), (3, 5), (1, 6)])
def test_the_best_is_first_and_equals_share_the_better_place(score, rank):
    """Among 3, 4, 4, 4, 5: a 4 shares the second place with three others, and a 3 shares the fifth."""
    assert peer_rank(score, [3, 4, 4, 4, 5]).rank == rank


def test_without_a_score_there_is_no_standing():
    assert peer_rank(None, [3.0] * 10) == PeerRank(None, None, 10)


# Who the others are


@pytest.fixture
def wave(workspace, framework, now):
    """A function that stores a closed wave with one answer and returns its id."""
    loaded = framework("F factor\n  Q1")

    def stored(name, level, *, day=1, closed=True, sample=False, loaded=loaded):
        with workspace.store.writing() as cursor:
            organisation = ensure_organisation(cursor, name, now=now, sample=sample)
            id_ = add_assessment(
                cursor, organisation, loaded, wave=str(day), wave_date=date(2026, 1, day), now=now, attributed=True,
                closed_at=now if closed else None,
            )  # fmt: skip
            person = add_respondent(cursor, id_, "all", now=now)
            cursor.run(
                "add_answer", assessment_id=id_, group_id="all", respondent_id=person, question_id="Q1", now=now,
                state="level" if level else "dont_know", level=level, importance=None, evidence=None, note=None, reason=None,
            )  # fmt: skip
        return id_

    return stored


def place(workspace, id_):
    row = build_report(workspace, id_).nodes["F"]
    return row.percentile, row.rank, row.peers


@pytest.mark.parametrize(
    ("others", "expected"), [(4, (None, None, 4)), (5, (None, 3, 5)), (9, (None, 4, 9)), (10, (50.0, None, 10))]
)
def test_an_organisation_stands_among_all_others_and_not_itself(workspace, wave, others, expected):
    """It scores 3 and the others 1, 2, 3, 4, 5 and again: of ten, four are below and two equal."""
    mine = wave("mine", 3.0)
    for number in range(others):
        wave(f"other {number}", 1.0 + number % 5)

    assert place(workspace, mine) == expected


def test_only_the_latest_closed_wave_of_each_other_organisation_counts(workspace, wave):
    """Five others: the one with three waves stands with its second, since the third is open."""
    mine = wave("mine", 3.0)
    for number in range(4):
        wave(f"other {number}", 1.0)
    wave("improver", 1.0, day=1)
    wave("improver", 6.0, day=2)
    wave("improver", 1.0, day=3, closed=False)

    assert place(workspace, mine) == (None, 2, 5)


def test_waves_of_ones_own_are_never_others(workspace, wave):
    wave("mine", 6.0, day=1)
    mine = wave("mine", 3.0, day=2)
    for number in range(5):
        wave(f"other {number}", 2.0)

    assert place(workspace, mine) == (None, 1, 5)


def test_an_open_wave_has_a_standing_and_is_nobodys_peer(workspace, wave):
    mine = wave("mine", 3.0, closed=False)
    others = [wave(f"other {number}", 2.0 + number) for number in range(5)]

    assert place(workspace, mine) == (None, 4, 5)
    assert place(workspace, others[0]) == (None, None, 4)


def test_organisations_without_a_score_are_no_peers(workspace, wave):
    mine = wave("mine", 3.0)
    for number in range(4):
        wave(f"other {number}", 2.0)
    wave("silent", None)

    assert place(workspace, mine) == (None, None, 4)


@pytest.mark.parametrize(("version", "expected"), [("1.9.0", (None, 1, 5)), ("2.0.0", (None, None, 4))])
def test_others_are_those_of_the_same_major_version(workspace, wave, framework, version, expected):
    mine = wave("mine", 3.0)
    for number in range(4):
        wave(f"other {number}", 2.0)
    wave("elsewhere", 2.0, loaded=framework("F factor\n  Q1", version=version))

    assert place(workspace, mine) == expected


def test_sample_organisations_are_never_peers_of_real_ones(workspace, wave):
    mine = wave("mine", 3.0)
    for number in range(10):
        wave(f"sample {number}", 2.0, sample=True)

    assert place(workspace, mine) == (None, None, 0)
