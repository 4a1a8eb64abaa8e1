"""The frameworks page: the questions with their levels, the initiatives, the groups and the scale, as the file has them."""

from application import words


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
    assert len(page.expander) == 50
    opened = page.expander[0]
    assert opened.label == "Write, evidence and sign the case for change"
    lines = words(opened.markdown)[0].splitlines()
    assert lines[1:4] == [
        "- **Lifts:** ORI2 from 1 to 3",
        "- **Effort:** 30 days over 8 weeks",
        "- **Roles:** change 0.5 FTE, insight 0.25 FTE",
    ]
    assert "Efforts, durations, roles and targets are planning defaults, not benchmarks." in words(page.caption)


def test_what_an_initiative_needs_first_is_named_by_its_title(application):
    (cascade,) = [one for one in part(application, "Initiatives").expander if one.label.startswith("Cascade the case")]
    needed = (
        "Write, evidence and sign the case for change; "
        "Name the sponsor and send leaders to customers and the front line"
    )
    assert f"- **Needs first:** {needed}" in words(cascade.markdown)[0].splitlines()


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
