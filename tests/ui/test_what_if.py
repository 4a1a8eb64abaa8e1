"""What if: another plan for other people, targets, horizons and initiatives; scenarios kept and laid side by side."""

import math
import re
from datetime import date, timedelta

import pytest
from application import NOW, drawn, is_there, looking_at, rows, settled, words

from opposite.domain.progress.states import State
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.progress.states import save_state
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import ready_made, save_scenario, saved_scenarios
from opposite.planning import optimal
from opposite.settings import utc_now
from opposite.ui.shell.text import as_text
from opposite.wording.figures import rounded
from opposite.wording.roadmap.what_if import against

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"
OTHER = "Hexlow Water Authority"
LONG = "Larkmarrow Stores"
"""Its search with few people takes longer than the page waits before it shows a quick plan."""


@pytest.fixture
def page(sample):
    return settled(sample.page("roadmap", organisation=ORGANISATION))


def titles(page):
    """The initiatives of the plan, in its order; none where there is no plan."""
    plan = drawn(page)
    return [] if plan is None else [row["title"] for row in plan["rows"]]


def planned(sample, options=None):
    return [row.initiative.title for row in sample.roadmap(ORGANISATION, options).rows]


def cost(page):
    """What is said against the base plan; nothing where the base plan is shown."""
    return words(page.get_by_key("against-base").markdown)[1] if is_there(page, "against-base") else None


def saved(sample):
    return saved_scenarios(sample.workspace, find_wave(sample.workspace, ORGANISATION))


@pytest.mark.main_way
def test_the_base_is_the_plan_of_the_command_line(sample, page):
    assert page.selectbox(key="scenario").value == "Base"
    assert titles(page) == planned(sample)
    assert cost(page) is None
    assert not is_there(page, "undo-changes")


def test_the_status_of_an_initiative_stands_beside_it(sample, page):
    first = sample.roadmap(ORGANISATION).rows[0].initiative
    wave = find_wave(sample.workspace, ORGANISATION)
    save_state(sample.workspace, wave.id, first.id, State(status="running"), now=NOW)
    (table,) = looking_at(page, "Row by row").get_by_key("roadmap-table").dataframe
    assert list(table.value["Status"]) == ["Running", *["Proposed"] * (len(table.value) - 1)]


def test_half_of_a_capacity_changes_the_plan_and_says_what_it_costs(sample, page):
    role = page.number_input(key="roadmap-capacity-change")
    half = RoadmapOptions(capacity={"change": (role.value / 2,)})
    settled(role.set_value(role.value / 2).run())
    assert titles(page) == planned(sample, half) != planned(sample)
    told = against(sample.roadmap(ORGANISATION), sample.roadmap(ORGANISATION, half))
    assert cost(page).splitlines() == [f"- {as_text(sentence)}" for sentence in told] != []
    settled(page.button(key="undo-changes").click().run())
    assert (titles(page), cost(page)) == (planned(sample), None)


def test_nobody_free_in_a_period_is_a_capacity_of_zero_in_it(sample, page):
    settled(page.multiselect(key="roadmap-freeze").set_value([1]).run())
    roles = sample.report(ORGANISATION).framework.roadmap.roles
    frozen = RoadmapOptions(capacity={role: (0.0, *[fte] * 7) for role, fte in roles.items()})
    assert titles(page) == planned(sample, frozen)


def test_an_initiative_is_left_out(sample, page):
    first = sample.roadmap(ORGANISATION).rows[0].initiative
    settled(page.multiselect(key="roadmap-exclude").set_value([first.id]).run())
    assert titles(page) == planned(sample, RoadmapOptions(exclusions=frozenset({first.id})))
    assert first.title not in titles(page)
    (left_out,) = page.get_by_key("left-out").dataframe
    assert {row["Initiative"]: row["Why not"] for row in rows(left_out.value)}[first.title] == "Is excluded."


def test_an_initiative_is_moved_to_another_period(sample, page):
    first = sample.roadmap(ORGANISATION).rows[0].initiative
    page.multiselect(key="roadmap-pin").set_value([first.id]).run()
    settled(page.selectbox(key=f"roadmap-pin-{first.id}").set_value(3).run())
    moved = sample.roadmap(ORGANISATION, RoadmapOptions(pins={first.id: 3}))
    assert titles(page) == [row.initiative.title for row in moved.rows]
    assert moved.plan.by_id[first.id].start == 3


def test_a_row_is_moved_and_left_out_where_it_is_explained(sample, page):
    first = sample.roadmap(ORGANISATION).rows[0].initiative
    page.selectbox(key="explain").set_value(first.id).run()
    page.selectbox(key=f"start-in-{first.id}").set_value(2).run()
    settled(page.button(key="move-initiative").click().run())
    assert page.multiselect(key="roadmap-pin").value == [first.id]
    assert titles(page) == planned(sample, RoadmapOptions(pins={first.id: 2}))

    page.selectbox(key="explain").set_value(first.id).run()
    settled(page.button(key="leave-out").click().run())
    assert (page.multiselect(key="roadmap-pin").value, page.multiselect(key="roadmap-exclude").value) == (
        [],
        [first.id],
    )
    assert titles(page) == planned(sample, RoadmapOptions(exclusions=frozenset({first.id})))


def test_months_ahead_and_periods_make_the_plan_of_the_engine(sample, page):
    page.number_input(key="roadmap-months").set_value(6).run()
    settled(page.segmented_control(key="roadmap-period").set_value("month").run())
    assert titles(page) == planned(sample, RoadmapOptions(period="month", periods=6))


def test_a_horizon_of_one_period(sample, page):
    settled(page.number_input(key="roadmap-months").set_value(3).run())
    assert titles(page) == planned(sample, RoadmapOptions(periods=1))


def test_nothing_is_planned_without_people_and_the_page_says_so(page):
    for field in [field for field in page.number_input if str(field.key).startswith("roadmap-capacity-")]:
        field.set_value(0.0)
    settled(page.run())
    assert titles(page) == []
    assert words(page.info) == [
        "Everything the plan aims at is reached, or nothing fits into the budget, capacities and periods given."
    ]


def test_pins_that_cannot_be_kept_name_the_constraint(sample, page):
    titled = sample.report(ORGANISATION).framework.initiative_by_id
    needy = next(i for i in titled.values() if i.prerequisites and i.prerequisites[0] in titles_of(sample))
    page.multiselect(key="roadmap-pin").set_value([needy.prerequisites[0], needy.id]).run()
    page.selectbox(key=f"roadmap-pin-{needy.prerequisites[0]}").set_value(4).run()
    settled(page.selectbox(key=f"roadmap-pin-{needy.id}").set_value(1).run())
    (warning,) = words(page.warning)
    first = (
        f"“{needy.title}” starts in quarter 1 and needs “{titled[needy.prerequisites[0]].title}”, which finishes in "
    )
    assert warning.startswith(as_text(f"The pinned initiatives cannot be kept. {first}"))


def titles_of(sample):
    return {row.initiative.id for row in sample.roadmap(ORGANISATION).rows}


def test_what_was_changed_is_still_there_after_a_look_at_another_page(sample, page):
    page.number_input(key="roadmap-budget").set_value(300).run()
    page.switch_page("../pages/gaps.py").run()
    settled(page.switch_page("../pages/roadmap.py").run())
    assert page.number_input(key="roadmap-budget").value == 300
    assert titles(page) == planned(sample, RoadmapOptions(budget=300.0))


def test_another_organisation_starts_from_its_own_base(sample, page):
    page.number_input(key="roadmap-budget").set_value(300).run()
    settled(page.selectbox(key="organisation").set_value(OTHER).run())
    assert page.number_input(key="roadmap-budget").value is None
    assert titles(page) == [row.initiative.title for row in sample.roadmap(OTHER).rows]


# --- Scenarios -------------------------------------------------------------------------------------------------------


def test_a_scenario_fills_the_fields_and_makes_its_plan(sample, page):
    constrained = ready_made(sample.report(ORGANISATION))["Constrained"]
    settled(page.selectbox(key="scenario").set_value("Constrained").run())
    assert page.number_input(key="roadmap-capacity-change").value == constrained.capacity["change"][0]
    assert titles(page) == planned(sample, constrained)
    settled(page.selectbox(key="scenario").set_value("Base").run())
    assert titles(page) == planned(sample)


def test_a_scenario_is_saved_by_name_found_again_and_removed(sample, page):
    page.number_input(key="roadmap-budget").set_value(300).run()
    page.text_input(key="scenario-name").set_value("*Lean* <b>")
    page.button(key="save-scenario").click().run()
    assert saved(sample) == {"*Lean* <b>": RoadmapOptions(budget=300.0)}
    assert page.selectbox(key="scenario").value == "*Lean* <b>"
    assert not is_there(page, "undo-changes")

    again = settled(sample.page("roadmap", organisation=ORGANISATION))
    settled(again.selectbox(key="scenario").set_value("*Lean* <b>").run())
    assert again.number_input(key="roadmap-budget").value == 300
    again.button(key="remove-scenario").click().run()
    assert saved(sample) == {}
    assert again.selectbox(key="scenario").value == "Base"


def test_a_scenario_is_saved_with_what_was_typed_last_though_the_page_does_not_show_it_yet(sample, page):
    page.number_input(key="roadmap-budget").set_value(300)
    page.text_input(key="scenario-name").set_value("Lean")
    page.button(key="save-scenario").click().run()
    assert saved(sample) == {"Lean": RoadmapOptions(budget=300.0)}
    assert page.number_input(key="roadmap-budget").value == 300


def test_initiatives_that_the_framework_no_longer_has_are_left_aside(sample):
    gone = RoadmapOptions(budget=300.0, pins={"was_there": 2}, exclusions=frozenset({"was_there_too"}))
    save_scenario(sample.workspace, find_wave(sample.workspace, ORGANISATION), "Old", gone, now=NOW)
    page = settled(sample.page("roadmap", organisation=ORGANISATION))
    settled(page.selectbox(key="scenario").set_value("Old").run())
    assert titles(page) == planned(sample, RoadmapOptions(budget=300.0))
    looking_at(page, "Scenarios").multiselect(key="compare-scenarios").set_value(["Base", "Old"]).run()
    assert "was_there" in words(page.warning)[0].replace("\\", "")


def test_a_scenario_without_a_name_is_not_saved_and_nothing_typed_is_lost(sample, page):
    page.number_input(key="roadmap-budget").set_value(300).run()
    page.text_input(key="scenario-name").set_value("   ")
    page.button(key="save-scenario").click().run()
    assert words(page.error) == ["The scenario has no name yet. Give it a name."]
    assert (saved(sample), page.number_input(key="roadmap-budget").value) == ({}, 300)


def test_scenarios_stand_side_by_side(sample, page):
    assert not is_there(looking_at(page, "Scenarios"), "scenario-table")
    page.multiselect(key="compare-scenarios").set_value(["Base", "Ambitious"]).run()
    (table,) = page.get_by_key("scenario-table").dataframe
    found = {row.pop(""): row for row in rows(table.value)}
    plans = {
        name: sample.roadmap(ORGANISATION, ready_made(sample.report(ORGANISATION))[name])
        for name in ("Base", "Ambitious")
    }
    assert found["Initiatives"] == {name: str(len(plan.rows)) for name, plan in plans.items()}
    assert found["Overall score at the end"] == {
        name: rounded(plan.radar_after_each_period[-1]["root"]) for name, plan in plans.items()
    }
    assert found["Overall score at the end"]["Base"] < found["Overall score at the end"]["Ambitious"]
    assert {is_there(page, f"radar-scenario-{number}") for number in (0, 1)} == {True}


# --- The search ------------------------------------------------------------------------------------------------------


def test_a_quick_plan_is_shown_until_the_best_is_found_and_the_search_can_be_stopped_and_gone_on_with(
    sample, monkeypatch
):
    monkeypatch.setattr(optimal, "ENOUGH", 0.01)
    page = sample.page("roadmap", organisation=LONG)
    page.selectbox(key="scenario").set_value("Constrained").run()
    assert is_there(page, "search")
    assert "this is a quick one" in words(page.get_by_key("search").markdown)[0]
    assert titles(page) != []

    page.button(key="stop-search").click().run()
    settled(page)
    (said,) = words(page.get_by_key("distance").caption)
    assert said.startswith("The search was stopped. This plan is at most ")

    settled(page.button(key="resume-search").click().run())
    best = sample.roadmap(LONG, ready_made(sample.report(LONG))["Constrained"])
    short = math.ceil(best.plan.gap_to_best * 1000) / 10
    assert words(page.get_by_key("distance").caption) == [f"This plan is at most {short} % short of the best possible."]
    assert titles(page) == [row.initiative.title for row in best.rows]


def test_of_a_wave_that_ended_in_the_year_9999_it_is_said_and_a_start_can_be_given(few):
    with few.workspace.store.writing() as cursor:
        cursor._cursor.execute("update assessments set last_activity = '9999-12-31'")
    page = few.page("roadmap")
    (told,) = page.warning
    assert told.value == (
        "A roadmap cannot start in the year 9999. Nothing was changed. "
        "It starts with the quarter after the wave was closed unless a start is given: give one from 1900 to 2999."
    )
    page.date_input(key="roadmap-start").set_value(utc_now().date() + timedelta(days=30)).run()
    assert list(page.error) == []
    assert titles(settled(page))


def test_quarters_are_called_after_the_fiscal_year_that_is_kept_for_the_organisation(sample):
    page = settled(sample.page("roadmap", organisation=OTHER))
    page = settled(page.selectbox(key="fiscal-year-start").set_value(4).run())
    after = looking_at(page, "People and scores").selectbox(key="radar-after-8")
    assert all(re.fullmatch(r"Q[1-4] FY20\d\d", label) for label in after.options)
    assert find_wave(sample.workspace, OTHER).organisation.fiscal_year_start == 4
    page.selectbox(key="fiscal-year-start").set_value(1).run()
    assert all(re.fullmatch(r"Q[1-4] 20\d\d", label) for label in page.selectbox(key="radar-after-8").options)


def test_a_start_that_is_past_is_told_in_a_sentence(page):
    page.date_input(key="roadmap-start").set_value(date(2026, 1, 5)).run()
    (told,) = words(page.warning)
    assert told == (
        "A roadmap cannot start on 2026-01-05, which is past. Nothing was changed. "
        "Give a day that is to come, or none for the next period."
    )


def test_limits_and_dates_make_the_plan_of_the_engine(sample, page):
    """One at once, one that has to be done, and dates for another."""
    rows_before = sample.roadmap(ORGANISATION).rows
    dated, late = rows_before[0].initiative.id, rows_before[-1].initiative.id
    page.selectbox(key="roadmap-at-once").set_value(2)
    page.number_input(key="roadmap-quick-wins").set_value(1)
    page.multiselect(key="roadmap-must").set_value([late])
    page.multiselect(key="roadmap-dated").set_value([dated]).run()
    start = sample.roadmap(ORGANISATION).start
    page.date_input(key=f"roadmap-not-before-{dated}").set_value(start + timedelta(days=1))
    page.date_input(key=f"roadmap-finish-by-{dated}").set_value(start + timedelta(days=370)).run()
    options = RoadmapOptions(
        at_once=2,
        quick_wins=1,
        must=frozenset({late}),
        not_before={dated: start + timedelta(days=1)},
        finish_by={dated: start + timedelta(days=370)},
    )
    assert titles(settled(page)) == planned(sample, options)


def test_no_limit_at_once_is_a_choice(sample, page):
    page.selectbox(key="roadmap-at-once").set_value("none").run()
    assert titles(settled(page)) == planned(sample, RoadmapOptions(at_once="none"))


def test_a_date_that_cannot_be_kept_is_told_and_a_senseless_one_is_not_saved(sample, page):
    dated = sample.roadmap(ORGANISATION).rows[-1].initiative
    page.multiselect(key="roadmap-dated").set_value([dated.id]).run()
    page.date_input(key=f"roadmap-finish-by-{dated.id}").set_value(date(2020, 1, 1)).run()
    told = f"{dated.id} cannot finish by 2020-01-01: the first quarter ends on "
    assert any(as_text(told)[:30] in words_said for words_said in words(page.warning))
    page.text_input(key="scenario-name").set_value("Too early")
    page.button(key="save-scenario").click().run()
    assert any("cannot finish by 2020-01-01" in refusal for refusal in words(page.error))
    assert saved_scenarios(sample.workspace, find_wave(sample.workspace, ORGANISATION)) == {}


def test_a_scenario_keeps_its_limits_and_fills_their_fields(sample, page):
    late = sample.roadmap(ORGANISATION).rows[-1].initiative.id
    options = RoadmapOptions(at_once=1, quick_wins=0, must=frozenset({late}), finish_by={late: date(2030, 6, 30)})
    save_scenario(sample.workspace, find_wave(sample.workspace, ORGANISATION), "Few at once", options, now=utc_now())
    page.run()
    page.selectbox(key="scenario").set_value("Few at once").run()
    settled(page)
    assert page.selectbox(key="roadmap-at-once").value == 1
    assert page.number_input(key="roadmap-quick-wins").value == 0
    assert page.multiselect(key="roadmap-must").value == page.multiselect(key="roadmap-dated").value == [late]
    assert page.date_input(key=f"roadmap-finish-by-{late}").value == date(2030, 6, 30)
    assert titles(page) == planned(sample, options)
