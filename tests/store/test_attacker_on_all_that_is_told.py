"""An executive who looks at everything that the engine tells cannot tell which of at least five others a figure belongs to.

Two others of a class change places: all their answers. Nothing that is told changes: percentiles, ranks and medians under
every choice of filters, quartiles, tables of scores of all, lists, portfolios, waves.
"""

from itertools import combinations

import pytest
from import_cases import NOW, imported, written

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.comparison.spread import spread_of
from opposite.engine.collecting.assessments import assessments, find_wave
from opposite.engine.collecting.choosing import chosen_assessments
from opposite.engine.collecting.organisations import write_description
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.comparison.peer_groups import among_peers, filters_offered
from opposite.engine.comparison.peers import others
from opposite.engine.report import build_report
from opposite.engine.scoring.at_a_glance import organisations_at_a_glance
from opposite.engine.scoring.overview import overview, with_score
from opposite.engine.scoring.portfolio import portfolio, portfolio_kinds
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.store import open_store
from opposite.tables.comparison import compared
from opposite.tables.scoring import scores_table

RETAIL = {f"Retail {n}": 1 + n % 5 for n in range(10)}
STEEL = {f"Steel {n}": 2 + n % 4 for n in range(6)}
ALL = {"Mine": 3} | RETAIL | STEEL
"""Levels by organisation: those of retail are of ch, half of them large; of steel are six of another country."""


@pytest.fixture
def fill(tmp_path):
    """Fill a database with levels by organisation, and those of an earlier wave; gives it, and as an executive of Mine sees it."""
    opened = []

    def call(levels, earlier=None):
        workspace = Workspace(open_store())
        opened.append(workspace)
        _fill(workspace, tmp_path, levels, earlier or {})
        mine = find_wave(workspace, "Mine").organisation.id
        return workspace, workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({mine})))

    yield call
    for workspace in opened:
        workspace.close()


def told(theirs):
    """Everything that an executive of Mine is told, by where."""
    report = build_report(theirs, find_wave(theirs, "Mine").id)
    groups = [kinds for n in range(4) for kinds in combinations(Kind, n)]
    (kind,) = portfolio_kinds(theirs)
    chosen = chosen_assessments(theirs, (), None, None, all_waves=True)
    return {
        "report": (report.nodes, report.reference),
        "filters": filters_offered(theirs, report),
        "groups": [_places(among_peers(theirs, report, kinds)) for kinds in groups],
        "spread": {node: spread_of(scores, 1, 6) for node, scores in others(theirs, report).items()},
        "scores": [scores_table(theirs, chosen, by=by).rows for by in ("overall", "factor", "question", "group")],
        "compared": compared([report]).rows,
        "glance": [(row.overview.score, row.trend) for row in organisations_at_a_glance(theirs, most=50).rows],
        "overview": [(row.assessment.organisation.name, row.score) for row in overview(theirs)],
        "portfolio": [
            (page.matches, page.medians, [row.overview.score for row in page.rows])
            for page in (portfolio(theirs, kind, most=50, medians=True, by=by) for by in ("overall", "ORI"))
        ],
        "waves": [(one.organisation.name, one.points) for one in over_waves(theirs, [report])],
    }


def _places(report):
    places = {node: (row.percentile, row.rank, row.peers) for node, row in report.nodes.items()}
    return places, report.reference


def _fill(workspace, tmp_path, levels, earlier):
    framework = workspace.resolve("opposite")
    rows = ["organisation,wave,respondent,group,question,level,answered_at"]
    for wave, answers in (("2025", earlier), ("2026", levels)):
        moment = NOW.replace(year=int(wave)).isoformat()
        rows += [
            f"{name},{wave},ann,executive,{question},{level},{moment}"
            for name, level in answers.items()
            for question in framework.framework.questions
        ]
    path = written(tmp_path, "\n".join(rows) + "\n")
    imported(workspace, path, framework=framework, attributed=True)
    with workspace.store.writing() as cursor:
        for number, name in enumerate(ALL):
            retail = not name.startswith("Steel")
            id_ = find_wave(workspace, name).organisation.id
            size = "large" if number % 2 else "small"
            write_description(
                cursor, id_, Description("Retail" if retail else "Steel", size=size, country="CH" if retail else "DE")
            )


def with_places_changed(levels, one, other):
    return levels | {one: levels[other], other: levels[one]}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Retail 0", "Retail 2"), ("Retail 1", "Retail 3"), ("Retail 0", "Retail 4"), ("Steel 0", "Steel 3")],
    ids=str,
)
def test_two_of_a_class_change_places_and_everything_told_stays_as_it_is(fill, one, other):
    assert ALL[one] != ALL[other]
    seen = told(fill(ALL)[1])
    then = told(fill(with_places_changed(ALL, one, other))[1])
    assert seen["report"][0]["ORI"].percentile is not None
    assert seen["spread"]["ORI"].n == len(ALL) - 1
    assert {offered.kind for offered in seen["filters"]} == {Kind.SECTOR, Kind.SIZE, Kind.COUNTRY}
    for where in seen:
        assert then[where] == seen[where], where


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
        lambda: scores_table(theirs, assessments(workspace), by="overall"),
    ):
        with pytest.raises(NotAllowedError):
            ask()


def test_of_one_that_joins_no_more_is_told_than_the_side_of_ones_own_score(fill):
    """What scoring.md admits of rule 13, and no more: every level above one's own gives the same places."""
    without = {name: level for name, level in ALL.items() if name != "Steel 5"}
    places = []
    for level in (4, 5, 6):
        theirs = fill(without | {"Steel 5": level})[1]
        report = build_report(theirs, find_wave(theirs, "Mine").id)
        places.append([(row.percentile, row.rank, row.peers) for row in report.nodes.values()])
    assert places[0] == places[1] == places[2]
