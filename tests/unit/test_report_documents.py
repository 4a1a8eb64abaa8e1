"""The report as PDF and HTML: every figure in it is that of `opposite scores`, whatever people typed is text."""

import io
import re
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from test_deck_file import named

from opposite.domain.roadmap.robustness import PlanStability, SelectionFrequency
from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.report_html import report_html
from opposite.exports.briefing.report_pdf import foot_of, report_pdf, written_pdf
from opposite.wording.briefing.parts import IN_TABLE, Drawing, Radar, Section, Words, Written
from opposite.wording.briefing.report import report
from opposite.wording.briefing.report_profile import drawings
from opposite.wording.briefing.report_roadmap import timeline
from opposite.wording.figures import day_count, figure, percent, short, short_day
from opposite.wording.roadmap.charts import capacity_sentences
from opposite.wording.roadmap.handover import capitalised
from opposite.wording.roadmap.odds import ODDS_COLUMNS, on_time_told, share
from opposite.wording.roadmap.robustness import first_wave, stability_headline
from opposite.wording.scoring.absence import why_unscored

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 29)
MARKUP = '<script>alert(1)</script> *a* #b $x$ `f` #import "g" @h &amp; {{i}} \\j =1+1'
LONG = "Very long name of a company " * 7
HEBREW, ARABIC, MIXED = "שלום עולם", "مرحبا", "Acme 🎉 株式会社"
A4, LETTER = (595, 842), (612, 792)


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def size_of(pdf):
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return round(box.width), round(box.height)


class Read(HTMLParser):
    """What an HTML file has: its tables by caption, its tags, its text, and everything that could ask for something."""

    def __init__(self, content):
        super().__init__()
        self.tables, self.tags, self.asks, self.words = {}, set(), [], []
        self._row, self._cell, self._caption = None, None, None
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.asks += [value for name, value in attrs if name in {"src", "href", "action", "srcset", "data"}]
        if tag == "caption":
            self._caption = ""
        elif tag == "tr":
            self._row = []
        elif tag in {"td", "th"}:
            self._cell = ""

    def handle_endtag(self, tag):
        if tag == "caption":
            self.tables[self._caption] = self.rows = []
            self._caption = None
        elif tag in {"td", "th"}:
            self._row.append(self._cell)
            self._cell = None
        elif tag == "tr":
            self.rows.append(self._row)

    def handle_data(self, data):
        data = data.replace("\u00a0", " ")
        self.words.append(data)
        if self._cell is not None:
            self._cell += data
        elif self._caption is not None:
            self._caption += data


@pytest.mark.main_way
def test_every_figure_of_factors_and_questions_is_that_of_the_scores(briefed):
    briefing = briefed()
    report, read = briefing.report, Read(report_html(briefing))

    shown = read.tables["Every factor, with its 95 % interval where one is honest"][1:]
    assert [(row[0], row[1], row[4], row[5], row[6], row[7]) for row in shown[:-1]] == [
        (row.title, figure(row.score), figure(row.target), figure(row.gap), str(row.respondents), percent(row.coverage))
        for row in report.factors
    ]
    assert shown[-1][:2] == ["Overall", figure(report.overall.score)]

    tables = re.split("The questions in figures", " ".join(read.words))
    assert len(tables) == len(report.factors) + 1
    printed = text_of(report_pdf(briefing))
    for row in report.questions.values():
        cells = (figure(row.score), figure(row.target), figure(row.gap), figure(row.importance), str(row.respondents))
        assert f"{row.title} {' '.join(cells)}" in printed


def test_the_questions_of_every_factor_stand_in_its_table(briefed):
    briefing = briefed()
    content = report_html(briefing).decode()
    for row in briefing.report.questions.values():
        cells = f'<td class="text">{row.title}</td><td>{figure(row.score)}</td><td>{figure(row.target)}</td>'
        assert cells.replace("&", "&amp;").replace("'", "&#x27;") in content


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_report_is_tagged_has_bookmarks_and_twenty_to_thirty_five_pages(briefed, paper):
    content = report_pdf(briefed(), paper=paper)
    read = PdfReader(io.BytesIO(content))

    assert 20 <= len(read.pages) <= 35
    assert size_of(content) == {"a4": A4, "letter": LETTER}[paper]
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    titles = [entry.title for entry in read.outline if not isinstance(entry, list)]
    assert titles == [
        "In short", "Who answered", "Where we stand", "Factor by factor", "Gaps, the weightiest first",
        "How far people see the same", "The roadmap", "What was left out, and why", "Who is busy when", "How surely it ends when it says",
        "How this was made", "Limits of the method", "Glossary",
    ]  # fmt: skip
    assert b"pdfuaid:part" in content


def test_who_is_busy_when_is_what_the_roadmap_asks_of_each_role(briefed):
    briefing = briefed()
    plan, read = briefing.roadmap, Read(report_html(briefing))
    table = read.tables["In full-time equivalents (FTE): 0.5 is one person for half of their time."]

    assert table[0] == ["Role", *plan.period_labels]
    assert table[1:] == [
        [
            capitalised(role),
            *(f"{short(used)} of {short(most)}" for used, most in zip(use, plan.request.capacity[role], strict=True)),
        ]
        for role, use in plan.capacity_use.items()
    ]
    said = capacity_sentences(plan.capacity_use, plan.request.capacity, labels=plan.period_labels)
    assert said in " ".join("".join(read.words).split())


def test_how_stable_the_choice_is_stands_there_where_it_was_found_out(briefed):
    briefing = briefed()
    assert "How stable the choice is" not in text_of(report_pdf(briefing))

    plan = briefing.roadmap
    first, *others = [row.initiative.id for row in plan.rows]
    times = dict.fromkeys((one.id for one in plan.request.initiatives), 0) | {first: 93}
    held = PlanStability(
        variations=100,
        shown=(first,),
        by_weights=SelectionFrequency(times),
        by_people=None,
        held_fixed=frozenset(),
    )
    told = replace(briefing, stability=held)
    table = Read(report_html(told)).tables[f"Starts in {first_wave(plan)}, in so many of 100 plans"]
    assert table == [
        ["Initiative", "Start", "With other weights"],
        [plan.rows[0].initiative.title, short_day(plan.rows[0].start_date), "in 93 of 100"],
    ]
    printed = text_of(report_pdf(told))
    assert stability_headline(plan, held) in printed
    assert "Nothing is said of other people" in printed
    assert others


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_same_briefing_gives_the_same_bytes(briefed, kind):
    briefing = briefed()
    assert DOCUMENTS[kind].made(briefing) == DOCUMENTS[kind].made(briefing)


def test_the_html_asks_for_nothing_and_runs_nothing(briefed):
    read = Read(report_html(briefed()))
    assert not read.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert all(ask.startswith("#part-") for ask in read.asks)
    brought = re.findall(r"url\((.{0,30})", report_html(briefed("Bravo")).decode())
    assert [one[:22] for one in brought] == ["data:font/woff;base64,"] * 2
    assert b"@import" not in report_html(briefed("Charlie"))


@pytest.mark.parametrize(
    "name",
    [MARKUP, "W" * 200, LONG[:200], HEBREW, ARABIC, MIXED, "  \u202eevil  "],
)
def test_names_are_text_and_the_one_pager_stays_on_one_page(briefed, name):
    briefing = briefed(name.strip())
    for paper in ("a4", "letter"):
        assert len(PdfReader(io.BytesIO(one_pager_pdf(briefing, paper=paper))).pages) == 1
    read = Read(report_html(briefing))
    assert "script" not in read.tags
    plain = " ".join(name.replace("\u202e", "").split())
    assert plain in " ".join("".join(read.words).split())
    assert (
        plain.replace(" ", "") in text_of(report_pdf(briefing)).replace(" ", "").replace("\u200b", "")
        or not name.isascii()
    )


@pytest.mark.parametrize("people", [0, 1, 2, 3])
def test_few_people_and_nobody_have_their_documents_too(briefed, people):
    briefing = briefed(people_a_group=people)
    for document in DOCUMENTS.values():
        content = document.made(briefing)
        if document.kind == "one-pager":
            assert len(PdfReader(io.BytesIO(content)).pages) == 1


@pytest.mark.main_way
def test_figures_that_are_hidden_stand_in_no_document(briefed):
    """Groups of two are hidden: neither their means nor how many they are can be read anywhere, descriptions included."""
    briefing = briefed(people_a_group=2)
    report = briefing.report
    assert all(score.hidden and score.score is None for score in report.groups)
    html = report_html(briefing).decode()
    texts = [html, text_of(report_pdf(briefing)), text_of(one_pager_pdf(briefing))]
    for text in texts:
        assert "By group:" not in text
        assert not re.search(r"\(2 people\)|>2 people<", text)
    heat = Read(report_html(briefing)).tables["The figures of the groups are hidden or missing"]
    assert {cell for row in heat[1:] for cell in row[1:]} <= {"hidden", "not asked"}


def test_groups_stand_side_by_side_with_their_scores(briefed):
    briefing = briefed(people_a_group=6)
    report, read = briefing.report, Read(report_html(briefing))
    scores = {(row.group, row.node): row for row in report.groups}
    groups = list(dict.fromkeys(row.group for row in report.groups))
    title = next(title for title in read.tables if title.endswith("The stronger the colour, the higher the score."))
    for row, node in zip(read.tables[title][1:], report.factors, strict=True):
        printed = [figure(scores[group, node.node].score) for group in groups if (group, node.node) in scores]
        assert [cell for cell in row[1:] if cell[0].isdigit()] == [cell for cell in printed if cell != "–"]


def test_the_roadmap_its_odds_and_what_was_left_out_stand_in_tables(briefed):
    briefing = briefed(lowest=1, highest=3)
    plan, read = briefing.roadmap, Read(report_html(briefing))
    assert plan.rows

    dated = read.tables["In the order of their start"][1:]
    assert [(row[0], row[2], row[3], row[4]) for row in dated] == [
        (
            f"{row.order}. {row.initiative.title}",
            short_day(row.start_date),
            short_day(row.work_ends),
            day_count(row.initiative.effort_days),
        )
        for row in plan.rows
    ]
    head, *drawn = read.tables["Each initiative in 2,000 simulated courses"]
    assert head == list(ODDS_COLUMNS)
    assert [row[1] for row in drawn] == [short_day(row.finish_date) for row in plan.rows]
    assert on_time_told(plan) in " ".join("".join(read.words).split())
    assert [row[2] for row in drawn] == [share(row.chance) for row in plan.odds.rows]
    left = read.tables[f"{len(plan.plan.left_out)} initiatives of the framework not in the plan"][1:]
    assert [row[0] for row in left] == [plan.framework.initiative_by_id[id_].title for id_, _ in plan.plan.left_out]


def test_an_initiative_is_on_time_by_the_day_that_stands_beside_its_chance(briefed):
    """So that none is on time always and yet ends later half the time."""
    plan = briefed(lowest=1, highest=3).roadmap
    rows = [(row, plan.odds.by_id[row.initiative.id]) for row in plan.rows]
    assert any(row.work_ends < row.finish_date for row, _ in rows)
    for row, drawn in rows:
        if drawn.chance >= 0.8:
            assert drawn.finish_p80 <= row.finish_date


def test_where_nobody_answered_no_sentence_is_broken_off_or_said_twice(briefed):
    text = " ".join("".join(Read(report_html(briefed(people_a_group=0))).words).split())
    assert "Nobody has answered yet, so there is nothing to draw." in text
    for broken in ("Where the answers lie: .", "0 of 0 people", "0 of 0 questions", "It rests on 0 people"):
        assert broken not in text


def test_a_long_timeline_is_spread_evenly_over_pages_and_says_which_part_is_there(briefed):
    plan = briefed(lowest=1, highest=3).roadmap
    row = plan.rows[0]
    many = replace(plan, rows=tuple(replace(row, order=at) for at in range(1, 41)))
    titles = [part.title for section in timeline(many) for part in section.parts if isinstance(part, Drawing)]
    assert titles == ["40 of 40 initiatives start in the first 2 quarters", "Initiatives 21 to 40 of 40"]


def test_a_radar_is_drawn_where_two_factors_have_a_score(briefed):
    made = briefed().report
    kept = {one: made.nodes[row.node] for one, row in enumerate(made.factors)}
    for scored, drawn in ((2, True), (1, False)):
        nodes = made.nodes | {row.node: row._replace(score=None) for place, row in kept.items() if place >= scored}
        few = replace(made, nodes=nodes)
        assert any(isinstance(one.shape, Radar) for one in drawings(few)) is drawn


def test_documents_tell_nothing_of_who_made_them(briefed):
    briefing = briefed()
    for make in (report_pdf, one_pager_pdf):
        told = PdfReader(io.BytesIO(make(briefing))).metadata
        assert told["/Author"] == "OPPOSITE"
        assert set(told) <= {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"}
        assert "20261129" in told["/CreationDate"]


def test_of_one_small_group_nothing_is_told_in_any_text_drawing_or_description(workspace, add_answered):
    """Two executives among groups of six: their means, and those that would give them away, are in no document."""
    made = add_answered(workspace, "Acme", seed=1, people_a_group=6)
    with workspace.store.writing() as cursor:
        cursor.script(
            "delete from answers where group_id = 'executive' and respondent_id not in "
            "(select distinct respondent_id from answers where group_id = 'executive' order by 1 limit 2)"
        )
        cursor.run("raise_revision", assessment_id=made, now=datetime(2026, 11, 23))
    briefing = brief(workspace, assessment(workspace, made), today=TODAY)
    report = briefing.report
    hidden = {row.group for row in report.groups if row.hidden}
    assert "executive" in hidden
    title = report.framework.groups[0].title
    content = report_html(briefing)
    for text in (content.decode(), text_of(report_pdf(briefing)), text_of(one_pager_pdf(briefing))):
        assert not re.search(rf"{re.escape(title)},? \d", text)
        assert not re.search(rf"\d \({re.escape(title)}\)", text)
    tables = Read(content).tables
    assert [title, "fewer than 3"] in next(
        rows for name, rows in tables.items() if name.startswith("6 groups answered")
    )
    side = next(rows for rows in tables.values() if rows[0][0] == "Factor" and title in rows[0])
    place = side[0].index(title)
    assert {row[place] for row in side[1:]} <= {"hidden", "not asked"}


def test_the_foot_of_a_page_is_whole_where_a_line_has_room(briefed):
    written = report(briefed())
    assert foot_of(written) == f"{written.organisation} · {written.occasion}"
    long = foot_of(replace(written, organisation="x" * 60, occasion="y" * 60))
    assert long == "x" * 47 + "… · " + "y" * 47 + "…"


def test_a_hidden_factor_is_called_hidden_and_no_score_that_is_to_come(briefed):
    made = briefed().report
    factor = made.factors[0]._replace(score=None, hidden_below=3)
    assert why_unscored(made, factor) == "hidden, too few people answered"
    assert why_unscored(made, factor._replace(hidden_below=None, coverage=0.2)) == "not enough answers yet"


def of_leaves(count):
    """A document with so many sections on questions and initiatives, whose chapters of a factor ask for pages of their own."""
    leaves = tuple(Section(f"Leaf {number}", (Words("Short."),), level=3) for number in range(count))
    factors = tuple(Section(f"Factor {number}", (Words("One."),), level=2, own_page=True) for number in range(9))
    return Written(
        title="Report", organisation="Acme", occasion="1", made_on="29 November 2026", headline="It stands.", second=None,
        sample=None, contents_title="Contents", sections=(Section("Chapter", (), own_page=True), *factors, *leaves),
    )  # fmt: skip


def set_in(page):
    """The texts of a page, each with the points in which it is set."""
    found = set()
    page.extract_text(visitor_text=lambda *told: found.add((told[0].strip(), told[4])))
    return found


def sizes_and_pages(written):
    """How large running text is set, and on how many pages."""
    read = PdfReader(io.BytesIO(written_pdf(written, made_on=TODAY, paper="a4")))
    return {size for page in read.pages for text, size in set_in(page) if text == "Short."}, len(read.pages)


def test_a_report_of_more_than_a_hundred_questions_and_initiatives_is_set_closer_with_factors_on_one_page():
    (loose, pages), (close, fewer) = sizes_and_pages(of_leaves(100)), sizes_and_pages(of_leaves(101))
    assert (loose, close) == ({10.0}, {8.5})
    assert pages - fewer >= 8


@pytest.mark.parametrize(("characters", "points"), [(60, 28), (61, 20), (110, 20), (111, 15)])
def test_a_long_name_is_smaller_on_the_first_page(characters, points):
    name = ("A name " * 30)[:characters].strip().ljust(characters, "x")
    read = PdfReader(io.BytesIO(written_pdf(replace(of_leaves(1), organisation=name), made_on=TODAY, paper="a4")))
    assert points in {size for _, size in set_in(read.pages[0])}


def test_names_are_cut_in_tables_with_a_row_for_each_of_many_and_whole_over_their_sections(briefed):
    briefing = named(briefed(), LONG.strip()[:190])
    read = Read(report_html(briefing))
    rows = next(rows for caption, rows in read.tables.items() if caption == "In the order of their start")[1:]
    assert len(rows) == 90
    assert all(len(cell) <= IN_TABLE + 4 for row in rows for cell in row)
    assert sum(LONG.strip()[:190] in words for words in read.words) >= 90
