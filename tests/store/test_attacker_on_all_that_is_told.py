"""An executive who looks at everything that the engine tells cannot tell which of at least five others a figure belongs to.

Two others of a part change places: all their answers. Nothing that is told changes: percentiles, ranks and medians under
every choice of filters, quartiles, tables of scores of all, lists, portfolios, waves.
"""

from itertools import combinations, product

import pytest
from attacker_cases import ALL, RETAIL, executive, fill_database, told

from opposite.domain.comparison.peer_filters import Kind
from opposite.engine.collecting.assessments import assessments, find_wave
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.comparison.peer_groups import among_peers, others_alike
from opposite.engine.comparison.peers import others
from opposite.engine.report import build_report
from opposite.engine.scoring.overview import with_score
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.store import open_store
from opposite.tables.scoring import scores_table

pytestmark = pytest.mark.long


@pytest.fixture
def fill(tmp_path):
    """Fill a database with levels by organisation, and those of an earlier wave; gives it, and as an executive of Mine sees it."""
    opened = []

    def call(levels, earlier=None):
        workspace = Workspace(open_store())
        opened.append(workspace)
        fill_database(workspace, tmp_path, levels, earlier or {})
        return workspace, executive(workspace)

    yield call
    for workspace in opened:
        workspace.close()


def with_places_changed(levels, one, other):
    return levels | {one: levels[other], other: levels[one]}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Retail 0", "Retail 2"), ("Retail 1", "Retail 3"), ("Retail 0", "Retail 4"), ("Steel 0", "Steel 3")],
    ids=str,
)
def test_two_of_a_part_change_places_and_everything_told_stays_as_it_is(fill, one, other):
    assert ALL[one] != ALL[other]
    own = {"Mine": 2}
    seen = told(fill(ALL, own)[1])
    then = told(fill(with_places_changed(ALL, one, other), own)[1])
    assert seen["report"][0]["ORI"].percentile is not None
    assert seen["spread"]["ORI"].n == len(ALL) - 1
    assert any(seen["spread of some"][1:])
    assert [bool(spread) for spread, *_ in seen["decks"]] == [bool(spread) for spread in seen["spread of some"]]
    assert {offered.kind for offered in seen["filters"]} == {Kind.SECTOR, Kind.SIZE, Kind.COUNTRY}
    for where in seen:
        assert then[where] == seen[where], where


@pytest.mark.main_way
def test_of_nested_filters_of_tables_and_decks_the_wider_leaves_in_none_or_at_least_five_more(fill):
    _, theirs = fill(ALL, {"Mine": 2})
    seen, groups = told(theirs), [set(kinds) for n in range(4) for kinds in combinations(Kind, n)]
    for told_of in (
        [{node: peers for _, _, node, *_, peers, _, _, _ in rows} for rows in seen["compared"]],
        [{node: peers for node, (_, _, peers) in places.items()} for _, [(places, _), _], _ in seen["decks"]],
    ):
        for (wide, among), (narrow, few) in product(zip(groups, told_of, strict=True), repeat=2):
            if wide < narrow:
                assert all(among[node] - few[node] not in {1, 2, 3, 4} for node in few)
                assert all(among[node] >= few[node] for node in few)
        assert {by_node["ORI"] for by_node in told_of} == {16, 10, 5}


def test_earlier_waves_of_others_are_not_told_at_all(fill):
    """Only the latest closed assessment of an organisation is a peer: what it answered before changes nothing."""
    own = {"Mine": 2}
    seen = told(fill(ALL, own | dict.fromkeys(RETAIL, 1))[1])
    then = told(fill(ALL, own | dict.fromkeys(RETAIL, 6))[1])
    assert [len(points) for _, points in seen["waves"]] == [2]
    assert then == seen


def test_nothing_of_another_is_in_any_list(fill):
    workspace, theirs = fill(ALL)
    seen = told(theirs)
    assert {row[0] for rows in seen["scores"] for row in rows} == {"Mine"}
    assert [name for name, _ in seen["overview"]] == ["Mine"]
    assert {matches for matches, *_ in seen["portfolio"]} == {1}
    assert {one.organisation.name for one in with_score(theirs)} == {"Mine"}
    other = find_wave(workspace, "Retail 1")
    hidden = build_report(workspace, other.id)
    assert (with_score(theirs, ids=[other.id]), over_waves(theirs, [hidden])) == ([], [])
    for ask in (
        lambda: others(theirs, hidden),
        lambda: among_peers(theirs, hidden, [Kind.SECTOR]),
        lambda: others_alike(theirs, hidden, [Kind.SECTOR]),
        lambda: scores_table(theirs, assessments(workspace), by="overall"),
    ):
        with pytest.raises(NotAllowedError):
            ask()
