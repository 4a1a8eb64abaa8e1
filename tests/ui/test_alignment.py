"""The alignment page says what the engine knows of agreement, in words, and keeps what a workshop agreed on."""

import json
import threading
from datetime import date

import pytest
from application import opened, words

from opposite.domain.agreement.agenda import agenda
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.agreement.consensus import read_consensus, record_consensus
from opposite.engine.agreement.reliability import reliability
from opposite.engine.collecting.organisations import rename
from opposite.engine.scoring.robustness import read_sensitivity
from opposite.settings import utc_now
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text
from opposite.wording.briefing.undrawn import AGENDA

CAMPS = "Larkmarrow Stores"
SIGN = "\U00012000"
"""A sign that no machine has a typeface for, unless somebody put one there."""
ALIKE = "Dunmarrick Ceramics"
SOME_HIDDEN = "Corvandale Pumps"
ALL_GROUPS_HIDDEN = "Torvenhall Machines"
UNKNOWN = "Ostrefell Mutual"
ALONE = "Obberly Homeware"

HOSTILE = '<script>alert(1)</script> **bold** :material/home: [l](http://x.org) $x$ "q"'


def said(page):
    """Every text of a page: markdown, captions, headings and plain text."""
    return [
        line for found in (page.markdown, page.caption, page.header, page.subheader, page.text) for line in words(found)
    ]


def lines(page, key):
    """Every line of the texts in the container with a key, without the marks of a list."""
    return [line.removeprefix("- ") for text in said(page.get_by_key(key)) for line in text.splitlines()]


def chart(page, key):
    """The figure of a chart as the browser gets it."""
    return json.loads(page.get_by_key(key).proto.spec)


def alt(page, key):
    """What is read aloud in place of a chart."""
    return page.get_by_key(key).proto.alt


def labels(page):
    """The line of every factor by its id."""
    found = {expander.proto.id: expander.label for expander in page.expander}
    return {key.rsplit("-seen-", 1)[1]: label for key, label in found.items() if "-seen-" in key}


def scores_of(report, group):
    """A group's scores of the factors in the framework's order; None where there is none to show."""
    known = {row.node: row.score for row in report.groups if row.group == group}
    return [known.get(node.id) for node in report.framework.factors]


# How far people see it alike


def test_where_most_factors_have_camps_the_headline_says_so(sample):
    page = sample.page("alignment", organisation=CAMPS)
    assert (
        words(page.header)[0]
        == f"People at {CAMPS} see none of 8 factors alike; on 7 they form camps and on 1 the picture is mixed."
    )


def test_where_everybody_sees_the_same_the_headline_says_so(sample):
    page = sample.page("alignment", organisation=ALIKE)
    assert words(page.header)[0] == f"People at {ALIKE} see all 8 factors alike."


def test_where_answers_lack_the_headline_counts_them(sample):
    page = sample.page("alignment", organisation=ALL_GROUPS_HIDDEN)
    assert words(page.header)[0] == (
        f"How far people at {ALL_GROUPS_HIDDEN} see things alike cannot be said yet: of 8 factors 2 are hidden because a "
        "group is too small and 6 lack answers."
    )


def test_the_second_sentence_names_the_widest_gap_with_both_groups_and_figures(sample):
    assert (
        "Groups are furthest apart on Insights & Intent: Executive leadership 4.1 against Customer-facing staff 2.3."
    ) in said(sample.page("alignment", organisation=CAMPS))


def test_where_groups_are_hidden_the_second_sentence_speaks_of_the_others(sample):
    assert (
        "Of the groups that can be shown, views are furthest apart on Objectives: Technology and data 3.5 "
        "against Customer-facing staff 2.7."
    ) in said(sample.page("alignment", organisation=SOME_HIDDEN))


# The heat map


PRINTED = {
    CAMPS: """
        4.5        3.3        3.8        4.7        4.0        4.1        3.9        3.6
        4.1        3.2        3.3        4.1        3.6        3.2        3.5        3.2
        2.9        2.2        2.1        3.0        2.4        2.3        2.1        2.1
        3.3        2.6        2.4        3.4        2.8        2.8        3.1        2.2
        3.3        2.2        2.3        3.3        2.6        2.7        2.5        2.1
        4.0        3.0        3.2        3.9        3.5        3.4        not-asked  2.8
    """,
    SOME_HIDDEN: """
        hidden     hidden     hidden     hidden     hidden     hidden     hidden     hidden
        hidden     hidden     hidden     hidden     hidden     3.4        hidden     hidden
        hidden     hidden     2.5        2.7        2.8        3.3        4.7        2.9
        3.2        3.0        3.0        3.5        3.2        4.1        5.2        3.6
        2.7        hidden     3.1        2.9        hidden     3.5        4.7        hidden
        hidden     hidden     hidden     hidden     hidden     hidden     not-asked  hidden
    """,
    ALL_GROUPS_HIDDEN: """
        hidden     hidden     hidden     hidden     hidden     hidden     hidden     hidden
        hidden     hidden     hidden     hidden     hidden     hidden     hidden     hidden
        hidden     hidden     hidden     hidden     hidden     hidden     hidden     hidden
    """,
}
"""The heat map of each organisation: a line a group, a column a factor."""

FIRST_SHOWN = {
    CAMPS: "Executive leadership: Orientation 4.5, People 3.3, Processes 3.8, Objectives 4.7, Structure 4.0, "
    "Insights & Intent 4.1, Technology 3.9, Execution 3.6.",
    SOME_HIDDEN: "Marketing, CX, product: Orientation hidden, People hidden, Processes hidden, Objectives hidden, "
    "Structure hidden, Insights & Intent 3.4, Technology hidden, Execution hidden.",
    ALL_GROUPS_HIDDEN: "Executive leadership: Orientation hidden, People hidden, Processes hidden, Objectives hidden, "
    "Structure hidden, Insights & Intent hidden, Technology hidden, Execution hidden.",
}


@pytest.mark.parametrize("name", list(PRINTED))
def test_the_heat_map_prints_every_groups_scores_and_says_them_in_words(sample, name):
    page = sample.page("alignment", organisation=name)
    assert chart(page, "group-heat-map")["data"][1]["text"] == PRINTED[name].replace("-", "<br>").split()
    assert alt(page, "group-heat-map").startswith(f"Heat map of groups for {name} (2026 Q4). ")
    assert FIRST_SHOWN[name] in alt(page, "group-heat-map")


def test_hidden_not_asked_and_no_answer_are_told_apart_and_explained(sample):
    page = sample.page("alignment", organisation=SOME_HIDDEN)
    printed = chart(page, "group-heat-map")["data"][1]["text"]
    assert {text for text in printed if not text[0].isdigit()} == {"hidden", "not<br>asked"}
    assert (
        "Hidden: fewer than 3 people answered, or the figure would give away another that is hidden. "
        "Not asked: the group was not asked about it."
    ) in words(page.caption)
    page = sample.page("alignment", organisation=ALL_GROUPS_HIDDEN)
    assert set(chart(page, "group-heat-map")["data"][1]["text"]) == {"hidden"}


# Two groups side by side


def test_leaders_and_front_line_stand_side_by_side_to_begin_with(sample):
    report = sample.report(CAMPS)
    page = sample.page("alignment", organisation=CAMPS)
    assert (page.selectbox(key="first-group").value, page.selectbox(key="second-group").value) == (
        "executive",
        "frontline",
    )
    drawn = chart(page, "two-groups")["data"]
    assert [trace["x"] for trace in drawn] == [scores_of(report, "executive"), scores_of(report, "frontline")]
    assert "Of 8 factors, Executive leadership sees all higher." in words(page.caption)


def test_any_two_shown_groups_can_be_laid_side_by_side(sample):
    report = sample.report(CAMPS)
    page = sample.page("alignment", organisation=CAMPS)
    page.selectbox(key="first-group").set_value("technology").run()
    page.selectbox(key="second-group").set_value("enabling").run()
    drawn = chart(page, "two-groups")["data"]
    assert [trace["x"] for trace in drawn] == [scores_of(report, "technology"), scores_of(report, "enabling")]
    assert alt(page, "two-groups").startswith(f"Technology and data against Finance, HR, change for {CAMPS}")


def test_a_group_is_never_laid_beside_itself(sample):
    page = sample.page("alignment", organisation=CAMPS)
    page.selectbox(key="first-group").set_value("frontline").run()
    assert "Customer-facing staff" not in page.selectbox(key="second-group").options
    assert page.selectbox(key="second-group").value != "frontline"
    assert words(page.error) == []


def test_hidden_groups_are_not_offered_and_others_take_their_place(sample):
    page = sample.page("alignment", organisation=CAMPS)
    page.selectbox(key="organisation").set_value(SOME_HIDDEN).run()
    assert "Executive leadership" not in page.selectbox(key="first-group").options
    report = sample.report(SOME_HIDDEN)
    pair = [page.selectbox(key=key).value for key in ("first-group", "second-group")]
    assert [trace["x"] for trace in chart(page, "two-groups")["data"]] == [scores_of(report, group) for group in pair]


def test_with_fewer_than_two_shown_groups_the_page_says_so(sample):
    page = sample.page("alignment", organisation=ALL_GROUPS_HIDDEN)
    assert "Fewer than two groups are large enough to be shown." in words(page.markdown)
    assert [picker.key for picker in page.selectbox] == ["organisation", "wave"]


# Verdicts


def test_camps_are_told_with_the_highest_and_the_lowest_group(sample):
    assert labels(sample.page("alignment", organisation=CAMPS))["PRO"] == (
        "**Processes** · Camps: each group agrees within itself, and they see different things: "
        "Executive leadership 3.8 against Customer-facing staff 2.1"
    )


def test_an_aligned_factor_says_by_how_much_people_differ(sample):
    label = labels(sample.page("alignment", organisation=ALIKE))["PEO"]
    assert label == "**People** · Aligned: people differ by 0.2 of a level"


def test_every_factor_without_a_verdict_says_why(sample):
    for name in (SOME_HIDDEN, UNKNOWN, ALL_GROUPS_HIDDEN):
        found = read_agreement(sample.workspace, sample.report(name).assessment).factors
        told = labels(sample.page("alignment", organisation=name))
        assert list(told) == list(found)
        for factor, row in found.items():
            assert told[factor].endswith("Figures hidden: too few people in a group") == row.hidden
            assert ("Not answered yet" in told[factor] or "Hidden: " in told[factor]) == (row.n == 0)


def test_the_questions_of_a_factor_are_there_once_it_is_opened(sample):
    page = sample.page("alignment", organisation=CAMPS)
    assert not any(line.startswith("**Depth of customer understanding**") for line in words(page.markdown))
    page = opened(page, "seen-PEO")
    (line,) = [line for line in words(page.markdown) if line.startswith("**Depth of customer understanding**  \n")]
    assert line.endswith("Mixed: people differ by 0.7 of a level, without a clear pattern")
    assert any("Executive leadership 2.7 (7 people) · " in line for line in words(page.caption))


# What is known by whom


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (UNKNOWN, ("19 questions", "3 questions", "18 questions")),
        (CAMPS, ("0 questions", "18 questions", "22 questions")),
        (ALIKE, ("0 questions", "1 question", "39 questions")),
        (ALONE, ("18 questions", "0 questions", "22 questions")),
    ],
)
def test_each_knowledge_lens_counts_its_questions_and_names_them(sample, name, counts):
    report = sample.report(name)
    page = sample.page("alignment", organisation=name)
    for lens, count in zip(("unknown_unknown", "unknown_known", "known_known"), counts, strict=True):
        titles = [
            f"- {row.title} ({report.nodes[row.factor].title})"
            for row in report.questions.values()
            if row.knowledge == lens
        ]
        card = page.get_by_key(f"knowledge-{lens}")
        assert words(card.subheader) == [count]
        assert ("\n".join(titles) in words(card.markdown)) == bool(titles)


def test_what_nobody_knows_is_treated_as_discovery(sample):
    card = sample.page("alignment", organisation=UNKNOWN).get_by_key("knowledge-unknown_unknown")
    assert words(card.markdown)[1].startswith("Treat it as discovery, in the manner of design thinking: ")


# Imbalances


def test_technology_ahead_of_its_purpose_is_told_with_both_figures(sample):
    assert (
        "- Technology runs ahead of its purpose: Technology stands at 5.0, Orientation and People at 2.4 on average."
    ) in "\n".join(words(sample.page("alignment", organisation=SOME_HIDDEN).markdown)).splitlines()


def test_optimism_at_the_top_is_one_sentence_for_all_its_factors(sample):
    assert (
        "- Optimism at the top: Executive leadership stands well above Customer-facing staff on Orientation (4.5 against 2.9), "
        "People (3.3 against 2.2), Processes (3.8 against 2.1), Objectives (4.7 against 3.0), Structure (4.0 against 2.4), "
        "Insights & Intent (4.1 against 2.3), Technology (3.9 against 2.1) and Execution (3.6 against 2.1)."
    ) in words(sample.page("alignment", organisation=CAMPS).markdown)


def test_without_imbalances_the_page_says_so(sample):
    assert "None stands out." in words(sample.page("alignment", organisation=ALIKE).markdown)


# How sound the picture is


def test_what_depends_on_the_weights_and_on_who_answered_is_counted(sample):
    report = sample.report(CAMPS)
    held = read_sensitivity(sample.workspace, report.assessment)
    title = report.framework.nodes[held.by_weights.first].title
    page = sample.page("alignment", organisation=CAMPS)
    told = lines(page, "other-weights")
    assert (
        f"The order of the factors by gap holds in {held.by_weights.same_order} of 100 variations of the weights."
        in told
    )
    assert f"{title} is furthest from its target in {held.by_weights.same_first} of 100." in told
    assert "In 95 of 100 the overall score lies between 3.0 and 3.1." in told
    assert told[-1] == "Each weight was moved by up to 20 percent."
    told = lines(page, "other-people")
    assert (
        f"The order of the factors by gap holds in {held.by_people.same_order} of 100 simulations with other people from the same "
        "groups."
    ) in told
    assert told[-1] == "Each group was drawn again from its own people."


def test_with_a_hidden_group_nothing_is_said_of_other_people(sample):
    page = sample.page("alignment", organisation=SOME_HIDDEN)
    assert lines(page, "other-people")[1:] == [
        "Too few people, or a group too small to show, to say how much depends on who answered."
    ]


def test_without_an_order_nothing_is_said_of_other_weights(sample):
    page = sample.page("alignment", organisation=ALL_GROUPS_HIDDEN)
    assert lines(page, "other-weights")[1:] == [
        "An order needs two factors with a target and a score that is not hidden."
    ]


def test_signs_of_haste_are_counts_of_people(application):
    application.answer("Acme", [3] * 16)
    told = lines(application.page("alignment"), "care")
    assert "1 of 1 person gave one and the same level everywhere." in told


def test_without_signs_of_haste_the_page_says_so_and_what_it_cannot_tell(sample):
    told = lines(sample.page("alignment", organisation=CAMPS), "care")
    assert "No sign of haste in the answers of 51 people." in told
    assert told[-1].endswith("Not known here: whether people contradict themselves.")


def test_too_few_people_for_signs_of_haste_are_not_shown(sample):
    told = lines(sample.page("alignment", organisation=ALL_GROUPS_HIDDEN), "care")
    assert told[1:] == ["Not shown: fewer than 3 people gave enough levels to tell."]


# One person, or nobody


def test_one_person_alone_is_told_that_agreement_needs_two_and_what_can_be_said(sample):
    page = sample.page("alignment", organisation=ALONE)
    assert words(page.header) == [
        "Agreement needs at least two people",
        "What is known by whom",
        "Imbalances",
        "How sound the picture is",
    ]
    assert page.get("plotly_chart") == []
    assert page.get("download_button") == []


def test_an_assessment_without_an_answer_says_so(application):
    application.answer("Acme", [])
    page = application.page("alignment")
    assert "Nobody has answered so far." in words(page.markdown)
    assert (words(page.error), len(page.exception)) == ([], 0)


# The workshop


def test_the_agenda_lists_its_questions_with_their_minutes_and_two_files(sample):
    report = sample.report(CAMPS)
    plan = agenda(report, read_agreement(sample.workspace, report.assessment))
    page = sample.page("alignment", organisation=CAMPS)
    listed = "\n".join(
        f"{number}. **{item.title}** ({item.factor}), {item.minutes} minutes"
        for number, item in enumerate(plan.items, start=1)
    )
    assert listed in words(page.markdown)
    assert [button.key for button in page.get("download_button")] == ["download-agenda-md", "download-agenda-pdf"]


def test_characters_that_the_pdf_of_the_agenda_cannot_show_are_said_beneath_its_buttons(sample):
    boxes = "In a PDF these characters are empty boxes"
    assert not any(boxes in said for said in words(sample.page("alignment", organisation=CAMPS).caption))
    rename(sample.workspace, CAMPS, f"{CAMPS} {SIGN}")
    page = sample.page("alignment", organisation=f"{CAMPS} {SIGN}")
    [told] = [said for said in words(page.caption) if said.startswith(boxes)]
    assert f"{SIGN} in “{CAMPS} {SIGN}”" in told
    assert AGENDA in told


def decided(sample, name=CAMPS):
    """What is kept of a workshop."""
    return read_consensus(sample.workspace, sample.report(name).assessment.id)


def fill(page, sample, *, question="PEO1", level=3.5, by="the steering committee", note=""):
    """The page after the form was filled in and sent."""
    number = sample.report(CAMPS).assessment.id
    page = opened(page, "record-consensus")
    page.selectbox(key="agreed-question").set_value(question).run()
    page.number_input(key=f"agreed-level-{number}-{question}").set_value(level)
    page.date_input(key=f"agreed-on-{number}").set_value(date(2026, 11, 20))
    page.text_input(key=f"agreed-by-{number}").set_value(by)
    page.text_area(key=f"agreed-note-{number}-{question}").set_value(note)
    return page.button(key="record").click().run()


def test_what_a_workshop_agreed_on_is_kept_beside_the_computed_score(sample):
    before = sample.report(CAMPS).questions
    page = fill(sample.page("alignment", organisation=CAMPS), sample)
    found = decided(sample)["PEO1"]
    assert found[:5] == ("PEO1", 3.5, date(2026, 11, 20), "the steering committee", None)
    assert sample.report(CAMPS).questions == before
    sentence = "Agreed: 3.5 on 20 November 2026 by the steering committee; computed: 2.4"
    assert sentence in lines(page, "agreed-PEO1")
    assert sentence in words(opened(page, "seen-PEO").markdown)


def test_a_decision_is_withdrawn(sample):
    page = fill(sample.page("alignment", organisation=CAMPS), sample)
    page.button(key="withdraw-PEO1").click().run()
    assert decided(sample) == {}
    assert not any("Agreed:" in line for line in said(page))


def test_without_a_level_nothing_is_stored(sample):
    page = fill(sample.page("alignment", organisation=CAMPS), sample, level=None)
    assert words(page.error) == ["Give the level that was agreed on."]
    assert decided(sample) == {}


def test_without_a_name_of_who_decided_nothing_is_stored(sample):
    page = fill(sample.page("alignment", organisation=CAMPS), sample, by=" ")
    (refusal,) = words(page.error)
    assert refusal.endswith("Give it a name.")
    assert decided(sample) == {}


def test_words_of_people_stay_words(sample):
    page = fill(sample.page("alignment", organisation=CAMPS), sample, by=HOSTILE, note=HOSTILE)
    assert (decided(sample)["PEO1"].decided_by, decided(sample)["PEO1"].note) == (HOSTILE, HOSTILE)
    told = said(page.get_by_key("agreed-PEO1"))
    assert any(as_text(f"by {HOSTILE}; computed") in line for line in told)
    assert words(page.get_by_key("agreed-PEO1").text) == [HOSTILE]


def test_a_decision_in_one_organisation_is_not_offered_in_another(sample):
    number = sample.report(CAMPS).assessment.id
    record_consensus(
        sample.workspace, number, "ORI1", 4.5, decided_on=date(2026, 11, 20), decided_by="The board", now=utc_now()
    )
    page = opened(sample.page("alignment", organisation=CAMPS), "record-consensus")
    assert page.number_input(key=f"agreed-level-{number}-ORI1").value == 4.5
    page.selectbox(key="organisation").set_value(ALIKE).run()
    other = sample.report(ALIKE).assessment.id
    assert page.number_input(key=f"agreed-level-{other}-ORI1").value is None
    assert not any("The board" in line for line in said(page))


# Statistics for experts


def test_statistics_are_there_once_asked_for_and_an_undefined_one_says_why(sample):
    report = sample.report(SOME_HIDDEN)
    found = read_agreement(sample.workspace, report.assessment)
    page = sample.page("alignment", organisation=SOME_HIDDEN)
    assert list(page.dataframe) == []
    page = opened(page, "statistics")
    by_factor, by_question = (table.value for table in page.dataframe)
    assert list(by_factor["Factor"]) == [row.title for row in report.factors]
    assert list(by_factor["n"]) == ["–" if row.hidden else str(row.n) for row in found.factors.values()]
    assert list(by_factor["r*wg(j)"]) == [
        "hidden", "0.83", "0.82", "hidden", "hidden", "0.76", "0.84", "hidden",
    ]  # fmt: skip
    assert by_question["Question"].iloc[0] == "ORI1 Customer-defined starting point"
    cells = {str(cell) for table in (by_factor, by_question) for cell in table.to_numpy().flatten()}
    assert cells & {"nan", "None", "N/A", ""} == set()


def test_every_statistic_of_the_tables_is_explained(sample):
    page = opened(sample.page("alignment", organisation=CAMPS), "statistics")
    explained = {line.split("**")[1] for line in words(page.markdown)[-1].splitlines()}
    columns = {name for table in page.dataframe for name in table.value.columns}
    assert columns - {"Factor", "Question"} == explained


def all_read(page):
    """A page once everybody's answers are read."""
    for read in cache.reliability_asked().under_way():
        assert read.wait(300)
    return page.run()


def test_reliability_is_there_once_asked_for_and_each_figure_is_explained(sample):
    page = sample.page("alignment", organisation=CAMPS)
    page = all_read(opened(page, "reliability"))
    (table,) = (frame.value for frame in page.dataframe)
    people = next(row for row in table.to_dict("records") if row["Factor"] == "People")
    assert people == {
        "Factor": "People",
        "Complete rows": "74",
        "Alpha": "0.94",
        "Interval": "0.92 to 0.96",
        "Omega": "0.94",
        "Lowest item-rest": "0.80",
    }
    explained = {line.split("**")[1] for line in words(page.markdown)[-1].splitlines()}
    assert set(table.columns) - {"Factor"} == explained


def test_reliability_is_read_in_the_background_says_how_far_it_is_and_can_be_stopped(sample, monkeypatch):
    going_on = threading.Event()

    def slowly(workspace, framework, *, progress):
        progress(0.4)
        going_on.wait(60)
        progress(0.41)
        return reliability(workspace, framework)

    monkeypatch.setattr(cache, "read_reliability", slowly)
    cache.reliability_asked()._known.clear()
    page = opened(sample.page("alignment", organisation=CAMPS), "reliability")
    (read,) = cache.reliability_asked().under_way()
    assert page.get_by_key("reliability").markdown[-1].value.endswith("Reading everybody's answers: 40 %.")
    page.button(key="stop-reliability").click().run()
    going_on.set()
    assert read.wait(60)
    page.run().button(key="ask-reliability").click().run()
    assert "Alpha" in all_read(page).dataframe[-1].value.columns
