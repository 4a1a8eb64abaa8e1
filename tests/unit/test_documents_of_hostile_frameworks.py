"""Documents of a framework that is large, has no targets, and whose words are markup, long and of other scripts."""

import io
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest
from pypdf import PdfReader

from opposite.domain.framework.money import DayRates
from opposite.engine.briefing import brief
from opposite.engine.collecting import commands as collect
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.one_pager import one_pager_pdf

pytestmark = pytest.mark.long

NOTE = "Noted <b>here</b>"
NOW = datetime(2026, 11, 22, 9, 0)
MARKUP = '<script>alert(1)</script> #import \\"g\\" $x$ '
LONG = "W" * 120 + " unbreakable and long " * 3


def written(factors, initiatives, *, target=None):
    """A framework of so many factors of two questions each, with long titles that are markup."""
    points = ", ".join(f'{{value: {value}, label: "Level {value}"}}' for value in range(1, 6))
    aims = "" if target is None else f", target: {{level: factor, default: {target}}}"
    tree = [
        f'  - {{id: F{f}, kind: factor, title: "{MARKUP}{f} {LONG}", questions: ['
        + ", ".join(f'{{id: F{f}Q{q}, title: "{MARKUP}{f}.{q} {LONG}", text: "{MARKUP}"}}' for q in (1, 2))
        + "]}"
        for f in range(factors)
    ]
    plan = [
        f'  - {{id: I{i}, title: "{MARKUP}{i} {LONG}", factor: F{i % factors}, effort_days: 5, duration_weeks: 4, '
        f'owner_role: "{LONG}", demand: {{change: 0.1}}, lifts: [{{question: F{i % factors}Q{i % 2 + 1}, from: 1, to: {2 + i % 4}}}]}}'
        for i in range(initiatives)
    ]
    return "\n".join([
        "schema_version: 1",
        'framework: {id: hostile, version: "1.0.0", title: "Hostile", display_level: factor}',
        f"scales: {{five: {{kind: ordinal, points: [{points}]}}}}",
        f"instrument: {{default_scale: five{aims}}}",
        "scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}",
        "roadmap: {period: month, horizon: 24, horizons: [{id: now, until: 6}, {id: later, until: 24}]}",
        "tree:",
        *tree,
        *(["initiatives:", *plan] if plan else []),
    ])  # fmt: skip


@pytest.fixture
def briefed(workspace, tmp_path):
    """The function that answers a framework as one person who knows that their name stands beside it, and briefs."""

    def made(text, *, level=1.0):
        path = tmp_path / "framework.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = workspace.resolve(str(path))
        with workspace.store.writing() as cursor:
            organisation = collect.ensure_organisation(cursor, "W" * 200, now=NOW)
            made_id = collect.add_assessment(
                cursor, organisation, loaded, wave="W" * 200, wave_date=NOW.date(), now=NOW, self_assessment=True,
                attributed=True,
            )  # fmt: skip
            person = collect.add_respondent(cursor, made_id, "unassigned", now=NOW)
            if level is not None:
                given = [
                    {
                        "assessment_id": made_id, "group_id": "unassigned", "respondent_id": person,
                        "question_id": question, "state": "level", "level": level, "note": NOTE, "answered_at": NOW,
                    }
                    for question in loaded.framework.questions
                ]  # fmt: skip
                cursor.register("given", pa.Table.from_pylist(given))
                cursor.script(f"insert into answers ({', '.join(given[0])}) select {', '.join(given[0])} from given")
            cursor.run("raise_revision", assessment_id=made_id, now=NOW)
        return brief(workspace, assessment(workspace, made_id), today=date(2026, 11, 29))

    return made


@pytest.mark.parametrize(
    ("factors", "initiatives", "target", "level"),
    [(12, 90, 4, 1.0), (12, 0, None, 3.0), (1, 1, 5, 2.0), (12, 5, 4, None)],
    ids=["twelve factors and ninety initiatives", "no targets, no initiatives", "one factor", "no answers"],
)
def test_every_document_is_made_and_the_one_pager_is_one_page(briefed, factors, initiatives, target, level):
    briefing = briefed(written(factors, initiatives, target=target), level=level)
    for document in DOCUMENTS.values():
        assert document.made(briefing)
    for paper in ("a4", "letter"):
        assert len(PdfReader(io.BytesIO(one_pager_pdf(briefing, paper=paper))).pages) == 1
    html = DOCUMENTS["html"].made(briefing).decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    if level is not None:
        assert "Noted &lt;b&gt;here&lt;/b&gt;" in html


def test_costs_stand_in_the_report_where_day_rates_are_known(briefed):
    briefing = briefed(written(3, 6, target=4))
    assert "What it costs" not in DOCUMENTS["html"].made(briefing).decode()
    priced = replace(briefing, roadmap=replace(briefing.roadmap, rates=DayRates("EUR", {"change": 800.0})))
    content = DOCUMENTS["html"].made(priced).decode()
    assert "What it costs" in content
    assert f"EUR {5 * 800 * len(briefing.roadmap.rows):,}" in content
    assert DOCUMENTS["report"].made(priced)
    assert len(PdfReader(io.BytesIO(one_pager_pdf(priced))).pages) == 1
