"""A comparison and a portfolio of any framework: twelve factors, one factor, other scales, hidden people."""

import io
from dataclasses import replace

import pypdf
import pytest
from decks import TODAY, opened, shape, slides
from test_deck_file import assert_within
from test_deck_of_frameworks import FRAMEWORKS, answered, large

from opposite.engine.portfolio_at_large import portfolio_at_large
from opposite.engine.scoring.portfolio import portfolio_kinds
from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences_of_comparison
from opposite.exports.briefing.portfolio_pdf import portfolio_pdf
from opposite.wording.briefing.portfolio import portfolio_report

pytestmark = pytest.mark.long


def beside_itself(report):
    """The comparison of a report with that of another organisation that answered alike."""
    assessment = report.assessment
    bravo = replace(
        assessment, id=assessment.id + 1, organisation=replace(assessment.organisation, id=99, name="Bravo")
    )
    return SideBySide((report, replace(report, assessment=bravo)), {}, (), TODAY)


def of_portfolio(workspace):
    return portfolio_at_large(workspace, portfolio_kinds(workspace)[0], today=TODAY, told=lambda _done, _total: True)


@pytest.mark.parametrize("name", ["cornerstones", "every_key", "readiness", "samm", "small", "small_plan"])
def test_every_framework_can_be_compared_and_reported(workspace, name):
    compared = beside_itself(answered(workspace, FRAMEWORKS / f"{name}.yaml").report)
    made = comparison_pptx(compared)
    assert_within(opened(made))
    assert differences_of_comparison(read_deck(made), compared) == []
    assert len(pypdf.PdfReader(io.BytesIO(portfolio_pdf(of_portfolio(workspace)))).pages) >= 2


@pytest.mark.main_way
def test_twelve_factors_stand_in_two_heat_maps_and_on_one_radar(workspace, tmp_path):
    compared = beside_itself(answered(workspace, large(tmp_path)).report)
    made = comparison_pptx(compared)
    assert_within(opened(made))
    assert differences_of_comparison(read_deck(made), compared) == []
    assert len(shape(opened(made), "radars 1", "radar 1").chart.plots[0].categories) == 12
    assert len(shape(opened(made), "differences", "differences").table.rows) == 14
    assert set(slides(opened(made))) >= {"factors", "waves"}
    heat = next(one for one in portfolio_report(of_portfolio(workspace)).sections if "factors" in one.title)
    assert [len(part.columns) for part in heat.parts if hasattr(part, "columns")] == [9, 5]
