"""The data page keeps an organisation: described, renamed, archived and taken back, merged once that is confirmed."""

from datetime import date

import pytest
from application import NOW, is_there, words

from opposite.domain.access.identity import Role
from opposite.domain.collecting.description import Description
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.assessments import assessments, respondents
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.organisations import archive, describe, kept_organisation, kept_organisations
from opposite.engine.keeping.erasing import Erasure, erase
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text

pytestmark = pytest.mark.long

HOSTILE = "**Acme** [x](javascript:alert(1)) <b> $x$ :smile: `"


@pytest.fixture
def two(application):
    """Acme with the waves 1 and 2, and Bravo with a sector."""
    application.answer("Acme", [2, 3])
    application.answer("Acme", [3], wave="2")
    application.answer("Bravo", [1, 1])
    describe(application.workspace, "Bravo", Description("Retail"))
    application.close()
    return application


def number(name):
    return kept_organisation(cache.opened(), name).id


def said(elements):
    return [word.replace("\\", "") for word in words(elements)]


@pytest.mark.main_way
def test_what_is_said_of_it_is_kept(two):
    page = two.page("data", organisation="Acme")
    id_ = number("Acme")
    page.number_input(key=f"kept-people-{id_}").set_value(1200)
    page.text_area(key=f"kept-note-{id_}").set_value("Call Ann")
    page.selectbox(key=f"kept-sector-{id_}").set_value("Retail")
    page = page.button(key="keep-organisation").click().run()
    assert words(page.success) == ["What is kept of Acme was changed."]
    assert kept_organisation(cache.opened(), "Acme").description == Description(
        "Retail", "1,000 to 4,999 people", 1200, note="Call Ann"
    )
    assert page.text_area(key=f"kept-note-{id_}").value == "Call Ann"


def test_a_new_name_is_text_and_one_that_is_nearly_anothers_is_told(two):
    page = two.page("data", organisation="Acme")
    id_ = number("Acme")
    page.text_input(key=f"kept-name-{id_}").set_value(HOSTILE)
    page = page.button(key="keep-organisation").click().run()
    assert page.selectbox(key="kept-name").value == HOSTILE
    assert page.query_params["organisation"] == HOSTILE
    assert words(page.success) == [as_text(f"What is kept of {HOSTILE} was changed.")]
    page.text_input(key=f"kept-name-{id_}").set_value("Bravoo")
    page = page.button(key="keep-organisation").click().run()
    assert words(page.success) == [
        "What is kept of Bravoo was changed. Bravoo is called almost like Bravo, which is there already."
    ]
    page.text_input(key=f"kept-name-{id_}").set_value("Bravo")
    page = page.button(key="keep-organisation").click().run()
    assert said(page.warning)[0].startswith("Another organisation is named 'Bravo' already. Nothing was changed.")
    assert (words(page.error), list(page.exception)) == ([], [])


def test_an_archived_one_is_found_again_and_comes_back(two):
    page = two.page("data", organisation="Acme").button(key="archive").click().run()
    assert words(page.success)[0].startswith("Acme is archived")
    page = two.page("data")
    assert page.selectbox(key="kept-name").options == ["Bravo"]
    page = page.toggle(key="kept-archived").set_value(True).run()
    assert page.selectbox(key="kept-name").options == ["Acme"]
    page = page.button(key="take-back").click().run()
    assert words(page.success) == ["Acme stands in lists and pickers again."]
    assert two.page("data").selectbox(key="kept-name").options == ["Acme", "Bravo"]


def test_a_wave_is_renamed(two):
    page = two.page("data", organisation="Acme")
    first = next(wave.id for wave in assessments(cache.opened(), organisation="Acme") if wave.wave == "1")
    page.selectbox(key=f"kept-wave-{number('Acme')}").set_value(first).run()
    page.text_input(key=f"kept-wave-name-{first}").set_value("2026").run()
    page = page.button(key="save-wave").click().run()
    assert words(page.success) == ["The wave 2026 of Acme was changed."]
    page.text_input(key=f"kept-wave-name-{first}").set_value("2").run()
    page = page.button(key="save-wave").click().run()
    assert said(page.warning)[0].startswith("Acme has a wave '2' already.")


def test_the_wave_of_the_address_is_the_one_to_change_and_another_one_goes_into_the_address(two):
    first, second = (wave.id for wave in sorted(assessments(two.workspace, organisation="Acme"), key=lambda w: w.wave))
    page = two.page("data", organisation="Acme", wave="1")
    field = f"kept-wave-{number('Acme')}"
    assert page.selectbox(key=field).value == first
    page = page.selectbox(key=field).set_value(second).run()
    assert (page.selectbox(key=field).value, page.query_params["wave"]) == (second, "2")
    page.text_input(key=f"kept-wave-name-{second}").set_value("Second").run()
    page = page.button(key="save-wave").click().run()
    assert (page.selectbox(key=field).value, page.query_params["wave"], said(page.warning)) == (second, "Second", [])


def test_a_wave_is_dated_and_stands_where_its_date_says(two):
    page = two.page("data", organisation="Acme")
    first = next(wave.id for wave in assessments(cache.opened(), organisation="Acme") if wave.wave == "1")
    page.selectbox(key=f"kept-wave-{number('Acme')}").set_value(first).run()
    page.date_input(key=f"kept-wave-date-{first}").set_value(date(2030, 1, 31)).run()
    page = page.button(key="save-wave").click().run()
    assert words(page.success) == ["The wave 1 of Acme was changed."]
    assert page.date_input(key=f"kept-wave-date-{first}").value == date(2030, 1, 31)
    assert page.selectbox(key=f"kept-wave-{number('Acme')}").options == ["1", "2"]  # the latest first


def test_two_are_merged_once_that_is_confirmed(two):
    page = two.page("data", organisation="Acme")
    page = page.button(key="merge").click().run()
    assert any(
        sentence.startswith("Merging Acme into Bravo gives Bravo everything of Acme: 2 waves, 2 people")
        for sentence in said(page.markdown)
    )
    assert "The waves 1 stay apart: one of them was answered by invitation or can still be answered." in said(
        page.markdown
    )
    assert len(kept_organisations(cache.opened())) == 2
    page = page.button(key="merge-confirmed").click().run()
    assert words(page.success) == ["Acme was merged into Bravo: 2 waves moved."]
    assert [one.name for one in kept_organisations(cache.opened())] == ["Bravo"]
    assert page.selectbox(key="kept-name").value == "Bravo"
    assert not is_there(page, "merge")


def test_which_of_two_stays_is_plain(two):
    page = two.page("data", organisation="Acme")
    assert page.selectbox(key="merge-into").label == "The organisation that stays"
    assert "Acme becomes part of the organisation chosen here and is gone itself; that one keeps its name." in said(
        page.markdown
    )
    assert not is_there(page, "merge-waves")


def test_waves_of_one_label_become_one_where_that_is_chosen(application, tmp_path):
    file = tmp_path / "answers.csv"
    cells = [f"{name},1,ann,executive,ORI1,{level}" for name, level in (("Acme", 2), ("Bravo", 4))]
    file.write_text("\n".join(["organisation,wave,respondent,group,question,level", *cells]))
    workspace = application.workspace
    import_answers(workspace, file, framework=workspace.resolve("opposite"), attributed=True, now=NOW)
    application.close()
    page = application.page("data", organisation="Acme")
    page = page.toggle(key="merge-waves").set_value(True).run()
    page = page.button(key="merge").click().run()
    assert (
        "Both waves 1 become one: 1 person more in that of Bravo. ann is there in both: they stay two people, and those who "
        "come get names of their own." in said(page.markdown)
    )
    page = page.button(key="merge-confirmed").click().run()
    (wave,) = assessments(cache.opened(), organisation="Bravo")
    assert [one.label for one in respondents(cache.opened(), wave.id)] == ["ann", "ann (Acme)"]


def test_an_archived_organisation_is_erased_once_its_name_is_typed(two):
    archive(two.workspace, "Acme", now=NOW)
    two.close()
    page = two.page("data", organisation="Acme")
    page = page.button(key="erase").click().run()
    assert "Erasing the organisation Acme removes 2 people, 3 answers and 2 waves." in said(page.markdown)
    assert page.button(key="erase-confirmed").disabled
    page.session_state["erase-typed"] = "Acme"
    page = page.button(key="erase").click().run()
    page = page.button(key="erase-confirmed").click().run()
    assert words(page.success) == ["Erased 2 people, 3 answers and 2 waves."]
    assert "organisation" not in page.query_params
    assert [one.name for one in kept_organisations(cache.opened())] == ["Bravo"]


def test_one_that_has_no_wave_any_more_is_erased_too(two):
    for wave in assessments(two.workspace, organisation="Acme"):
        erase(two.workspace, Erasure(waves=(wave,)), now=NOW)
    two.close()
    page = two.page("data", organisation="Acme")
    page.session_state["erase-typed"] = "Acme"
    page = page.button(key="erase").click().run()
    assert "Erasing the organisation Acme removes nothing but its name." in said(page.markdown)
    page = page.button(key="erase-confirmed").click().run()
    assert [one.name for one in kept_organisations(cache.opened())] == ["Bravo"]


def test_a_name_that_is_not_here_says_so(two):
    page = two.page("data", organisation="Nobody")
    assert said(page.warning) == [not_here("organisation", "Nobody")]
    assert (words(page.error), list(page.exception)) == ([], [])


def test_a_wave_that_is_not_here_says_so_beside_the_organisation_that_is(two):
    page = two.page("data", organisation="Acme", wave="Never")
    assert said(page.warning) == [not_here("wave", "Never")]
    assert page.selectbox(key="kept-name").value == "Acme"
    assert said(two.page("data", organisation="Acme", wave="2").warning) == []
    assert said(two.page("data", organisation="Bravo", wave="2").warning) == [not_here("wave", "2")]


def not_here(what, name):
    return f"The {what} “{name}” that this address names is not here, or not shared with you."


def test_a_consultant_keeps_their_own_and_erases_and_merges_nothing(two):
    grant(two.workspace, [Asked("ann@example.org", Role.CONSULTANT, "Acme")], now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    page = two.page("data", user=user)
    assert words(page.header) == ["Bring in answers", "Organisations"]
    assert page.selectbox(key="kept-name").options == ["Acme"]
    assert not any(is_there(page, key) for key in ("merge", "erase", "backup"))
    page = two.page("data", user=user, organisation="Bravo")
    assert said(page.warning) == [not_here("organisation", "Bravo")]
