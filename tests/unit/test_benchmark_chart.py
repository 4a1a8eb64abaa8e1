"""The chart of peers at the questions of a factor: discs whose area is a share, one's own mark, and both in words."""

from datetime import date

import pytest
from chart_reports import report

from opposite.charts.benchmark import LARGEST, alt_text, questions_of_peers
from opposite.domain.comparison.benchmark import Scope
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers, PeerQuestion

DAY = date(2026, 11, 29)
ROW = PeerQuestion(24, 310, {1.0: 0.25, 4.0: 0.75}, 3.25, 1.3)
PEERS = BenchmarkPeers(("A <b>x</b>",), 24, 310, DAY, DAY, Scope(), {"Q1": ROW}, {"F1": 3.25}, ())


@pytest.fixture
def one():
    return report(2.5, None, 3.0, 1.0)


def test_a_disc_at_each_level_is_as_large_as_the_share_there_and_ones_own_mark_stands_at_the_score(one):
    discs, own = questions_of_peers(one, PEERS, "F1", dark=False).data
    assert list(discs.x) == [1.0, 4.0]
    assert [size**2 / LARGEST**2 for size in discs.marker.size] == pytest.approx([0.25, 0.75])
    assert list(discs.text) == ["25 %", "75 %"]
    assert list(own.y) == [0]


def test_in_words_it_says_whose_peers_and_where_they_and_one_stand(one):
    said = alt_text(one, PEERS, "F1")
    assert said.startswith("Peers of A <b>x</b>, 24 organisations, 29 November 2026.")
    assert "Question 1: of 24 organisations 25 % at 1, 75 % at 4" in said


def test_where_nothing_is_told_of_a_factor_it_says_so(one):
    assert "Nothing is told of the questions of this factor" in alt_text(one, PEERS, "F2")
    assert not questions_of_peers(one, PEERS, "F2", dark=True).data
