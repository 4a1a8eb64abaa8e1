"""The roadmap page says how surely: in two sentences, a picture of the score, and a table of the rows."""

import pytest
from application import looking_at, rows, settled, words

from opposite.engine.roadmap.odds import roadmap_odds
from opposite.wording.roadmap import odds as said

NAME = "Tivvelane Outfitters"


@pytest.fixture
def page(sample):
    return looking_at(settled(sample.page("roadmap", organisation=NAME)), "How surely")


def test_the_odds_are_those_of_the_plan_shown(sample, page):
    box, roadmap = page.get_by_key("odds"), sample.roadmap(NAME)
    odds = roadmap_odds(sample.report(NAME), roadmap)
    sentences = [
        said.odds_headline(roadmap, odds),
        said.scores_odds(roadmap, odds),
        said.movers_sentence(roadmap, odds),
    ]
    assert [text.replace("\\", "") for text in words(box.markdown)] == [s for s in sentences if s is not None]
    table = rows(box.dataframe[0].value)
    assert [row["Initiative"] for row in table] == [row.initiative.title for row in roadmap.rows]
    assert [row["On time"] for row in table] == [said.share(row.chance) for row in odds.rows]


def test_it_says_in_how_many_draws(page):
    assert page.get_by_key("odds").caption[0].value.startswith("2,000 simulated courses. ")
