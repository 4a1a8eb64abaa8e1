"""Places among the others of a sector: from five others a rank, from ten a percentile, and to whom nothing is told."""

import pytest
from import_cases import NOW, imported, written

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.domain.comparison.peer_filters import Kind
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.organisations import write_description
from opposite.engine.comparison.peer_groups import Offered, among_peers, filters_offered
from opposite.engine.report import build_report
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.store import open_store

pytestmark = pytest.mark.long

QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")


@pytest.fixture
def portfolio(tmp_path):
    """Set up Mine of retail at level 3, others of retail at 1 to 5 and again, and organisations of no sector at 6."""
    workspace = Workspace(open_store())

    def call(alike, elsewhere):
        names = (
            {"Mine": 3} | {f"Retail {n}": 1 + n % 5 for n in range(alike)} | {f"Else {n}": 6 for n in range(elsewhere)}
        )
        rows = ["organisation,respondent,group,question,level,answered_at"]
        rows += [
            f"{name},ann,executive,{question},{level},{NOW.isoformat()}"
            for name, level in names.items()
            for question in QUESTIONS
        ]
        path = written(tmp_path, "\n".join(rows) + "\n")
        imported(workspace, path, framework=workspace.resolve("opposite"), attributed=True)
        with workspace.store.writing() as cursor:
            for name in names:
                if not name.startswith("Else"):
                    id_ = find_wave(workspace, name).organisation.id
                    write_description(cursor, id_, Description("Retail"))
        return workspace, build_report(workspace, find_wave(workspace, "Mine").id)

    yield call
    workspace.close()


@pytest.mark.main_way
@pytest.mark.parametrize(("alike", "expected"), [(4, (None, None)), (5, (None, 3)), (9, (None, 4)), (10, (50.0, None))])
def test_from_five_alike_a_rank_is_given_and_from_ten_a_percentile(portfolio, alike, expected):
    workspace, report = portfolio(alike, 5)
    row = among_peers(workspace, report, [Kind.SECTOR]).nodes["ORI"]
    assert (row.percentile, row.rank, row.peers) == (*expected, alike)


def executive(workspace, report):
    organisation = report.assessment.organisation.id
    return workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({organisation})))


@pytest.mark.parametrize(("elsewhere", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_an_executive_is_told_of_a_sector_that_leaves_out_nobody_or_at_least_five(portfolio, elsewhere, told):
    workspace, report = portfolio(10, elsewhere)
    theirs = executive(workspace, report)
    row = among_peers(theirs, report, [Kind.SECTOR]).nodes["ORI"]
    assert (row.percentile, row.peers) == ((50.0, 10) if told else (None, 0))
    assert [one.kind for one in filters_offered(theirs, report) if one.n == 10] == ([Kind.SECTOR] if told else [])


def test_an_executive_is_told_nothing_of_another_organisation(portfolio):
    workspace, report = portfolio(10, 5)
    theirs = executive(workspace, report)
    other = build_report(workspace, find_wave(workspace, "Retail 1").id)
    for asked in (lambda: filters_offered(theirs, other), lambda: among_peers(theirs, other, [Kind.SECTOR])):
        with pytest.raises(NotAllowedError):
            asked()


def test_without_a_filter_the_report_is_as_it_was(portfolio):
    workspace, report = portfolio(10, 5)
    assert among_peers(workspace, report, []) is report
    assert report.nodes["ORI"].peers == 15
    assert among_peers(workspace, report, [Kind.COUNTRY]).nodes["ORI"].percentile is None
    assert Offered(Kind.COUNTRY, 10) not in filters_offered(workspace, report)
