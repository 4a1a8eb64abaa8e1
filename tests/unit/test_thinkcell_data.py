"""The data file for think-cell: JSON of its form, with what the deck shows and no more."""

import json
from datetime import date, datetime

import pytest

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.deck.content import content
from opposite.exports.briefing.deck.model import Chart, Table
from opposite.exports.briefing.thinkcell import thinkcell_ppttc

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 29)


def elements(briefing):
    """The tables of the file by name, once it is seen that all of it has the documented form."""
    [item] = json.loads(thinkcell_ppttc(briefing))
    assert item.keys() == {"template", "data"}
    assert item["template"] == "template.pptx"
    for element in item["data"]:
        assert element.keys() == {"name", "table"}
        assert element["name"].isprintable()
        for row in element["table"]:
            for cell in row:
                if cell is None:
                    continue
                [(kind, value)] = cell.items()
                assert isinstance(value, {"string": str, "number": int | float, "date": str}[kind])
                if kind == "date":
                    date.fromisoformat(value)
    named = {element["name"]: element["table"] for element in item["data"]}
    assert len(named) == len(item["data"])
    return named


@pytest.mark.main_way
def test_a_chart_has_its_categories_a_row_for_100_percent_and_a_row_a_series(briefed):
    briefing = briefed()
    head, hundred, now, target = elements(briefing)["profile: radar of factors"]
    factors = briefing.report.factors
    assert head == [None, *({"string": row.title} for row in factors)]
    assert hundred == [None] * (len(factors) + 1)
    assert now == [{"string": "Now"}, *({"number": round(row.score, 9)} for row in factors)]
    assert target[1:] == [{"number": row.target} for row in factors]


def test_it_has_every_title_text_chart_and_table_of_the_deck(briefed):
    briefing = briefed()
    named = elements(briefing)
    for slide in content(briefing).slides:
        assert named[f"{slide.key}: title"] == [[{"string": slide.title}]]
        for part in slide.parts:
            table = named[f"{slide.key}: {part.name}"]
            if isinstance(part, Table):
                assert [[cell["string"] for cell in row] for row in table] == [[*row] for row in part.rows]
            elif isinstance(part, Chart):
                assert [[cell and cell["number"] for cell in row[1:]] for row in table[2:]] == [
                    [*values] for _, values in part.series
                ]


def test_the_roadmap_has_its_days(briefed):
    briefing = briefed(lowest=1, highest=3)
    assert [(row[0]["string"], row[1]["date"], row[2]["date"]) for row in elements(briefing)["roadmap"]] == [
        (row.initiative.title, row.start_date.isoformat(), row.finish_date.isoformat()) for row in briefing.roadmap.rows
    ]


def test_of_one_small_group_nothing_is_told(workspace, add_answered):
    added = add_answered(workspace, "Acme", seed=1, people_a_group=6)
    with workspace.store.writing() as cursor:
        cursor.script(
            "delete from answers where group_id = 'executive' and respondent_id not in "
            "(select distinct respondent_id from answers where group_id = 'executive' order by 1 limit 2)"
        )
        cursor.run("raise_revision", assessment_id=added, now=datetime(2026, 11, 23))
    briefing = brief(workspace, assessment(workspace, added), today=TODAY)
    title = briefing.report.framework.groups[0].title
    head, *rows = elements(briefing)["heat map: heat map"]
    place = head.index({"string": title})
    assert {row[place]["string"] for row in rows} <= {"hidden", "not asked"}
    for table in elements(briefing).values():
        if table and table[0][0] is None:
            assert title not in {row[0]["string"] for row in table[2:]}


@pytest.mark.parametrize(
    ("name", "people"),
    [('a"b\\c\td', 0), ("<script>x</script>", 3), ("W" * 200, 3), ("🎉 שלום", 3)],
)
def test_whatever_it_is_called_the_file_has_its_form(briefed, name, people):
    briefing = briefed(name, people_a_group=people)
    [[cell]] = elements(briefing)["opening: title"]
    assert cell["string"].split() == briefing.report.assessment.organisation.name.split()
