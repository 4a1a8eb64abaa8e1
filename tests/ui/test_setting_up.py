"""The set-up form: what it refuses, what it keeps then, and what it starts."""

import pytest
from application import words

from opposite.engine.collecting.assessments import assessments, find_wave, respondents
from opposite.ui.shell.text import as_text


def fill(page, **typed):
    """Fill the form's fields by their keys and press Start."""
    for key, value in typed.items():
        name = key.replace("_", "-")
        element = page.get_by_key(name)
        element.set_value(value)
    return page.button(key="start-assessment").click().run()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"my_group": "executive"}, "The organisation has no name yet. Give it a name."),
        ({"new_organisation": "  ", "my_group": "executive"}, "The organisation has no name yet. Give it a name."),
        ({"new_organisation": "Acme"}, "Choose the group you answer for."),
        (
            {"new_organisation": "Acme", "new_wave": " ", "my_group": "executive"},
            "The wave has no name yet. Give it a name.",
        ),
    ],
    ids=["no organisation", "an organisation of spaces", "no group", "a wave of spaces"],
)
def test_a_form_that_lacks_something_says_what_and_stores_nothing(application, typed, refusal):
    page = fill(application.page("assess"), **typed)
    assert words(page.warning) == [as_text(refusal)]
    assert assessments(application.workspace) == []


def test_a_form_that_lacks_several_things_says_all_of_them_at_once_in_the_order_of_its_fields(application):
    page = fill(application.page("assess"), new_wave=" ")
    assert words(page.warning) == [
        "The organisation has no name yet. Give it a name.",
        "The wave has no name yet. Give it a name.",
        "Choose the group you answer for.",
    ]
    assert assessments(application.workspace) == []


def test_a_wave_by_invitation_that_lacks_several_things_is_told_all_of_them_at_once(application):
    page = application.page("assess")
    page.radio(key="way-of-answering").set_value("invited").run()
    page.text_input(key="new-wave").set_value("")
    page = page.button(key="start-wave").click().run()
    assert words(page.warning) == [
        "The organisation has no name yet. Give it a name.",
        "The wave has no name yet. Give it a name.",
        "Write for at least one group how many people are invited.",
    ]
    assert assessments(application.workspace) == []


def test_a_wave_that_exists_is_refused_together_with_what_else_is_missing(application):
    application.answer("Acme", [3], wave="Spring")
    page = fill(application.page("assess"), new_organisation="Acme", new_wave="Spring")
    assert words(page.warning) == [
        (
            "Acme has a wave 'Spring' already. It was left as it is. "
            "Continue it on the start page, or choose another name for the new wave."
        ),
        "Choose the group you answer for.",
    ]


def test_a_wave_that_exists_is_refused_by_name_and_left_as_it_was(application):
    application.answer("Acme: one [&] only", [3], wave="Spring")
    before = assessments(application.workspace)
    page = fill(
        application.page("assess"), new_organisation="Acme: one [&] only", new_wave="Spring", my_group="executive"
    )
    assert words(page.warning) == [
        as_text(
            "Acme: one [&] only has a wave 'Spring' already. It was left as it is. "
            "Continue it on the start page, or choose another name for the new wave."
        )
    ]
    assert assessments(application.workspace) == before


def test_what_was_typed_stays_in_the_form_after_a_refusal(application):
    page = fill(application.page("assess"), new_organisation="Acme", new_wave="Spring")
    assert [page.text_input(key=key).value for key in ("new-organisation", "new-wave")] == ["Acme", "Spring"]


def test_the_form_offers_every_group_none_chosen_and_the_shorter_profile_first(application):
    page = application.page("assess")
    groups = application.workspace.resolve("opposite").framework.groups
    assert page.selectbox(key="my-group").value is None
    assert page.selectbox(key="my-group").options == [group.title for group in groups]
    first, second = page.radio(key="profile-of-questions").options
    assert ("16 questions" in first, "40 questions" in second) == (True, True)
    assert page.radio(key="profile-of-questions").value == "pulse"


@pytest.mark.parametrize(("profile", "asked"), [("pulse", 2), ("full", 5)])
def test_a_full_form_starts_an_assessment_of_one_person_on_its_first_factor(application, profile, asked):
    page = fill(
        application.page("assess"),
        new_organisation=" Acme  Ltd ",
        new_wave="Spring",
        my_group="technology",
        profile_of_questions=profile,
    )
    started = find_wave(application.workspace, "Acme Ltd", "Spring")
    assert (started.profile, started.self_assessment, started.is_open) == (profile, True, True)
    assert [person.group for person in respondents(application.workspace, started.id)] == ["technology"]
    questions = [radio.key for radio in page.radio]
    assert questions == [f"answer-ORI{number}" for number in range(1, asked + 1)]
    assert [radio.value for radio in page.radio] == [None] * asked
    assert dict(page.query_params) == {"organisation": "Acme Ltd", "wave": "Spring"}


def test_names_are_cut_at_two_hundred_characters_by_the_field_itself(application):
    page = application.page("assess")
    assert [page.text_input(key=key).max_chars for key in ("new-organisation", "new-wave")] == [200, 200]


def test_a_name_that_is_nearly_anothers_is_told_once_and_then_taken(application):
    application.answer("Müller AG", [2])
    typed = {"new_organisation": "Muller AG", "my_group": "executive"}
    page = fill(application.page("assess"), **typed)
    assert words(page.warning) == [
        as_text(
            "Muller AG is called almost like Müller AG, which is there already. Write Müller AG to add a wave to it, or start "
            "again to set up Muller AG as another organisation."
        )
    ]
    assert len(assessments(application.workspace)) == 1
    page = page.button(key="start-assessment").click().run()
    assert words(page.warning) == []
    assert {one.organisation.name for one in assessments(application.workspace)} == {"Muller AG", "Müller AG"}


def test_another_wave_of_an_organisation_is_no_double(application):
    application.answer("Acme Ltd", [2])
    application.answer("Acme", [2])
    page = fill(application.page("assess"), new_organisation="Acme", new_wave="2", my_group="executive")
    assert words(page.warning) == []
    assert len(assessments(application.workspace, organisation="Acme")) == 2


def test_a_newcomer_who_takes_the_name_of_a_sample_is_told_what_to_do_and_nothing_is_stored(sample):
    before = assessments(sample.workspace)
    page = fill(sample.page("assess"), new_organisation="Larkmarrow Stores", new_wave="Ours", my_group="executive")
    (said,) = words(page.warning)
    assert said == (
        "Larkmarrow Stores is an organisation of the sample, whose figures are made up. Real answers never stand among them. "
        "Nothing was stored. Type another name for your own organisation, or erase this one on the Data page first."
    )
    assert assessments(sample.workspace) == before
