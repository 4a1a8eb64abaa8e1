"""The report of a portfolio: its sums, whom it lists, who is told what, and how it is set."""

import io
from collections import Counter

import pypdf
import pytest
from decks import TODAY
from test_deck_file import NASTY

from opposite.domain.access.identity import Identity, Role
from opposite.engine import portfolio_at_large as engine
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.portfolio_at_large import portfolio_at_large
from opposite.engine.scoring.portfolio import portfolio, portfolio_kinds
from opposite.engine.several_roadmaps import recurring
from opposite.exports.briefing.portfolio_pdf import portfolio_pdf
from opposite.wording.briefing import portfolio_recurring
from opposite.wording.briefing.portfolio import ENDED_EARLY, headline, portfolio_report, second_line
from opposite.wording.briefing.portfolio_recurring import NOT_REACHED
from opposite.wording.comparison.portfolio import agreement_in_short, one_programme

pytestmark = pytest.mark.long


def on(_done, _total):
    return True


def at_large(workspace, *, told=on, **options):
    return portfolio_at_large(workspace, portfolio_kinds(workspace)[0], today=TODAY, told=told, **options)


def tables(written):
    """Tables by the title of their section, the last of each."""
    return {section.title: part for section in written.sections for part in section.parts if hasattr(part, "columns")}


def text(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture(scope="module")
def sample(sample_workspace):
    """The workspace of the sample organisations, and the report of them."""
    return sample_workspace, at_large(sample_workspace)


@pytest.mark.main_way
def test_sums_are_those_of_the_rows(sample):
    _, made = sample
    seen = [row.overview for row in made.rows]
    assert (made.matches, made.sums.scored, made.sums.hidden) == (12, 11, 1)
    assert made.sums.stages == Counter(one.stage for one in seen if one.score is not None and one.stage is not None)
    assert made.sums.weakest == Counter(row.weakest for row in made.rows if row.weakest is not None)
    assert made.sums.people == sum(one.respondents or 0 for one in seen)
    assert headline(made) == "11 of 12 organisations have an overall score, 6 of them at the stage “Formalized”."
    assert second_line(made) == (
        "People is the weakest factor of 4 organisations. Since the wave before, 8 up, 2 down and 1 unchanged."
    )


def test_agreement_and_recurring_initiatives_are_those_of_the_page(sample):
    workspace, made = sample
    rests = tables(portfolio_report(made))["What the figures rest on"]
    for name, _, _, agreed in rests.rows:
        found = agreement_in_short(read_agreement(workspace, find_wave(workspace, name)))
        assert agreed == (found or "–")
    several = recurring(made.roadmaps.roadmaps)
    recur = tables(portfolio_report(made))["Initiatives that recur"]
    assert [(row[0], int(row[1]), int(row[2])) for row in recur.rows] == [
        (f"{number}. {one.title}", len(one.starts), one.together) for number, one in enumerate(several[:40], 1)
    ]
    assert one_programme(several) in text(portfolio_pdf(made))
    assert recur.rows[0][3:] == tuple(f"{end(several[0].starts.values()):%b %Y}" for end in (min, max))
    started = tables(portfolio_report(made))["Who starts them when"]
    assert started.columns == ("Organisation", "1", "2", "3", "4", "5", "6")
    by_name = {row[0]: row[1:] for row in started.rows}
    for (name, _), start in several[0].starts.items():
        assert by_name[name][0] == f"{start:%b %Y}"


def test_it_is_tagged_by_pdf_ua_and_the_same_bytes_each_time(sample):
    _, made = sample
    content = portfolio_pdf(made, paper="letter")
    assert portfolio_pdf(made, paper="letter") == content
    read = pypdf.PdfReader(io.BytesIO(content))
    assert b"<pdfuaid:part>1" in read.trailer["/Root"]["/Metadata"].get_data()
    assert bool(read.trailer["/Root"]["/MarkInfo"]["/Marked"])
    assert [one.title for one in read.outline if not isinstance(one, list)][:3] == [
        "In short", "Organisations by factors", "Where each stands",
    ]  # fmt: skip


def test_of_more_than_are_listed_the_first_stand_there_and_sums_and_medians_are_of_all(sample, monkeypatch):
    workspace, whole = sample
    monkeypatch.setattr(engine, "LISTED", 3)
    for module in (engine, portfolio_recurring):
        monkeypatch.setattr(module, "PLANNED", 2)
    monkeypatch.setattr(engine, "READ_AT_ONCE", 5)
    made = at_large(workspace, by="overall", descending=True)
    in_order = portfolio(workspace, made.kind, by="overall", descending=True, most=50).rows
    assert made.rows == in_order[:3]
    assert (made.sums, made.medians, made.roadmaps) == (whole.sums, whole.medians, None)
    assert len(made.agreement) == 3
    said = text(portfolio_pdf(made))
    assert "The first 3 of 12 organisations are listed" in said
    assert "here are 12. Filter them first." in said


def test_ended_early_it_says_so_and_its_sums_are_whole(sample):
    workspace, whole = sample
    made = at_large(workspace, told=lambda done, _total: done < 2)
    assert (made.is_whole, made.sums, len(made.agreement)) == (False, whole.sums, 2)
    said = text(portfolio_pdf(made))
    assert ENDED_EARLY in said
    assert NOT_REACHED in said


def test_whoever_may_see_one_organisation_is_told_of_no_other(sample):
    workspace, _ = sample
    lark = find_wave(workspace, "Larkmarrow Stores").organisation
    made = at_large(workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({lark.id}))))
    assert [row.overview.assessment.organisation.name for row in made.rows] == ["Larkmarrow Stores"]
    assert (made.matches, made.sums.scored, len(made.agreement)) == (1, 1, 1)
    said = text(portfolio_pdf(made))
    assert "Quillmarsh" not in said
    nobody = workspace.acting_for(Identity(Role.NOBODY))
    assert portfolio_at_large(nobody, made.kind, today=TODAY, told=on).rows == ()


def test_an_organisation_without_answers_and_one_of_few_people_have_no_figure(workspace, add_answered):
    add_answered(workspace, "Empty", seed=1, people_a_group=0)
    add_answered(workspace, "Full", seed=2)
    made = at_large(workspace)
    heat = tables(portfolio_report(made))["Organisations by factors"]
    assert heat.rows[0] == ("Empty", *["none yet"] * 8)
    assert "1 of 2 organisations has an overall score" in text(portfolio_pdf(made))


@pytest.mark.parametrize("name", NASTY, ids=["long", "markup", "right to left", "emoji", "formula"])
def test_whatever_they_are_called_it_is_set(workspace, add_answered, name):
    add_answered(workspace, name[:200], seed=1)
    add_answered(workspace, f"A {name}"[:200], seed=2)
    content = portfolio_pdf(at_large(workspace))
    read = pypdf.PdfReader(io.BytesIO(content))
    assert 2 <= len(read.pages) <= 12
    assert "2 organisations" in text(content)


def test_what_is_said_beneath_a_table_stands_on_its_page(sample):
    """It was kept with the heading that follows, and went to the next page with that."""
    _, made = sample
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(portfolio_pdf(made))).pages]
    [told] = [page for page in pages if "initiatives more." in page]
    assert "Initiatives that recur" in told
    assert "So many start less than a quarter apart" in told
