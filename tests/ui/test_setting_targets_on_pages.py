"""Setting targets: whose they are, the window in which they are set, and what follows them at once."""

from datetime import date

import pytest
from application import NOW, is_there, looking_at, rows, settled, words

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant, revoke
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.scoring.targets import set_targets, target_history
from opposite.ui.shell import cache
from opposite.wording.roadmap.headline import reason

pytestmark = pytest.mark.long

ORGANISATION = "Hexlow Water Authority"
DEFAULT = "Nobody has set targets yet: these are the framework's default targets."
PARTLY = "Some of these targets were set by people; the others are the framework's default targets."


def captions(page):
    return words(page.caption)


def opened(page):
    return page.button(key="set-targets").click().run()


def filled(window, factor, level, *, reason="Customers see no more", approved_by="The board"):
    """The window with a level chosen for a factor, a reason and who approved it."""
    window.selectbox(key=f"target-{factor}").set_value(level)
    window.text_area(key="targets-reason").set_value(reason)
    window.text_input(key="targets-approved-by").set_value(approved_by)
    return window


def saved(window):
    """The page after the window was saved; the window is drawn again by its own button, as AppTest runs whole pages."""
    window.button(key="set-targets").click()
    return window.button(key="save-targets").click().run()


@pytest.mark.parametrize("name", ["profile", "gaps", "roadmap"])
def test_a_page_says_whose_its_targets_are_and_offers_to_set_them(sample, name):
    page = sample.page(name, organisation=ORGANISATION)
    assert DEFAULT in captions(page)
    assert is_there(page, "set-targets")


@pytest.mark.main_way
def test_a_target_that_is_set_shows_on_profile_and_gaps_and_is_kept_with_what_was_said(sample):
    before = sample.report(ORGANISATION)
    page = sample.page("profile", organisation=ORGANISATION)
    assert before.overall.target == 4.0
    done = saved(filled(opened(page), "ORI", 5.0))
    assert words(done.success) == ["The targets are set. Profile, gaps and roadmap follow them."]
    assert PARTLY in captions(done)
    after = sample.report(ORGANISATION)
    assert (after.nodes["ORI"].target, after.nodes["PEO"].target) == (5.0, 4.0)
    assert after.overall.percent_to_target < before.overall.percent_to_target
    (kept,) = target_history(sample.workspace, after.assessment.id)
    assert (kept.target_of, kept.level, kept.reason, kept.approved_by) == (
        "ORI", 5.0, "Customers see no more", "The board",
    )  # fmt: skip
    gaps = sample.page("gaps", organisation=ORGANISATION)
    (table,) = [frame.value for frame in gaps.dataframe if "Gap" in frame.value.columns]
    assert {row["Target"] for row in rows(table) if row["Question"].startswith("ORI")} == {5.0}
    window = opened(done)
    (history,) = [frame.value for frame in window.dataframe if "Approved by" in frame.value.columns]
    assert rows(history)[0]["Reason"] == "Customers see no more"
    assert rows(history)[0]["Target"] == "5"


def test_the_plan_follows_a_target(sample):
    def why(page):
        (table,) = looking_at(page, "Row by row").get_by_key("roadmap-table").dataframe
        return list(table.value["Why"])

    page = settled(sample.page("roadmap", organisation=ORGANISATION))
    before = why(page)
    wave = find_wave(sample.workspace, ORGANISATION)
    set_targets(cache.opened(), wave.id, {"root": 6.0}, reason="All the way", approved_by="The board", now=NOW)
    page = settled(page.run())
    assert (
        why(page) == [reason(sample.roadmap(ORGANISATION), row) for row in sample.roadmap(ORGANISATION).rows] != before
    )
    assert "These targets were set by people." in captions(page)


def test_the_words_of_a_chosen_level_stand_beside_the_choice(sample):
    window = opened(sample.page("profile", organisation=ORGANISATION))
    question = sample.report(ORGANISATION).framework.questions["ORI1"]
    assert not any(line.startswith(f"- {question.title}: ") for line in captions(window))
    window.selectbox(key="target-ORI").set_value(4.0)
    window = opened(window)
    assert any(line.startswith(f"- {question.title}: ") for line in captions(window))


def test_no_level_below_where_a_factor_stands_is_offered(sample):
    window = opened(sample.page("profile", organisation=ORGANISATION))
    score = sample.report(ORGANISATION).nodes["ORI"].score
    levels = [int(option.split()[0]) for option in window.selectbox(key="target-ORI").options[1:]]
    assert levels == [level for level in range(1, 7) if level >= score]


@pytest.mark.parametrize(
    ("level", "reason", "approved_by", "refusal"),
    [
        (5.0, " ", "The board", "A target needs a reason. Nothing was stored. Write it in a few words."),
        (
            5.0, "Enough", "",
            "A target needs a name of who approved it. Nothing was stored. Write it in a few words.",
        ),
        ("kept", "Enough", "The board", "No target was given. Nothing was stored. Name a factor and its level."),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_stored(sample, level, reason, approved_by, refusal):
    window = filled(opened(sample.page("profile", organisation=ORGANISATION)), "ORI", level,
                    reason=reason, approved_by=approved_by)  # fmt: skip
    window = saved(window)
    assert words(window.error) == [refusal]
    assert target_history(sample.workspace, find_wave(sample.workspace, ORGANISATION).id) == ()


def test_a_day_that_is_past_is_refused(sample):
    window = filled(opened(sample.page("profile", organisation=ORGANISATION)), "ORI", 5.0)
    window.date_input(key="targets-by").set_value(date(2026, 1, 1))
    window = saved(window)
    assert words(window.error) == [
        "A target cannot be reached by 2026-01-01. Nothing was stored. Give a day that is to come."
    ]


def test_the_default_target_is_taken_back(sample):
    wave = find_wave(sample.workspace, ORGANISATION)
    set_targets(sample.workspace, wave.id, {"ORI": 5.0}, reason="All the way", approved_by="The board", now=NOW)
    window = filled(opened(sample.page("profile", organisation=ORGANISATION)), "ORI", "default", reason="Too dear")
    done = saved(window)
    assert DEFAULT in captions(done)
    assert sample.report(ORGANISATION).assessment.targets == {}


def test_an_executive_sets_the_targets_of_their_own_organisation(sample):
    grant(sample.workspace, [Asked("ann@example.org", Role.EXECUTIVE, ORGANISATION)], now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    window = opened(sample.page("profile", user=user, organisation=ORGANISATION))
    saved(filled(window, "ORI", 5.0))
    (kept,) = target_history(sample.workspace, find_wave(sample.workspace, ORGANISATION).id)
    assert (kept.target_of, kept.set_by) == ("ORI", "ann@example.org")
    revoke(sample.workspace, "ann@example.org", now=NOW)


def test_the_end_of_a_self_assessment_leads_to_where_targets_are_set(few):
    page = few.page("profile", organisation="Few Answers Ltd")
    assert is_there(page, "set-targets")
