"""The questionnaire: every change is stored at once and said so; what cannot be stored is said too."""

import resource

import pytest
from application import NOW, is_there, opened, words

from opposite.engine.collecting.assessments import given_answers, respondent
from opposite.engine.collecting.waves import close_wave
from opposite.engine.scoring.targets import set_targets
from opposite.ui.shell.text import as_text

pytestmark = pytest.mark.long


@pytest.fixture
def begun(application):
    """An assessment without an answer, its person, and the page opened under its link."""
    started, person = application.answer("Acme", [])
    return application, started, person, application.page("assess", organisation="Acme")


def stored(application, person):
    """What the database holds of a person, by question."""
    return given_answers(application.workspace, person)


@pytest.mark.main_way
def test_a_level_is_stored_at_once_and_the_page_says_saved(begun):
    application, _, person, page = begun
    page.radio(key="answer-ORI1").set_value("4").run()
    assert (stored(application, person)["ORI1"].state, stored(application, person)["ORI1"].level) == ("level", 4.0)
    (saved,) = page.get_by_key("saved").caption
    assert "1 question answered" in saved.value


def test_after_a_choice_what_it_changes_elsewhere_is_drawn_anew(begun):
    *_, page = begun
    page.radio(key="answer-ORI1").set_value("4").run()
    assert page.get_by_key("stepper").button[0].help == "1 of 2 answered"
    page.run().radio(key="answer-ORI2").set_value("2").run()
    (saved,) = page.get_by_key("saved").caption  # of the first question it goes
    assert "2 questions answered" in saved.value
    assert "Answered" in words(page.caption)


def test_beside_an_answer_that_could_not_be_stored_no_earlier_saved_is_left(begun):
    application, _, person, page = begun
    page.radio(key="answer-ORI1").set_value("4").run()
    assert len(page.get_by_key("saved").caption) == 1
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, limits[1]))  # what a full disk does
    try:
        page.radio(key="answer-ORI1").set_value("2").run()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not is_there(page, "saved")
    assert page.error[0].proto.title == "Not saved: what stands here is not what is stored."
    assert "What was saved before is kept; this change was not stored." in page.error[0].value
    assert stored(application, person)["ORI1"].level == 4.0
    page.radio(key="answer-ORI1").set_value("3").run()
    assert len(page.get_by_key("saved").caption) == 1
    assert stored(application, person)["ORI1"].level == 3.0


@pytest.mark.parametrize(("choice", "state"), [("dont_know", "dont_know"), ("not_applicable", "not_applicable")])
def test_dont_know_and_does_not_apply_are_stored_as_what_they_are(begun, choice, state):
    application, _, person, page = begun
    page.radio(key="answer-ORI1").set_value(choice).run()
    assert (stored(application, person)["ORI1"].state, stored(application, person)["ORI1"].level) == (state, None)


def test_a_reason_is_asked_for_what_does_not_apply_and_dropped_with_it(begun):
    application, _, person, page = begun
    page.radio(key="answer-ORI1").set_value("not_applicable").run()
    page.text_input(key="reason-ORI1").set_value("We have no shops").run()
    assert stored(application, person)["ORI1"].reason == "We have no shops"
    page.radio(key="answer-ORI1").set_value("2").run()
    assert (stored(application, person)["ORI1"].level, stored(application, person)["ORI1"].reason) == (2.0, None)


def test_importance_evidence_and_note_are_stored_beside_the_level(begun):
    application, _, person, page = begun
    page.radio(key="answer-ORI1").set_value("4").run()
    page.segmented_control(key="importance-ORI1").set_value(5.0).run()
    page = opened(page, "evidence-of-ORI1")
    page.segmented_control(key="evidence-ORI1").set_value("measured").run()
    opened(page, "evidence-of-ORI1").text_area(key="note-ORI1").set_value("Survey\nn = 120").run()
    answer = stored(application, person)["ORI1"]
    assert (answer.level, answer.importance, answer.evidence, answer.note) == (4.0, 5.0, "measured", "Survey\nn = 120")


def test_importance_alone_does_not_answer_a_question(begun):
    application, _, person, page = begun
    page.segmented_control(key="importance-ORI1").set_value(5.0).run()
    assert (stored(application, person)["ORI1"].state, stored(application, person)["ORI1"].importance) == (None, 5.0)
    assert page.get_by_key("saved").caption[0].value.count("0 questions answered") == 1


def test_a_question_shows_every_level_in_full_and_none_is_chosen_beforehand(begun):
    application, _, _, page = begun
    question = application.workspace.resolve("opposite").framework.questions["ORI1"]
    radio = page.radio(key="answer-ORI1")
    points = [(f"{point.value:g}", point.label, question.levels[point.value]) for point in question.scale.points]
    assert radio.options == [
        *(f"**{value} {as_text(label)}.** {as_text(says)}" for value, label, says in points),
        "I don't know",
        "Does not apply",
    ]
    assert radio.value is None


def test_a_link_resumes_at_the_factor_of_the_first_question_without_an_answer(application):
    application.answer("Acme", [1, 2, 3])
    page = application.page("assess", organisation="Acme")
    assert {radio.key: radio.value for radio in page.radio} == {"answer-PEO1": "3", "answer-PEO2": None}


def test_next_and_previous_lead_through_the_factors(begun):
    *_, page = begun
    seen = []
    for _ in range(8):
        seen += [radio.key for radio in page.radio]
        if len(seen) < 16:
            page.button(key="next-factor").click().run()
    assert len(dict.fromkeys(seen)) == 16
    page.button(key="previous-factor").click().run()
    assert [radio.key for radio in page.radio] == seen[-4:-2]


def test_the_last_screen_leads_to_the_profile_and_notes_that_the_person_is_done(application):
    _, person = application.answer("Acme", [3] * 16)
    page = application.page("assess", organisation="Acme")
    for _ in range(7):
        page.button(key="next-factor").click().run()
    page.button(key="next-factor").click().run()
    assert words(page.title) == ["Profile"]
    assert page.selectbox(key="organisation").value == "Acme"
    assert respondent(application.workspace, person.id).finished_at is not None


def test_whoever_has_just_assessed_an_organisation_is_asked_once_where_it_wants_to_be(application):
    application.answer("Acme", [3] * 16)
    page = application.page("assess", organisation="Acme")
    for _ in range(8):
        page.button(key="next-factor").click().run()
    assert is_there(page, "save-targets")
    assert not is_there(page.run(), "save-targets")


def test_nobody_is_asked_where_an_organisation_wants_to_be_that_has_said_so(application):
    wave, _ = application.answer("Acme", [3] * 16)
    set_targets(
        application.workspace, wave.assessment_id, {"ORI": 5.0}, reason="Why not", approved_by="The board", now=NOW
    )
    page = application.page("assess", organisation="Acme")
    for _ in range(8):
        page.button(key="next-factor").click().run()
    assert words(page.title) == ["Profile"]
    assert not is_there(page, "save-targets")


def test_from_the_second_wave_on_the_movement_is_shown_after_the_answer_not_before(application):
    application.answer("Acme", [2] * 16, wave="1")
    application.answer("Acme", [], wave="2")
    page = application.page("assess", organisation="Acme")
    assert not any("earlier wave" in text for text in words(page.caption))
    page.radio(key="answer-ORI1").set_value("4").run()
    assert "up 2.0 from the earlier wave" in page.get_by_key("saved").caption[0].value.replace("\\", "")


def test_a_closed_wave_says_so_and_offers_nothing_to_answer(application):
    started, _ = application.answer("Acme", [3] * 16)
    close_wave(application.workspace, started.assessment_id, now=NOW)
    page = application.page("assess", organisation="Acme")
    assert words(page.info) == ["This wave is closed. What was answered is kept; it can be read on the profile."]
    assert len(page.radio) == 0


def test_an_answer_to_a_wave_that_was_closed_meanwhile_is_refused_in_words_and_not_stored(begun):
    application, started, person, page = begun
    close_wave(application.workspace, started.assessment_id, now=NOW)
    page.radio(key="answer-ORI1").set_value("4").run()
    assert stored(application, person) == {}
    told = words(page.error) + words(page.info)
    assert any("This wave is closed." in text for text in told)


# --- the same person in two tabs


def test_a_note_from_an_older_tab_leaves_the_level_that_a_newer_one_has_stored(begun):
    application, _, person, older = begun
    older.radio(key="answer-ORI1").set_value("2").run()
    newer = application.page("assess", organisation="Acme")
    newer.radio(key="answer-ORI1").set_value("5").run()
    newer.segmented_control(key="importance-ORI1").set_value(4.0).run()
    opened(older, "evidence-of-ORI1").text_area(key="note-ORI1").set_value("Minutes of 3 March").run()
    answer = stored(application, person)["ORI1"]
    assert (answer.level, answer.importance, answer.note) == (5.0, 4.0, "Minutes of 3 March")


def test_a_tab_shows_what_another_has_stored_once_something_is_changed_in_it(begun):
    application, _, _, older = begun
    older.radio(key="answer-ORI1").set_value("2").run()
    newer = application.page("assess", organisation="Acme")
    newer.radio(key="answer-ORI1").set_value("5").run()
    opened(newer, "evidence-of-ORI1").text_area(key="note-ORI1").set_value("of the newer").run()
    older.run().radio(key="answer-ORI2").set_value("1").run()
    opened(older, "evidence-of-ORI1")
    assert (older.radio(key="answer-ORI1").value, older.text_area(key="note-ORI1").value) == ("5", "of the newer")
    assert older.radio(key="answer-ORI2").value == "1"


def test_what_is_stored_meanwhile_does_not_replace_what_was_typed_in_this_tab(begun):
    application, _, person, older = begun
    opened(older, "evidence-of-ORI1")
    newer = application.page("assess", organisation="Acme")
    opened(newer, "evidence-of-ORI1").text_area(key="note-ORI1").set_value("of the newer").run()
    older.text_area(key="note-ORI1").set_value("of the older").run()
    assert opened(older, "evidence-of-ORI1").text_area(key="note-ORI1").value == "of the older"
    assert stored(application, person)["ORI1"].note == "of the older"


def test_continue_on_the_start_page_opens_the_questionnaire_where_it_stopped(application):
    started, _ = application.answer("Acme", [1, 2, 3])
    page = application.page().button(key=f"continue-{started.assessment_id}").click().run()
    assert [radio.key for radio in page.radio] == ["answer-PEO1", "answer-PEO2"]


def test_start_another_leaves_the_assessment_and_shows_an_empty_form(begun):
    *_, page = begun
    (another,) = [button for button in page.button if button.label == "Start another assessment"]
    another.click().run()
    assert page.text_input(key="new-organisation").value == ""
    assert page.query_params == {}


def test_answers_to_one_assessment_never_show_in_the_questionnaire_of_the_next(application):
    application.answer("First", [5, 5])
    _, person = application.answer("Second", [])
    page = application.page("assess", organisation="First")
    page.button(key="previous-factor").click().run()
    assert [radio.value for radio in page.radio] == ["5", "5"]
    page.query_params["organisation"] = "Second"
    page.run()
    assert {radio.key: radio.value for radio in page.radio} == {"answer-ORI1": None, "answer-ORI2": None}
    assert stored(application, person) == {}
