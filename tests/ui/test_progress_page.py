"""The progress page: agreeing, changing, reading, testing, reviewing, and what the next wave measured."""

import json
from datetime import date, datetime, timedelta

import pytest
from application import ROOT, rows, settled, words

from opposite.domain.progress.states import State, in_order
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.collecting.waves import close_wave
from opposite.engine.progress.records import keep_reading
from opposite.engine.progress.states import save_state
from opposite.engine.progress.statuses import read_history, read_progress
from opposite.settings import utc_now
from opposite.tables.progress import progress_table
from opposite.ui.shell.text import as_text

pytestmark = pytest.mark.long

ACME = "Acme"
MARKUP = "<b>**Ann**</b> :red[x] $y$"
CASE = "ori_case"
SPRING, AUTUMN = datetime(2026, 4, 1, 9, 0), datetime(2026, 10, 1, 9, 0)
BETWEEN = date(2026, 6, 1)


@pytest.fixture
def acme(application, add_answered):
    """Acme in one wave, answered low by three people of every group."""
    add_answered(application.workspace, ACME, seed=1, wave="Spring", lowest=1, highest=3, now=SPRING)
    return application


@pytest.fixture
def risen(acme, add_answered):
    """Acme in two waves, the second answered high."""
    add_answered(acme.workspace, ACME, seed=2, wave="Autumn", lowest=4, highest=6, now=AUTUMN)
    return acme


@pytest.fixture
def fallen(acme, add_answered):
    """Acme in two waves, the second answered lower still."""
    add_answered(acme.workspace, ACME, seed=3, wave="Autumn", lowest=1, highest=2, now=AUTUMN)
    return acme


def wave_of(application, wave=None):
    return find_wave(application.workspace, ACME, wave)


def kept(application, initiative=CASE):
    """What the store holds of an initiative; None before anybody has decided on it."""
    return read_progress(application.workspace, wave_of(application)).get(initiative)


def decided(application, initiative=CASE, *, wave=None, **state):
    save_state(application.workspace, wave_of(application, wave).id, initiative, State(**state), now=utc_now())


def opened(application, initiative=CASE):
    """The page with an initiative picked."""
    page = application.page("progress", organisation=ACME)
    return page.selectbox(key="progress-initiative").set_value(initiative).run()


def counts(page):
    """Initiatives by status, as the tiles say."""
    return {tile.label: int(tile.value) for tile in page.metric}


def listed(page):
    (table,) = page.get_by_key("progress-table").dataframe
    return rows(table.value)


def text(page):
    return words(page.markdown) + words(page.caption)


@pytest.mark.main_way
def test_every_planned_initiative_is_listed_as_proposed_with_the_plans_dates(acme):
    page = settled(acme.page("progress", organisation=ACME))
    plan = acme.roadmap(ACME)
    assert counts(page) == {"Proposed": len(plan.rows), "Agreed": 0, "Running": 0, "Done": 0, "Dropped": 0}
    assert "Nothing is overdue." in text(page)
    assert [(row["Initiative"], row["Status"], row["Owner"], row["Start"], row["Finish"]) for row in listed(page)] == [
        (row.initiative.title, "Proposed", row.initiative.owner_role, row.start_date, row.finish_date)
        for row in plan.rows
    ]
    assert page.selectbox(key="progress-initiative").value == plan.rows[0].initiative.id


def test_the_first_wave_of_initiatives_is_agreed_in_one_step(acme):
    plan = acme.roadmap(ACME).rows
    first = [row for row in plan if row.horizon == plan[0].horizon]
    page = settled(acme.page("progress", organisation=ACME))
    page.button(key="agree-first-wave").click().run()
    assert (counts(page)["Agreed"], counts(page)["Proposed"]) == (len(first), len(plan) - len(first))
    assert "agree-first-wave" not in {button.key for button in page.button}
    found = read_progress(acme.workspace, wave_of(acme))
    assert {i: (p.state.start_date, p.state.finish_date) for i, p in found.items()} == {
        row.initiative.id: (row.start_date, row.finish_date) for row in first
    }
    late = sum(row.finish_date < utc_now().date() for row in first)
    (sentence,) = [line for line in text(page) if "overdue" in line]
    assert sentence.startswith("Nothing is overdue." if late == 0 else f"{late} initiatives are overdue: “")


def test_the_roadmap_page_keeps_what_was_agreed_and_says_what_changed_since(acme):
    settled(acme.page("progress", organisation=ACME)).button(key="agree-first-wave").click().run()
    page = settled(acme.page("roadmap", organisation=ACME))
    told = [line for line in words(page.caption) + [e.label for e in page.expander] if "the plan agreed on" in line]
    assert len(told) == 1
    page.selectbox(key="roadmap-at-once").set_value(1).run()
    assert any(
        "What is agreed goes beyond what may be in progress at once" in line for line in words(settled(page).info)
    )
    assert [e.label for e in page.expander if e.label.startswith("Since the plan agreed on")] != []


def test_what_the_framework_says_of_an_initiative_is_one_list(acme):
    (said,) = [caption for caption in words(opened(acme).caption) if "For customers" in caption]
    assert said.splitlines() == [
        "- **For customers:** The problems the company says it will solve are ones customers recognise",
        "- **For employees:** Staff can see why effort is asked of them",
        "- **For the business:** Fewer conflicting initiatives and a basis for funding decisions",
        "- **Risks:** adoption by people",
        "- **Approach:** by analysis",
        "- **Delivery:** in stages",
        "- **Done by:** own people",
        "- **Done when:** Signed case with its purpose published; comments of sceptics and answers filed",
    ]


def test_a_change_is_saved_shown_and_keeps_what_was_there(acme):
    decided(acme, status="agreed", owner="Ann", start_date=date(2026, 5, 1))
    page = opened(acme)
    assert (page.selectbox(key=f"status-{CASE}").value, page.text_input(key=f"owner-{CASE}").value) == ("agreed", "Ann")
    page.selectbox(key=f"status-{CASE}").set_value("running")
    page.text_input(key=f"owner-{CASE}").set_value("Ben")
    page.date_input(key=f"finish-{CASE}").set_value(date(2026, 9, 1))
    page.number_input(key=f"baseline-{CASE}").set_value(10)
    page.number_input(key=f"target-{CASE}").set_value(60)
    page.button(key="save-progress").click().run()
    state = kept(acme).state
    assert (state.status, state.owner, state.start_date, state.finish_date) == (
        "running",
        "Ben",
        date(2026, 5, 1),
        date(2026, 9, 1),
    )
    assert (state.baseline, state.target) == (10.0, 60.0)
    title = acme.report(ACME).framework.initiative_by_id[CASE].title
    (row,) = [row for row in listed(page) if row["Initiative"] == title]
    assert (row["Status"], row["Owner"], row["To do"]) == ("Running", "Ben", "Overdue, 1 test is due")
    assert "1 initiative is overdue: “Sign the case and purpose for change”." in text(page)
    page.session_state["progress-history"] = True
    (history,) = [frame.value for frame in page.run().dataframe if "It said" in frame.value]
    assert [(row["What"], row["It said"]) for row in rows(history)] == [
        ("Status, owner, dates, KPI", "Agreed, Ann, from 1 May 2026")
    ]


def test_a_finish_before_the_start_is_refused_and_what_was_typed_stays(acme):
    page = opened(acme)
    page.date_input(key=f"start-{CASE}").set_value(date(2026, 9, 2))
    page.date_input(key=f"finish-{CASE}").set_value(date(2026, 9, 1))
    page.text_input(key=f"owner-{CASE}").set_value("Ben")
    page.button(key="save-progress").click().run()
    (error,) = words(page.error)
    assert error == "It cannot finish before it starts. Nothing was stored. Change one of the dates."
    assert page.text_input(key=f"owner-{CASE}").value == "Ben"
    assert kept(acme) is None
    page.date_input(key=f"start-{CASE}").set_value(date(2026, 9, 1))
    page.button(key="save-progress").click().run()
    assert words(page.error) == []
    assert kept(acme).state.owner == "Ben"


def test_done_on_a_day_to_come_is_refused(acme):
    page = opened(acme)
    page.selectbox(key=f"status-{CASE}").set_value("done")
    page.date_input(key=f"start-{CASE}").set_value(utc_now().date())
    page.date_input(key=f"finish-{CASE}").set_value(utc_now().date() + timedelta(days=2))
    page.button(key="save-progress").click().run()
    assert words(page.error)[0].startswith("It cannot be done on a day to come.")
    assert kept(acme) is None


def test_another_organisation_starts_from_its_own_state(acme, add_answered):
    add_answered(acme.workspace, "Bravo", seed=4, lowest=1, highest=3, now=SPRING)
    decided(acme, status="agreed", owner="Ann")
    page = opened(acme)
    assert page.text_input(key=f"owner-{CASE}").value == "Ann"
    page.selectbox(key="organisation").set_value("Bravo").run()
    page.selectbox(key="progress-initiative").set_value(CASE).run()
    role = acme.report("Bravo").framework.initiative_by_id[CASE].owner_role
    assert (page.selectbox(key=f"status-{CASE}").value, page.text_input(key=f"owner-{CASE}").value) == (
        "proposed",
        role,
    )


def test_what_somebody_else_saves_meanwhile_is_shown_and_never_lost(acme):
    decided(acme, status="agreed", owner="Ann")
    page = opened(acme)
    decided(acme, status="agreed", owner="Ben")
    assert page.run().text_input(key=f"owner-{CASE}").value == "Ben"
    page.text_input(key=f"owner-{CASE}").set_value("Cleo")
    decided(acme, status="running", owner="Dan")
    page.button(key="save-progress").click().run()
    assert (kept(acme).state.status, kept(acme).state.owner) == ("running", "Cleo")
    before = [(state.status, state.owner) for state, _ in read_history(acme.workspace, wave_of(acme), CASE).states]
    assert before == [("running", "Dan"), ("agreed", "Ben"), ("agreed", "Ann")]


def test_a_reading_moves_the_kpi_and_the_chart_draws_it(acme):
    decided(acme, status="running", baseline=20.0, target=70.0)
    page = opened(acme)
    assert "Not read yet." in text(page)
    for day, value in ((date(2026, 5, 1), 30), (date(2026, 8, 1), 45)):
        page.date_input(key=f"reading-on-{CASE}").set_value(day)
        page.number_input(key=f"reading-value-{CASE}").set_value(value)
        page.text_input(key=f"reading-note-{CASE}").set_value("survey")
        page.button(key="save-reading").click().run()
    assert [(r.read_on, r.value, r.note) for r in kept(acme).readings] == [
        (date(2026, 5, 1), 30.0, "survey"),
        (date(2026, 8, 1), 45.0, "survey"),
    ]
    assert as_text("45 % on 1 August 2026: 50 % of the way from baseline to target.") in text(page)
    drawn = json.loads(page.get_by_key("readings").proto.spec)["data"][0]
    assert (drawn["x"], drawn["y"]) == (["2026-05-01", "2026-08-01"], [30.0, 45.0])
    assert page.get_by_key("readings").proto.alt == (
        "2 readings: first 30 % on 1 May 2026, last 45 % on 1 August 2026. Baseline 20 %. Target 70 %."
    )
    assert page.number_input(key=f"reading-value-{CASE}").value is None


def test_a_reading_is_corrected_and_removed(acme):
    decided(acme, status="running")
    page = opened(acme)
    page.number_input(key=f"reading-value-{CASE}").set_value(30)
    page.button(key="save-reading").click().run()
    (wrong,) = kept(acme).readings
    page.selectbox(key=f"reading-{CASE}").set_value(wrong.id).run()
    assert page.number_input(key=f"reading-value-{CASE}").value == 30.0
    page.number_input(key=f"reading-value-{CASE}").set_value(31)
    page.button(key="save-reading").click().run()
    (right,) = kept(acme).readings
    assert (right.value, page.selectbox(key=f"reading-{CASE}").value) == (31.0, 0)
    page.selectbox(key=f"reading-{CASE}").set_value(right.id).run()
    page.button(key="remove-reading").click().run()
    assert kept(acme).readings == ()
    assert [gone.value for gone in read_history(acme.workspace, wave_of(acme), CASE).readings] == [30.0, 31.0]


def test_a_reading_of_a_day_to_come_or_without_a_value_is_refused(acme):
    decided(acme, status="running")
    page = opened(acme)
    page.button(key="save-reading").click().run()
    assert words(page.error) == ["A reading needs a day and a value. Nothing was stored."]
    page.number_input(key=f"reading-value-{CASE}").set_value(30)
    page.date_input(key=f"reading-on-{CASE}").set_value(utc_now().date() + timedelta(days=2))
    page.button(key="save-reading").click().run()
    assert words(page.error) == ["A reading cannot be of a day to come. Nothing was stored. Choose today or earlier."]
    assert page.number_input(key=f"reading-value-{CASE}").value == 30.0
    assert kept(acme).readings == ()


def test_a_test_is_recorded_and_an_assumption_added(acme):
    decided(acme, status="running", start_date=date(2026, 5, 4))
    page = opened(acme)
    known = kept(acme).assumptions[0]
    assert f"**{as_text(known.statement)}**" in " ".join(text(page))
    page.selectbox(key=f"assumption-{CASE}").set_value(known.id).run()
    page.selectbox(key=f"assumption-result-{CASE}").set_value("failed")
    page.text_input(key=f"assumption-note-{CASE}").set_value("They differ")
    page.button(key="save-assumption").click().run()
    page.text_area(key=f"assumption-text-{CASE}").set_value("The board agrees")
    page.button(key="save-assumption").click().run()
    tested = [(a.statement, a.result, a.note) for a in kept(acme).assumptions]
    assert sorted(tested, key=str) == sorted(
        [
            (known.statement, "failed", "They differ"),
            *[(a.statement, "open", None) for a in acme.report(ACME).framework.initiative_by_id[CASE].assumptions[1:]],
            ("The board agrees", "open", None),
        ],
        key=str,
    )
    page.text_area(key=f"assumption-text-{CASE}").set_value("  ")
    page.button(key="save-assumption").click().run()
    assert words(page.error) == ["The assumption says nothing yet. Nothing was stored. Say what must be true."]


def test_a_review_is_set_and_decided(acme):
    decided(acme, status="running")
    page = opened(acme)
    page.date_input(key=f"review-on-{CASE}").set_value(date(2026, 8, 1))
    page.button(key="save-review").click().run()
    assert any(as_text("1 August 2026: decision is due.") == line for line in text(page))
    (review,) = kept(acme).reviews
    page.selectbox(key=f"review-{CASE}").set_value(review.id).run()
    page.selectbox(key=f"review-decision-{CASE}").set_value("change")
    page.text_input(key=f"review-note-{CASE}").set_value("Smaller steps")
    page.button(key="save-review").click().run()
    assert [(r.held_on, r.decision, r.note) for r in kept(acme).reviews] == [
        (date(2026, 8, 1), "change", "Smaller steps")
    ]
    assert as_text("1 August 2026: change. Smaller steps") in text(page)


def test_what_people_type_is_text(acme):
    decided(acme, status="running", owner=MARKUP)
    page = opened(acme)
    page.text_area(key=f"assumption-text-{CASE}").set_value(MARKUP)
    page.text_area(key=f"assumption-test-{CASE}").set_value(MARKUP)
    page.button(key="save-assumption").click().run()
    page.text_input(key=f"review-note-{CASE}").set_value(MARKUP)
    page.button(key="save-review").click().run()
    said = [line for line in text(page) if "Ann" in line]
    assert len(said) == 2
    assert f"**{as_text(MARKUP)}**  \n{as_text(f'Open. Test: {MARKUP}.')}" in said
    assert [line for line in said if MARKUP in line] == []
    assert [row["Owner"] for row in listed(page) if row["Status"] == "Running"] == [MARKUP]


def test_nothing_more_can_be_said_before_an_initiative_is_decided_on(acme):
    page = opened(acme)
    assert "Proposed by the roadmap. Save it to record readings, assumptions and reviews." in words(page.caption)
    assert [button.key for button in page.button if button.key.startswith("save-")] == ["save-progress"]


def test_a_single_wave_says_nothing_of_movement(acme):
    assert words(acme.page("progress", organisation=ACME).header) == ["One initiative in full"]


def movements(page):
    """The questions that were to move; none where nothing was done."""
    return [row for frame in page.dataframe if "In words" in frame.value for row in rows(frame.value)]


def test_two_waves_with_nothing_done_say_what_to_do(risen):
    page = risen.page("progress", organisation=ACME)
    assert words(page.header)[-1] == "What was planned and what this wave measured"
    assert any(line.startswith("No initiative was finished between Spring and Autumn") for line in text(page))


def test_the_next_wave_shows_what_was_planned_and_what_was_measured(risen):
    decided(risen, status="done", finish_date=BETWEEN)
    page = risen.page("progress", organisation=ACME)
    assert "1 initiative done since Spring should lift 2 questions: 2 of the 2 scored in both waves moved." in text(
        page
    )
    assert movements(page) == [
        {
            "Question": "Shared case for change",
            "Score in Spring": "2.1",
            "Planned": "3.0",
            "Score in Autumn": "5.1",
            "In words": "Rose by 3.0; 0.9 planned",
            "Lifted by": "Sign the case and purpose for change",
        },
        {
            "Question": "Purpose of the transformation",
            "Score in Spring": "2.0",
            "Planned": "3.0",
            "Score in Autumn": "5.0",
            "In words": "Rose by 3.0; 1.0 planned",
            "Lifted by": "Sign the case and purpose for change",
        },
    ]
    assert "**Done, but the questions did not move**" not in text(page)


def test_done_initiatives_whose_questions_did_not_move_are_named(fallen):
    decided(fallen, status="done", finish_date=BETWEEN)
    page = fallen.page("progress", organisation=ACME)
    assert words(page.get_by_key("unmoved").markdown) == [
        "**Done, but the questions did not move**",
        "Sign the case and purpose for change: 2 questions did not rise.",
    ]


def test_the_earlier_wave_can_be_chosen_among_several(risen, add_answered):
    add_answered(risen.workspace, ACME, seed=5, wave="Winter", lowest=4, highest=6, now=datetime(2026, 11, 1))
    decided(risen, status="done", finish_date=BETWEEN)
    page = risen.page("progress", organisation=ACME)
    assert movements(page) == []
    chosen = find_wave(risen.workspace, ACME, "Spring").id
    page.selectbox(key="progress-earlier").set_value(chosen).run()
    assert movements(page)[0]["Score in Spring"] == "2.1"


def test_the_downloaded_table_holds_what_was_saved_and_what_is_proposed(acme):
    decided(acme, status="running", owner="Ann", finish_date=BETWEEN, baseline=20.0, target=70.0)
    wave = wave_of(acme)
    keep_reading(acme.workspace, wave.id, CASE, read_on=BETWEEN, value=45.0, now=utc_now())
    report = acme.report(ACME)
    listed_here = in_order(report.framework, acme.roadmap(ACME).rows, read_progress(acme.workspace, wave))
    table = progress_table(wave, listed_here, waves={wave.id: "Spring"}, today=BETWEEN + timedelta(days=1))
    found = {row[2]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
    case = found.pop(CASE)
    known = report.framework.initiative_by_id[CASE]
    assert case == {
        "organisation": ACME,
        "framework": "opposite",
        "initiative": CASE,
        "title": known.title,
        "factor": "ORI",
        "status": "running",
        "owner": "Ann",
        "start_date": None,
        "finish_date": BETWEEN,
        "overdue": "yes",
        "kpi": known.kpi.name,
        "unit": "percent",
        "baseline": 20.0,
        "target": 70.0,
        "latest": 45.0,
        "read_on": BETWEEN,
        "progress": 0.5,
        "agreed_in": "Spring",
        "assumptions_open": len(known.assumptions),
        "assumptions_held": 0,
        "assumptions_failed": 0,
        "next_test": None,
        "next_review": None,
        "updated_at": kept(acme).state.updated_at,
    }
    assert {(row["status"], row["overdue"], row["updated_at"]) for row in found.values()} == {("proposed", "no", None)}
    page = acme.page("progress", organisation=ACME)
    assert page.get_by_key("download-progress-csv").proto.label == "Download progress as CSV"


def test_initiatives_of_another_version_of_the_framework_are_counted_and_kept(acme):
    with acme.workspace.store.writing() as cursor:
        cursor.run(
            "add_initiative_state",
            organisation_id=wave_of(acme).organisation.id,
            framework_id="opposite",
            initiative_id="of_version_0",
            status="running",
            owner=None,
            start_date=None,
            finish_date=None,
            baseline=None,
            target=None,
            agreed_in=None,
            now=SPRING,
        )
    page = acme.page("progress", organisation=ACME)
    assert "1 initiative of another version of the framework has a status and is kept, but not listed here." in words(
        page.caption
    )


def test_a_framework_without_initiatives_says_so(application):
    loaded = application.workspace.resolve(str(ROOT / "tests" / "frameworks" / "readiness.yaml"))
    started = start_assessment(
        application.workspace, loaded, organisation=ACME, wave="1", group="all", profile="full", now=SPRING
    )
    close_wave(application.workspace, started.assessment_id, now=SPRING)
    page = application.page("progress", organisation=ACME)
    assert words(page.info) == ["This framework has no initiatives, so there is nothing to carry out."]
