"""What a deck holds: its slides, its figures, its notes; nothing hidden, and no text outside its box."""

import getpass
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click import Context
from decks import briefing_of, every_part, opened, shape, slides
from pptx.util import Emu

from opposite.cli.main import Commands
from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Note
from opposite.exports.briefing.deck.fit import height
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences
from opposite.wording.figures import rounded

pytestmark = pytest.mark.long

NASTY = ["x" * 200, "Ärger & <b>Umlaut</b> " * 9, "مرحبا بالعالم " * 14, "🚀🔥" * 60, "=cmd|'/c calc'!A1"]


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def test_slides_stand_as_executives_read(deck):
    assert list(slides(opened(deck))) == [
        "opening", "answer", "profile", "factors", "gaps", "participation", "heat map", "agreement", "agenda",
        "timeline 1", "timeline 2", "first", "leads", "ask",
    ]  # fmt: skip


def test_every_slide_has_a_title_and_notes_and_every_chart_table_and_group_an_alternative_text(deck):
    for slide in opened(deck).slides:
        assert slide.shapes.title.text_frame.text
        assert len(slide.notes_slide.notes_text_frame.text) > len(slide.shapes.title.text_frame.text)
        for one in slide.shapes:
            if one.has_chart or one.has_table or one.shape_type == 6:
                described = next(each for each in one._element.iter() if each.tag.endswith("}cNvPr"))
                assert described.get("descr")


@pytest.mark.main_way
def test_the_scores_are_those_of_opposite_scores(deck, briefing):
    presentation, report = opened(deck), briefing.report
    for key, name in (("profile", "radar of factors"), ("factors", "bars of factors")):
        [now, target] = shape(presentation, key, name).chart.plots[0].series
        assert list(now.values) == pytest.approx([row.score for row in report.factors], abs=1e-9)
        assert list(target.values) == pytest.approx([row.target for row in report.factors], abs=1e-9)
    assert shape(presentation, "answer", "overall").text_frame.text == rounded(report.nodes[ROOT].score)
    table = shape(presentation, "heat map", "heat map").table
    together = [table.cell(row, 1).text_frame.text for row in range(1, len(table.rows))]
    assert together == [rounded(row.score) for row in report.factors]


def test_the_notes_hold_the_arithmetic(deck, briefing):
    notes = slides(opened(deck))["answer"].notes_slide.notes_text_frame.text
    terms = " + ".join(rounded(row.score, 2) for row in briefing.report.factors)
    assert f"({terms}) ÷ 8 = {rounded(briefing.report.overall.score, 2)}" in notes
    assert "From the page Profile; the same figures: opposite scores --by overall." in notes


def test_the_notes_name_the_figures_of_gaps_and_say_nothing_with_two_marks(deck):
    notes = {key: slide.notes_slide.notes_text_frame.text for key, slide in slides(opened(deck)).items()}
    assert re.search(r"\): now \d\.\d, target \d\.\d, gap \d\.\d, importance \d\.\d\. \d+ of \d+ people", notes["gaps"])
    assert not [text for text in notes.values() if "?." in text or ".." in text]


def test_every_command_of_the_notes_is_one(deck):
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in opened(deck).slides)
    commands = set(re.findall(r"the same figures: opposite ([^.]*)\.", notes))
    assert len(commands) >= 4
    for command in commands:
        name, *options = command.split()
        made = Commands().get_command(Context(Commands()), name)
        assert made is not None
        assert made.make_context(name, options) is not None


def test_the_same_briefing_gives_the_same_bytes_that_name_no_user_and_no_path(deck, briefing):
    assert deck_pptx(briefing) == deck
    user = getpass.getuser().encode()
    for name, part in every_part(deck).items():
        assert str(Path.cwd()).encode() not in part, name
        if name.startswith("docProps") or "!docProps" in name:
            assert b"T00:00:00Z" in part or b"core.xml" not in name.encode()
            assert user not in part


@pytest.fixture
def hushed(workspace, add_answered):
    """What is said of an organisation whose groups have two people each and are hidden."""
    add_answered(workspace, "Hush", seed=7, people_a_group=2)
    return briefing_of(workspace, "Hush")


def drawn_values(content):
    """Every value in the charts of a deck and in the workbooks within them."""
    for name, part in every_part(content).items():
        if name.startswith("ppt/charts/chart") or "!xl/worksheets/" in name:
            for text in re.findall(r"<(?:c:)?v>([^<]*)</", part.decode()):
                if "." in text:
                    yield float(text)


def test_a_group_that_is_hidden_has_no_figure_in_any_part(hushed):
    deck = deck_pptx(hushed)
    assert {row.hidden for row in hushed.report.groups} == {True}
    table = shape(opened(deck), "heat map", "heat map").table
    cells = [table.cell(row, column).text_frame.text for row in range(1, 9) for column in range(2, len(table.columns))]
    assert set(cells) <= {"hidden", "not asked"}
    assert not any(one.has_chart for one in slides(opened(deck))["agreement"].shapes)
    outlook = [hushed.roadmap.radar_before, *hushed.roadmap.radar_after_each_period]
    shown = [row.score for row in hushed.report.factors] + [one["root"] for one in outlook]
    shown += [value for one in hushed.roadmap.odds.overall for value in (one.mean, one.p10, one.p90)]
    shown += [row.target for row in hushed.report.factors]
    allowed = {round(one, 6) for one in shown if one is not None}
    assert {round(value, 6) for value in drawn_values(deck)} <= allowed


def test_words_beside_answers_stand_in_no_part(briefing):
    note = Note("q", "executive", "SECRET-EVIDENCE", "SECRET-NOTE", "SECRET-REASON")
    told = replace(briefing, report=replace(briefing.report, notes=(note,)))
    assert [name for name, part in every_part(deck_pptx(told)).items() if b"SECRET" in part] == []


def named(briefing, name):
    report = briefing.report
    organisation = replace(report.assessment.organisation, name=name)
    assessment = replace(report.assessment, organisation=organisation, wave=name[:200])
    rows = briefing.roadmap.rows
    many = tuple(
        replace(
            rows[at % len(rows)],
            order=at + 1,
            initiative=replace(rows[at % len(rows)].initiative, title=name[:200]),
            owner_set=name,
        )
        for at in range(90)
    )
    framework = report.framework
    nodes = {key: row._replace(title=name) for key, row in report.nodes.items()}
    questions = {key: row._replace(title=name) for key, row in report.questions.items()}
    return replace(
        briefing,
        report=replace(report, assessment=assessment, nodes=nodes, questions=questions, framework=framework),
        roadmap=replace(briefing.roadmap, rows=many),
    )


def texts(shapes):
    for one in shapes:
        if one.shape_type == 6:
            yield from texts(one.shapes)
        elif one.has_text_frame and one.text_frame.text:
            yield one


def assert_within(presentation):
    wide, high = presentation.slide_width, presentation.slide_height
    for slide in presentation.slides:
        for one in slide.shapes:
            assert min(one.left, one.top) >= 0, one.name
            assert one.left + one.width <= wide + 10, (one.name, slide.name)
            assert one.top + one.height <= high + 10, (one.name, slide.name)
        for one in texts(slide.shapes):
            size = max(run.font.size.pt for paragraph in one.text_frame.paragraphs for run in paragraph.runs)
            frame = one.text_frame
            beside = Emu(frame.margin_left + frame.margin_right).pt
            above = Emu(frame.margin_top + frame.margin_bottom).pt
            bold = one.name in {"title", "overall"}
            needed = height(
                [paragraph.text for paragraph in frame.paragraphs], size, Emu(one.width).pt - beside, bold=bold
            )
            assert needed <= Emu(one.height).pt - above + 0.5, (slide.name, one.name)


@pytest.mark.main_way
def test_no_text_leaves_its_box(deck):
    assert_within(opened(deck))


@pytest.mark.parametrize("name", NASTY, ids=["long", "markup", "right to left", "emoji", "formula"])
def test_no_text_leaves_its_box_whatever_it_is_called_and_with_ninety_initiatives(briefing, name):
    told = named(briefing, name)
    made = deck_pptx(told)
    assert differences(read_deck(made), told) == []
    presentation = opened(made)
    assert len(presentation.slides) == 14
    assert_within(presentation)


def test_an_organisation_without_answers_has_a_deck_that_says_so(workspace, add_answered):
    add_answered(workspace, "Empty", seed=1, people_a_group=0)
    presentation = opened(deck_pptx(briefing_of(workspace, "Empty")))
    assert 10 <= len(presentation.slides) <= 14
    assert "no overall score yet" in slides(presentation)["answer"].shapes.title.text_frame.text
    assert slides(presentation)["participation"].shapes.title.text_frame.text == "Nobody has answered yet."
    assert_within(presentation)


def test_a_heat_map_of_six_groups_is_set_in_13_points_or_more(deck):
    """Its first column takes what the factors need, and the others what is left."""
    table = shape(opened(deck), "heat map", "heat map").table
    first, *others = [column.width for column in table.columns]
    assert len(others) == 7
    assert first >= others[0]
    sizes = {run.font.size.pt for cell in table.iter_cells() for run in cell.text_frame.paragraphs[0].runs}
    assert min(sizes) >= 13
