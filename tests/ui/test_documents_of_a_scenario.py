"""Documents hold the plan of the scenario that the address names, and say so; the way back is one button."""

import io
from datetime import date

import pypdf
import pytest
from application import settled, words

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import save_scenario
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.settings import utc_now

pytestmark = pytest.mark.long

ACME = "Acme"
TODAY = date(2026, 11, 22)
HELD = "The documents hold the plan of the scenario {}, and say so."


def documents(application, **query):
    return settled(application.page("documents", organisation=ACME, **query))


def told(page):
    return [one for one in words(page.info) if "scenario" in one]


def test_without_a_scenario_the_plan_is_the_frameworks_own(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = documents(application)
    assert (page.get_by_key("scenario").value, told(page)) == ("Base", [])
    assert "frameworks-plan" not in [button.key for button in page.button]


@pytest.mark.main_way
def test_the_scenario_of_the_address_is_said_and_one_button_leads_back(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = documents(application, scenario="Constrained")
    assert (page.get_by_key("scenario").value, told(page)) == ("Constrained", [HELD.format("Constrained")])
    page.button(key="frameworks-plan").click().run()
    assert (page.get_by_key("scenario").value, told(page)) == ("Base", [])
    assert "scenario" not in page.query_params


def test_a_scenario_that_was_saved_can_be_chosen_here(application, add_answered):
    assessment = find_wave(application.workspace, ACME) if add_answered(application.workspace, ACME, seed=1) else None
    save_scenario(application.workspace, assessment, "Two *years*", RoadmapOptions(periods=8), now=utc_now())
    page = documents(application)
    page.get_by_key("scenario").set_value("Two *years*").run()
    assert told(page) == [r"The documents hold the plan of the scenario Two \*years\*, and say so."]


def test_a_scenario_that_is_not_there_is_told_and_base_is_shown(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = documents(application, scenario="<script>")
    assert (page.get_by_key("scenario").value, told(page)) == ("Base", [])
    assert len(page.warning) == 1


def test_what_was_changed_on_the_roadmap_and_not_saved_is_said_not_to_be_in_it(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("roadmap", organisation=ACME))
    page.number_input(key="roadmap-budget").set_value(50).run()
    page.switch_page("../pages/documents.py").run()
    assert [one for one in words(page.caption) if "was changed on the roadmap page" in one] != []


def test_every_document_of_a_plan_names_its_scenario(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    assessment = find_wave(application.workspace, ACME)
    briefing = brief(application.workspace, assessment, today=TODAY, scenario="Constrained")
    pages = pypdf.PdfReader(io.BytesIO(DOCUMENTS["one-pager"].made(briefing))).pages
    assert "plan of the scenario Constrained" in pages[0].extract_text()
    assert b"plan of the scenario Constrained" in DOCUMENTS["html"].made(briefing)
    assert b"plan of the scenario Constrained" in DOCUMENTS["ppttc"].made(briefing)
    names = {kind: document.file_name(briefing) for kind, document in DOCUMENTS.items()}
    assert names["deck"].endswith("-constrained-deck.pptx")
    assert not names["package"].endswith("-constrained-package.zip")


def test_base_as_the_framework_has_it_is_not_named(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    briefing = brief(application.workspace, find_wave(application.workspace, ACME), today=TODAY, scenario="Base")
    assert briefing.scenario is None
