"""Who is invited: the link of a group, the promise, one's own link, handing in, and the end."""

import re
from datetime import date

import pytest
from application import NOW, opened, words
from waves_by_invitation import Wave

from opposite.engine.access.tokens import digest
from opposite.engine.collecting.assessments import given_answers, respondent, respondents
from opposite.engine.collecting.invitations import invite_singly, set_due, withdraw_links
from opposite.engine.collecting.waves import close_wave, figures_are_shown, participation, reopen_wave
from opposite.ui.shell.text import as_text

pytestmark = pytest.mark.long


def text(page):
    """Everything a page says, without the marks that keep it text."""
    said = [*words(page.title), *words(page.header), *words(page.markdown), *words(page.caption), *words(page.info)]
    return " ".join(said).replace("\\", "")


def landed(wave, group="frontline"):
    """The page behind a new link of a group."""
    return wave.opened(wave.invite(group))


def last_screen(page):
    """The page gone on to its last factor."""
    while page.button(key="next-factor").label == "Next":
        page.button(key="next-factor").click().run()
    return page


def people(wave):
    """Everybody who has begun."""
    return respondents(wave.application.workspace, wave.id)


# --- the link of a group


@pytest.mark.parametrize(
    ("group", "title", "time"),
    [
        ("frontline", "Customer-facing staff", "13 questions, about 10 minutes"),
        ("enabling", "Finance, HR, change", "12 questions, about 10 minutes"),
    ],
)
def test_a_link_leads_to_who_asks_how_long_it_takes_and_what_becomes_of_the_answers(wave, group, title, time):
    page = landed(wave, group)
    assert words(page.title) == ["Acme asks for your view"]
    assert f"You answer for the group **{title}**: {time}." in text(page)
    for line in (
        (
            "No page shows anybody's own answers or notes to others. Figures of a group are shown only where at least 3 people "
            "of it have answered."
        ),
        "Kept are your answers, when you gave them, your group and your link; you are not asked for your name.",
        "- Whoever runs this server can read what is kept.\n",
        (
            "At the end you hand in; from then on nothing can be changed, because a change by one person alone would show in "
            "the figures."
        ),
    ):
        assert line in text(page)
    assert [button.key for button in page.button] == ["begin"]
    assert people(wave) == []


def test_who_came_by_a_link_for_one_person_is_told_that_it_can_be_tied_to_them(wave):
    (token,) = invite_singly(wave.application.workspace, wave.id, "frontline", 1, now=NOW)
    assert (
        "Whoever runs this server can read what is kept; this link is for one person, so who knows whom it was sent to could "
        "tell whose answers they are."
    ) in text(wave.opened(token))


def test_the_first_page_says_by_when_answers_are_due(wave):
    assert "Please answer by" not in text(landed(wave))
    set_due(wave.application.workspace, wave.id, date(2030, 11, 29), grows=False)
    assert "Please answer by 29 November 2030." in text(landed(wave))


def test_the_promise_holds_the_smallest_group_of_the_wave(application):
    wave = Wave(application)
    page = application.page("participation", organisation="Acme")
    page.number_input(key=f"smallest-group-{wave.id}").set_value(5)
    page.button(key="save-smallest-group").click().run()
    assert "only where at least 5 people of it have answered" in text(landed(wave))


@pytest.mark.main_way
def test_who_begins_sees_the_questions_of_their_group_and_no_token_stands_in_the_address(wave):
    page = landed(wave).button(key="begin").click().run()
    (person,) = people(wave)
    assert (person.group, dict(page.query_params)) == ("frontline", {})
    asked = [question.id for question in wave.asked("frontline")]
    assert [radio.key for radio in page.radio] == [f"answer-{question}" for question in asked[:2]]
    assert "answering for Customer-facing staff" in text(page)


def test_the_browser_that_began_goes_on_with_its_own_answers(wave):
    page = landed(wave).button(key="begin").click().run()
    page.radio(key="answer-ORI1").set_value("4").run()
    again = wave.application.page("assess", who=page.user["who"])
    assert again.radio(key="answer-ORI1").value == "4"
    assert len(people(wave)) == 1


def test_a_link_of_ones_own_for_elsewhere_is_made_when_it_is_asked_for(wave):
    page = landed(wave).button(key="begin").click().run()
    page.radio(key="answer-ORI1").set_value("4").run()
    window = page.run().button(key="continue-later").click().run()
    (kept,) = words(window.code)
    found = re.fullmatch(r"/i/([0-9a-f]{12})/\?key=([\w-]{22})", kept)
    assert digest(found[2]).startswith(found[1])
    assert wave.opened(found[2]).radio(key="answer-ORI1").value == "4"
    assert "Start another assessment" not in [button.label for button in page.button]


def test_another_browser_begins_anew_until_everybody_invited_has_begun(application):
    wave = Wave(application, {"executive": 2})
    invitation = wave.invite("executive")
    for _ in range(2):
        wave.opened(invitation).button(key="begin").click().run()
    page = wave.opened(invitation).button(key="begin").click().run()
    assert len(people(wave)) == 2
    assert page.error[0].proto.title == "Everybody who was invited from this group has begun."


def test_what_is_said_waits_and_counts_for_nobody(wave):
    page = landed(wave).button(key="begin").click().run()
    page.radio(key="answer-ORI1").set_value("4").run()
    (row,) = [row for row in participation(wave.application.workspace, wave.assessment) if row.group == "frontline"]
    assert (row.begun, row.handed_in, row.counting, row.answered) == (1, 0, 0, 1)
    assert not figures_are_shown(wave.application.workspace, wave.assessment)


def test_the_link_of_a_closed_wave_takes_no_answers(wave):
    invitation = wave.invite("frontline")
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page = wave.opened(invitation)
    assert words(page.info) == ["This wave is closed; no further answers are taken."]
    assert list(page.button) == []


def test_who_begins_just_after_the_close_is_told_by_the_engine(wave):
    page = landed(wave)
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page.button(key="begin").click().run()
    assert people(wave) == []
    assert "This wave is closed" in text(page)


def test_who_has_a_withdrawn_link_open_is_told_so_at_the_next_click(wave):
    page = landed(wave)
    withdraw_links(wave.application.workspace, wave.id, "frontline", now=NOW)
    page.button(key="begin").click().run()
    assert (words(page.title), people(wave)) == (["Your access has ended"], [])
    assert "Open the address you were given once more, or ask for a new one." in text(page)


@pytest.mark.parametrize(
    "name", ["participation", "profile", "gaps", "roadmap", "documents", "compare", "access", "about"]
)
def test_an_invitation_opens_no_other_page(wave, name):
    who = landed(wave).user["who"]
    page = wave.application.page(name, who=who, organisation="Acme")
    assert words(page.title) == ["This page is not part of your questionnaire"]
    assert [list(page.selectbox), list(page.button), list(page.error)] == [[], [], []]


def test_a_group_that_is_asked_nothing_is_told_so(wave):
    page = landed(wave, "external")
    assert words(page.info) == ["This assessment asks your group nothing."]
    assert list(page.button) == []


# --- handing in


@pytest.mark.parametrize(
    ("answered", "said", "possible"),
    [
        (0, "You have not answered a question yet. Answer at least one before you hand in.", False),
        (1, "12 of 13 questions are unanswered: Orientation (1), People (2),", True),
        (12, "1 of 13 questions is unanswered: Execution (1).", True),
        (13, "All 13 questions are answered.", True),
    ],
)
def test_the_last_screen_tells_what_is_unanswered_before_handing_in(wave, answered, said, possible):
    begun = wave.join("frontline", answered=answered, hand_in=False)
    page = last_screen(wave.came_back(begun))
    assert page.button(key="next-factor").label == "Hand in my answers"
    window = page.button(key="next-factor").click().run()
    assert said in text(window)
    assert ("Once handed in, your answers can no longer be changed." in text(window)) == possible
    assert ("hand-in-confirmed" in [button.key for button in window.button]) == possible
    assert people(wave)[0].finished_at is None


def test_who_does_not_hand_in_yet_goes_on(wave):
    begun = wave.join("frontline", answered=3, hand_in=False)
    window = last_screen(wave.came_back(begun)).button(key="next-factor").click().run()
    page = window.button(key="hand-in-left").click().run()
    page.radio(key="answer-EXE1").set_value("2").run()
    assert given_answers(wave.application.workspace, begun)["EXE1"].level == 2.0


def handed_in(wave, **joined):
    """A person, and the page after they have handed in by the button."""
    begun = wave.join("frontline", hand_in=False, **joined)
    window = last_screen(wave.came_back(begun)).button(key="next-factor").click().run()
    return begun, window.button(key="hand-in-confirmed").click().run()


def test_who_has_handed_in_is_thanked_and_shown_their_own_answers_alone(wave):
    for level in (1, 2, 3):
        wave.join("executive", level=level)
    begun, page = handed_in(wave, answered=12, level=6)
    assert words(page.title) == ["Thank you"]
    finished = respondent(wave.application.workspace, begun.id).finished_at
    assert f"handed in on {finished.day} {finished:%B %Y}: 12 of 13 questions answered." in text(page)
    assert "They can no longer be changed." in text(page)
    assert (
        "No page shows anybody's own answers or notes to others. Figures of a group are shown only where at least 3 people "
        "of it have answered."
    ) in text(page)
    assert [list(page.radio), list(page.button), list(page.get("plotly_chart"))] == [[], [], []]


def test_the_same_link_shows_the_thanks_again(wave):
    begun, _ = handed_in(wave, answered=None)
    page = wave.came_back(begun)
    assert words(page.title) == ["Thank you"]
    assert "13 of 13 questions answered" in text(page)


@pytest.fixture
def taken(wave):
    """Three people who had answered two questions and not handed in when the wave was closed."""
    begun = [wave.join("frontline", answered=2, hand_in=False) for _ in range(3)]
    close_wave(wave.application.workspace, wave.id, now=NOW)
    return begun


def test_who_was_counted_at_the_close_is_not_told_that_they_handed_in(wave, taken):
    page = wave.came_back(taken[0])
    assert words(page.title) == ["The wave is closed"]
    assert (
        "The wave was closed on 22 November 2026, before you handed in. What you had answered by then counts where enough "
        "others answered too, and can no longer be changed: 2 of 13 questions answered."
    ) in text(page)
    assert "handed in on" not in text(page)


def test_who_had_not_handed_in_goes_on_when_the_wave_reopens_and_what_counts_is_fixed(wave, taken):
    workspace = wave.application.workspace
    reopen_wave(workspace, wave.id, now=NOW)
    page = wave.came_back(taken[0])
    (told,) = words(page.info)
    assert told.startswith("The wave was closed on 22 November 2026, before you handed in, and is open again.")
    page.button(key="previous-factor").click().run()
    assert [(radio.key, radio.disabled) for radio in page.radio] == [("answer-ORI1", True), ("answer-ORI2", True)]
    assert opened(page, "evidence-of-ORI1").text_area(key="note-ORI1").disabled
    assert "You answered this before the wave was closed: it can no longer be changed." in words(page.caption)
    page.button(key="next-factor").click().run()
    page.radio(key="answer-PEO1").set_value("6").run()
    assert given_answers(workspace, taken[0])["PEO1"].level == 6.0
    assert not page.radio(key="answer-PEO1").disabled
    window = last_screen(page.run()).button(key="next-factor").click().run()
    page = window.button(key="hand-in-confirmed").click().run()
    assert words(page.title) == ["Thank you"]
    assert "Your answers were handed in on" in text(page)


def test_who_was_not_counted_at_the_close_is_told_that_their_answers_are_kept_and_goes_on_when_it_reopens(wave):
    begun = wave.join("frontline", hand_in=False, answered=2)
    close_wave(wave.application.workspace, wave.id, now=NOW)
    assert words(wave.came_back(begun).info) == ["This wave is closed. What you answered is kept."]
    reopen_wave(wave.application.workspace, wave.id, now=NOW)
    assert [radio.key for radio in wave.came_back(begun).radio] == ["answer-PEO1", "answer-PEO2"]


def test_a_change_after_handing_in_from_a_page_left_open_is_refused_and_not_stored(wave):
    begun = wave.join("frontline", answered=1, hand_in=False, level=4)
    left_open = wave.came_back(begun)
    handed = last_screen(wave.came_back(begun)).button(key="next-factor").click().run()
    handed.button(key="hand-in-confirmed").click().run()
    left_open.radio(key="answer-ORI1").set_value("1").run()
    assert given_answers(wave.application.workspace, begun)["ORI1"].level == 4.0
    assert words(left_open.run().title) == ["Thank you"]


def test_names_are_shown_as_they_were_typed(application):
    wave = Wave(application, label="**Spring** :smile:")
    assert as_text("**Spring** :smile:") in words(landed(wave).markdown)[0]
