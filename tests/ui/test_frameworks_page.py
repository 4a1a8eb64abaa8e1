"""The frameworks page: the questions with their levels, the initiatives, the groups and the scale, as the file has them."""

from application import words

from opposite.definitions import find
from opposite.exports.questionnaire.tools import TOOLS
from opposite.ui.shell.text import as_text
from opposite.wording.collecting.questionnaire_files import LOADING


def part(application, name):
    """The page with a part of the framework that comes with the product."""
    page = application.page("frameworks")
    return page.segmented_control(key="framework-part").set_value(name).run()


def test_every_initiative_is_opened_to_all_that_the_file_says_of_it(application):
    page = part(application, "Initiatives")
    assert words(page.subheader) == [
        "Orientation",
        "People",
        "Processes",
        "Objectives",
        "Structure",
        "Insights & Intent",
        "Technology",
        "Execution",
    ]
    initiatives = find("opposite").framework.initiatives
    assert len(page.expander) == len(initiatives)
    opened = page.expander[0]
    assert opened.label == as_text(initiatives[0].title)
    lines = words(opened.markdown)[0].splitlines()
    assert [line.partition(":**")[0] for line in lines[1:4]] == ["- **Lifts", "- **Effort", "- **Roles"]
    assert f"{initiatives[0].effort_days:g} days over {initiatives[0].duration_weeks:g} weeks" in lines[2]
    assert "Efforts, durations, roles and targets are planning defaults, not benchmarks." in words(page.caption)


def test_what_an_initiative_needs_first_is_named_by_its_title(application):
    framework = find("opposite").framework
    needy = next(initiative for initiative in framework.initiatives if initiative.prerequisites)
    (opened,) = [one for one in part(application, "Initiatives").expander if one.label == as_text(needy.title)]
    needed = "; ".join(framework.initiative_by_id[first].title for first in needy.prerequisites)
    assert f"- **Needs first:** {as_text(needed)}" in words(opened.markdown)[0].splitlines()


def test_groups_say_whether_they_count_and_the_scale_names_its_levels(application):
    page = part(application, "Groups and scale")
    table = page.dataframe[0].value
    assert table.iloc[0].tolist() == ["Executive leadership", 1.0, "yes"]
    assert table.iloc[-1].tolist() == ["Customers and partners", 0.0, "no, shown beside"]
    assert words(page.markdown)[-1].splitlines()[::5] == [
        "- **1** Business as usual",
        "- **6** Innovative and adaptive",
    ]
    assert "Targets are set for each factor. Where nobody sets one, the default target is 4." in words(page.caption)


ROUTING = ("limesurvey", "xlsform", "surveyjs", "googleforms", "paper")


def downloads(page):
    """The tools whose file can be downloaded, in their order."""
    buttons = [one for one in page.get("download_button") if "download-questionnaire-" in one.proto.id]
    return tuple(one.proto.id.rpartition("download-questionnaire-")[2] for one in buttons)


def test_the_questionnaire_is_downloaded_for_every_tool_that_can_say_who_is_asked_what(application):
    page = part(application, "Fill in elsewhere")
    assert downloads(page) == ROUTING
    assert words(page.caption)[-2:] == [
        f"Groups are asked different questions, and a file for {tool} cannot say which. Choose one group at a time, and "
        "make a questionnaire for each."
        for tool in ("Qualtrics", "Microsoft Forms")
    ]


def test_for_one_group_the_questionnaire_is_downloaded_for_all_tools(application):
    page = part(application, "Fill in elsewhere")
    page = page.selectbox(key="elsewhere-group").set_value("enabling").run()
    assert downloads(page) == tuple(TOOLS)


def test_a_group_that_is_asked_nothing_is_not_offered(application):
    page = part(application, "Fill in elsewhere")
    assert "Customers and partners" not in page.selectbox(key="elsewhere-group").options
    assert len(page.selectbox(key="elsewhere-group").options) == 7


def test_each_file_says_how_it_is_loaded_and_which_export_comes_back():
    assert tuple(LOADING) == tuple(TOOLS)
