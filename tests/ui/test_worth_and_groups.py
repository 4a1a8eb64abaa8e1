"""On request the roadmap page says what a quarter of a person is worth, whose plan it is, and what contradicts what."""

import time

import pytest
from application import is_there, looking_at, settled, words

from opposite.engine.roadmap.groups import plans_of_groups
from opposite.engine.roadmap.worth import worth_of_people
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap.groups import groups_headline, left_out_note
from opposite.wording.roadmap.worth import difference, fte_words, worth_headline

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"
PATIENCE = 120
VIEWS = {"worth": "More people", "group-plans": "Whose plan"}


@pytest.fixture
def page(sample):
    return settled(sample.page("roadmap", organisation=ORGANISATION))


def asked(page, about):
    """The page once what was asked for is known."""
    if about in VIEWS:
        looking_at(page, VIEWS[about])
    page.button(key=f"ask-{about}").click().run()
    end = time.monotonic() + PATIENCE
    while is_there(page, f"stop-{about}") and time.monotonic() < end:
        time.sleep(0.2)
        page.run()
    return page


def test_nothing_is_planned_again_until_somebody_asks(page):
    for about in ("worth", "group-plans"):
        looking_at(page, VIEWS[about])
        assert is_there(page, f"ask-{about}")
        assert not page.get_by_key(about).dataframe


@pytest.mark.main_way
def test_what_a_quarter_of_a_person_is_worth_is_what_the_engine_says(sample, page):
    worth = worth_of_people(sample.report(ORGANISATION), sample.roadmap(ORGANISATION))
    shown = asked(page, "worth").get_by_key("worth")
    assert as_text(worth_headline(worth)) in words(shown.markdown)
    (table,) = shown.dataframe
    assert [f"{role} {fte}" for role in table.value["Role"] for fte in ("0.25 more", "0.25 less")] == [
        f"{change.role.capitalize()} {fte_words(change)}" for change in worth.changes
    ]
    assert list(table.value["0.25 more FTE"]) == [difference(change) for change in worth.changes if change.fte > 0]


def test_whose_plan_it_is_names_only_groups_that_may_be_shown(sample, page):
    report = sample.report(ORGANISATION)
    plans = plans_of_groups(report, sample.roadmap(ORGANISATION))
    shown = asked(page, "group-plans").get_by_key("group-plans")
    assert as_text(groups_headline(plans, report.framework)) in words(shown.markdown)
    (table,) = shown.dataframe
    assert len(table.value) == len(plans.groups) == 1
    assert as_text(left_out_note(plans, report.framework)) in words(shown.caption)


def test_where_there_is_no_plan_the_page_says_on_request_which_choices_contradict_each_other(sample, page):
    framework = sample.report(ORGANISATION).framework
    planned = {row.initiative.id for row in sample.roadmap(ORGANISATION).rows}
    titled = framework.initiative_by_id
    needy = next(i for i in titled.values() if i.prerequisites and i.prerequisites[0] in planned)
    page.multiselect(key="roadmap-pin").set_value([needy.prerequisites[0], needy.id]).run()
    page.selectbox(key=f"roadmap-pin-{needy.prerequisites[0]}").set_value(4).run()
    settled(page.selectbox(key=f"roadmap-pin-{needy.id}").set_value(4).run())
    told = words(asked(page, "contradiction").get_by_key("contradiction").markdown)
    before = titled[needy.prerequisites[0]]
    assert told[0].startswith("These choices contradict each other: ")
    assert as_text(f"“{before.title}” is pinned to quarter 4") in told[0]
    assert as_text(f"“{needy.title}” is pinned to quarter 4") in told[0]
