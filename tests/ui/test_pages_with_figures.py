"""What pages show is what the engine computes: on a few answers of one person, and on the sample portfolio."""

import json

import pytest
from application import NOW, cards, looking_at, rows, settled, words

from opposite import wording
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.waves import close_wave
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.scoring.overview import overview
from opposite.exports.formats import FORMATS
from opposite.tables.roadmap import roadmap_table
from opposite.ui.scoring.gap_rows import gap_rows
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import timeline as screen

ORGANISATION = "Larkmarrow Stores"
QUICK = "Tivvelane Outfitters"
"""The best plan of which is found at once."""
FEW = "Few Answers Ltd"


def said(page):
    """Every text of a page: markdown, captions and headings."""
    return words(page.markdown) + words(page.caption) + words(page.header) + words(page.subheader)


def radii(page, key):
    """The radii of the first trace of the polar chart with a key, or in the container with it."""
    found = page.get_by_key(key)
    (chart,) = [found] if found.type == "plotly_chart" else found.get("plotly_chart")
    return json.loads(chart.proto.spec)["data"][0]["r"]


@pytest.fixture(params=[FEW, ORGANISATION])
def shown(request):
    """The application together with the organisation to look at: few answers, or the sample portfolio."""
    application = request.getfixturevalue({FEW: "few", ORGANISATION: "sample"}[request.param])
    return application, request.param


PROFILES = {
    FEW: (
        "Few Answers Ltd has no overall score yet: 31 % of the questions are covered.",
        "All 2 scored factors stand level at 2.5.",
        "–",
    ),
    ORGANISATION: (
        "Larkmarrow Stores stands at 3.1 of 6 (Formalized), 64 % of the way to its targets, some of them default targets.",
        "Objectives is the strongest factor at 3.8, People the weakest at 2.6, 2.4 below its target.",
        "3.1 of 6",
    ),
}


def test_the_profile_says_the_reports_sentences_and_figures(shown):
    application, name = shown
    page = application.page("profile", organisation=name)
    headline, second, figure = PROFILES[name]
    assert headline in said(page)
    assert second in said(page)
    assert [card[:2] for card in cards(page.get_by_key("overall"))] == [["Overall", figure]]


def test_the_radar_draws_the_factor_scores_and_leaves_gaps_where_there_are_none(shown):
    application, name = shown
    scores = [row.score for row in application.report(name).factors]
    assert radii(application.page("profile", organisation=name), "radar")[:8] == scores
    assert (None in scores) == (name == FEW)


CARDS = {
    FEW: [
        ("Orientation", "2.5 of 6", "1 person, 1 group, 100 % covered"),
        ("People", "2.5 of 6", "1 person, 1 group, 100 % covered"),
        ("Processes", "Not enough answers yet: 50 % of at least 60 % covered"),
        *[(name, "Not enough answers yet: 0 % of at least 60 % covered")
          for name in ("Objectives", "Structure", "Insights & Intent", "Technology", "Execution")],
    ],
    ORGANISATION: [
        ("Orientation", "3.7 of 6", "51 people, 6 groups, 100 % covered"),
        ("People", "2.6 of 6", "51 people, 6 groups, 100 % covered"),
        ("Processes", "2.6 of 6", "51 people, 6 groups, 100 % covered"),
        ("Objectives", "3.8 of 6", "51 people, 6 groups, 100 % covered"),
        ("Structure", "3.2 of 6", "50 people, 6 groups, 100 % covered"),
        ("Insights & Intent", "3.0 of 6", "51 people, 6 groups, 100 % covered"),
        ("Technology", "3.1 of 6", "44 people, 5 groups, 100 % covered"),
        ("Execution", "2.7 of 6", "51 people, 6 groups, 100 % covered"),
    ],
}  # fmt: skip


def test_every_factor_has_its_card_with_score_or_the_reason_why_there_is_none(shown):
    application, name = shown
    drawn = cards(application.page("profile", organisation=name))[4:]
    assert [(*card[:2], card[3]) if len(card) > 3 else tuple(card) for card in drawn] == CARDS[name]
    if name == ORGANISATION:
        assert (
            drawn[0][2]
            == "Formalized · default target 4.0 · up 0.7 since 2026 Q1 · 73rd percentile among all 11 others"
        )


GAPS = {
    FEW: (
        (
            "3 questions below their default targets. The weightiest gap: Journeys and moments of truth, 3.0 below its "
            "default target."
        ),
        "Maintain",
    ),
    ORGANISATION: (
        (
            "38 questions below their targets, some of them default targets. The weightiest gap: Outcomes and unvoiced "
            "needs, 3.0 below its target."
        ),
        "Fix what is broken",
    ),
}


def test_the_gaps_page_lists_the_ranked_gaps(shown):
    application, name = shown
    headline, task = GAPS[name]
    page = application.page("gaps", organisation=name)
    shown_rows = rows(page.dataframe[0].value)
    assert shown_rows == gap_rows(application.report(name))
    assert shown_rows[0]["Task"] == task
    assert headline in words(page.header)


def test_a_question_of_the_gaps_page_is_opened_with_its_counts(shown):
    application, name = shown
    report = application.report(name)
    page = application.page("gaps", organisation=name)
    page.selectbox(key="opened-question").set_value("ORI1").run()
    assert f"**{as_text(report.framework.questions['ORI1'].text)}**" in words(page.markdown)
    counts = {
        FEW: "1 of 1 person gave a level",
        ORGANISATION: "49 of 51 people gave a level, 2 do not know",
    }
    assert counts[name] in words(page.caption)


def test_the_roadmap_page_shows_the_rows_of_the_plan(shown):
    application, name = shown
    plan = application.roadmap(name)
    page = settled(application.page("roadmap", organisation=name))
    assert as_text(screen.start_with(plan)) in words(page.header)
    (table,) = looking_at(page, "Row by row").get_by_key("roadmap-table").dataframe
    made = roadmap_table(plan)
    columns = {"#": "order", "Initiative": "title", "Why": "reason", "Start": "start_date", "Value": "value"}
    expected = [dict(zip(made.columns, row, strict=True)) for row in made.rows]
    assert [{new: row[new] for new in columns} for row in table.value.to_dict("records")] == [
        {new: row[old] for new, old in columns.items()} for row in expected
    ]


def test_a_plan_on_less_than_the_coverage_it_needs_warns_of_it(few):
    page = few.page("roadmap", organisation=FEW)
    assert "to only 31 % of the questions." in words(page.header)[0]
    assert "Where nothing is scored the plan assumes the lowest level; answer more before relying on it." in words(
        page.warning
    )


def test_a_plan_on_enough_answers_warns_of_nothing(sample):
    assert words(sample.page("roadmap", organisation=ORGANISATION).warning) == []


def test_a_budget_makes_the_plan_that_the_engine_makes_of_it(sample):
    page = sample.page("roadmap", organisation=ORGANISATION)
    settled(page.number_input(key="roadmap-budget").set_value(200).run())
    (table,) = looking_at(page, "Row by row").get_by_key("roadmap-table").dataframe
    plan = sample.roadmap(ORGANISATION, RoadmapOptions(budget=200.0))
    assert list(table.value["Initiative"]) == [row.initiative.title for row in plan.rows]
    assert table.value["Days"].sum() <= 200


def test_a_target_makes_the_plan_that_the_engine_makes_of_it(sample):
    page = sample.page("roadmap", organisation=QUICK)
    settled(page.selectbox(key="roadmap-target-ORI").set_value(6).run())
    (table,) = looking_at(page, "Row by row").get_by_key("roadmap-table").dataframe
    plan = sample.roadmap(QUICK, RoadmapOptions(targets={"ORI": 6.0}))
    assert list(table.value["Value"]) == [row.value for row in plan.rows]


def test_the_radar_afterwards_is_that_of_the_chosen_period(sample):
    page = settled(sample.page("roadmap", organisation=ORGANISATION))
    report = sample.report(ORGANISATION)
    after = sample.roadmap(ORGANISATION).radar_after_each_period
    (at_the_end,) = looking_at(page, "People and scores").get_by_key("radar-after").selectbox
    last = at_the_end.value
    for back in (0, 5):
        page.selectbox(key=at_the_end.key).set_value(last - back).run()
        drawn = [after[-1 - back][node.id] for node in report.framework.factors]
        assert radii(page, "radar-projected")[:8] == drawn


DIFFERENCES = [
    ["Orientation", "3.0", "2.7  (−0.3, within rater differences)", "3.2  (+0.2, within rater differences)"],
    ["People", "2.5", "2.1  (−0.4, within rater differences)", "2.9  (+0.3, within rater differences)"],
    ["Processes", "3.0", "2.9  (−0.1, within rater differences)", "3.0  (0.0, within rater differences)"],
    ["Objectives", "3.2", "3.0  (−0.3, within rater differences)", "2.9  (−0.4, within rater differences)"],
    ["Structure", "3.0", "2.8  (−0.2, within rater differences)", "2.3  (−0.8, beyond rater differences)"],
    ["Insights & Intent", "3.6", "3.5  (−0.1, within rater differences)", "3.1  (−0.6, within rater differences)"],
    ["Technology", "4.2", "5.0  (+0.8, beyond rater differences)", "2.6  (−1.6, beyond rater differences)"],
    ["Execution", "3.1", "3.1  (0.0, within rater differences)", "3.0  (−0.1, within rater differences)"],
    ["Overall", "3.2", "3.1  (−0.1, within rater differences)", "2.9  (−0.4, beyond rater differences)"],
]


def test_the_comparison_shows_the_differences_of_the_chosen_assessments(sample):
    page = sample.page("compare")
    chosen = [("Corvandale Pumps", "2025 Q4"), ("Corvandale Pumps", "2026 Q4"), ("Dunmarrick Ceramics", "2026 Q1")]
    reports = [sample.report(name, wave) for name, wave in chosen]
    page.multiselect(key="compare-organisations").set_value([str(report.assessment.id) for report in reports]).run()
    table = page.dataframe[0].value
    assert list(table) == ["Factor", *(f"{name}, {wave} (sample)" for name, wave in chosen)]
    assert table.to_numpy().tolist() == DIFFERENCES
    assert [radii(page, f"radar-{n}")[:8] for n in range(3)] == [[row.score for row in r.factors] for r in reports]


def test_a_comparison_is_titled_by_who_cannot_be_told_apart_and_shows_all_waves(sample):
    waves = [sample.report("Saltmarden Transport", wave) for wave in ("2025 Q2", "2026 Q1", "2026 Q4")]
    page = sample.page("compare", compare=[str(report.assessment.id) for report in waves[:2]])
    assert words(page.header)[:2] == ["Overall, 2025 Q2 and 2026 Q1 cannot be told apart.", "Over all waves"]
    first, last = (wording.figure(report.overall.score) for report in (waves[0], waves[-1]))
    assert f"Saltmarden Transport: {first} in 2025 Q2, {last} in 2026 Q4." in words(page.caption)


def test_a_comparison_of_one_asks_for_another(sample):
    page = sample.page("compare")
    first = page.multiselect(key="compare-organisations").value[:1]
    page.multiselect(key="compare-organisations").set_value(first).run()
    assert words(page.info) == ["Choose at least two."]


def test_a_single_scored_assessment_cannot_be_compared_and_the_page_says_so(application):
    application.answer("Alone", [3] * 16)
    page = application.page("compare")
    (notice,) = words(page.info)
    assert [link.label for link in page.get("page_link")] == ["Set up a wave", "Bring in answers"]
    assert notice.startswith("To compare, two organisations or waves with an overall score are needed.")


def test_the_start_page_lists_organisations_by_their_latest_assessment_and_finds_one_by_part_of_its_name(sample):
    page = sample.page()
    latest = {}
    for row in overview(sample.workspace):
        latest.setdefault(row.assessment.organisation.name, row.assessment.id)
    listed = [button.key for button in page.button if button.key.startswith("profile-")]
    assert listed == [f"profile-{id_}" for id_ in latest.values()]
    page.text_input[0].set_value("tivve").run()
    listed = [button.key for button in page.button if button.key.startswith("profile-")]
    assert listed == [f"profile-{latest['Tivvelane Outfitters']}"]


def test_a_card_of_the_start_page_says_what_the_engine_knows(sample):
    row = overview(sample.workspace)[0]
    first = words(sample.page().caption)[0]
    assert row.assessment.organisation.name == ORGANISATION
    for part in ("2026 Q4", "3.1", "100 %", "51 people", "21 November 2026"):
        assert part in first


def test_a_card_of_the_start_page_opens_the_profile_of_its_assessment(sample):
    row = overview(sample.workspace)[3]
    page = sample.page()
    page.button(key=f"profile-{row.assessment.id}").click().run()
    assert words(page.title) == ["Profile"]
    assert page.selectbox(key="organisation").value == row.assessment.organisation.name
    assert page.selectbox(key="wave").value == row.assessment.wave


def test_a_page_opens_the_most_recently_active_organisation_that_has_an_overall_score(sample):
    sample.answer("Later but unscored", [3, 4], wave="2027")
    expected = next(row.assessment for row in overview(sample.workspace) if row.score is not None)
    assert sample.page("profile").selectbox(key="organisation").value == expected.organisation.name


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"organisation": "Nobody"}, "the organisation “Nobody” is not here"),
        (
            {"organisation": ORGANISATION, "wave": "Never"},
            f"the wave “Never” of the organisation “{ORGANISATION}” is not here",
        ),
        ({"organisation": "<b>*x*</b>"}, "the organisation “<b>\\*x\\*</b>” is not here"),
    ],
)
@pytest.mark.parametrize("name", ["participation", "profile", "gaps", "alignment", "roadmap", "progress"])
def test_what_the_address_names_and_is_not_there_is_said_and_nobody_elses_figures_are_shown(sample, name, said, told):
    page = sample.page(name, **said)
    (warning,) = words(page.warning)
    assert told.replace("\\", "") in warning.replace("\\", "")
    assert [list(page.get("plotly_chart")), list(page.get("arrow_data_frame")), list(page.header)] == [[], [], []]
    assert {key: page.query_params[key] for key in said} == said


def test_the_address_says_whose_figures_a_page_shows(sample):
    page = sample.page("profile")
    shown = {key: page.selectbox(key=key).value for key in ("organisation", "wave")}
    assert dict(page.query_params) == shown
    page.switch_page("../pages/gaps.py").run()
    assert dict(page.query_params) == shown
    page.selectbox(key="organisation").set_value("Tivvelane Outfitters").run()
    assert page.query_params["organisation"] == "Tivvelane Outfitters"


def test_going_back_shows_what_the_address_said_then(sample):
    page = sample.page("profile", organisation=ORGANISATION)
    page.selectbox(key="organisation").set_value("Tivvelane Outfitters").run()
    page.query_params["organisation"] = ORGANISATION
    del page.query_params["wave"]
    page.run()
    assert page.selectbox(key="organisation").value == ORGANISATION


def test_the_choice_of_organisation_and_wave_holds_from_page_to_page(sample):
    page = sample.page("profile", organisation="Tivvelane Outfitters")
    page.selectbox(key="wave").set_value("2025 Q2").run()
    for name in ("gaps", "alignment", "compare", "roadmap", "progress", "profile"):
        page.switch_page(f"../pages/{name}.py").run()
        if name != "compare":
            assert page.selectbox(key="organisation").value == "Tivvelane Outfitters"
            assert page.selectbox(key="wave").value == "2025 Q2"


def test_every_page_marks_a_sample_organisation(sample):
    for name in ("participation", "profile", "gaps", "alignment", "roadmap", "progress"):
        assert any("Sample" in text for text in words(sample.page(name, organisation=ORGANISATION).markdown))


def test_a_name_of_two_hundred_characters_stands_whole_on_every_page(application):
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebsw" * 4
    application.answer(name, [3] * 16, wave=name)
    application.answer(f"{name[:-1]}x", [2] * 16, wave=name)
    for page in ("start", "participation", "profile", "gaps", "alignment", "roadmap", "progress"):
        assert any(name in text for text in words(application.page(page).markdown))
    assert [name in " ".join(said(application.page("compare")))] == [True]


def test_twelve_real_organisations_have_percentiles_against_the_eleven_others(application):
    for number in range(12):
        started, _ = application.answer(f"Organisation {number:02}", [1 + number % 6] * 16)
        close_wave(application.workspace, started.assessment_id, now=NOW)
    page = application.page("profile", organisation="Organisation 05")
    assert cards(page)[3] == ["Way to the default targets", "100 %", "95th percentile among all 11 others"]


def test_the_roadmap_is_handed_over_to_other_tools(shown):
    application, name = shown
    page = looking_at(application.page("roadmap", organisation=name), "Row by row")
    for form in FORMATS.values():
        assert page.get_by_key(f"download-roadmap-{form.id}").proto.label == form.label


def test_a_profile_without_scores_says_what_is_missing_in_place_of_an_empty_radar(application):
    application.answer("One Answer Ltd", [3])
    page = application.page("profile", organisation="One Answer Ltd")
    (missing,) = words(page.info)
    assert missing == (
        "No factor has a score yet, so there is nothing to draw: 1 of 16 questions has one. "
        "A factor gets its score once 60 % of it is covered."
    )
    assert [page.get("plotly_chart"), ladders(page)] == [[], []]


def ladders(page):
    return [drawn for drawn in page.get("html") if "<div class=ladder " in drawn.proto.body]


HIDDEN = (
    "Figures are hidden: those of fewer than 3 people are not shown, nor those that would tell what so few said. "
    "Where people knew that their names stand beside their answers, these can be imported into another wave with "
    "--attributed: there nothing is hidden."
)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("profile", "No factor has a score that can be shown, so there is nothing to draw."),
        ("gaps", "No question has a score that can be shown."),
    ],
)
def test_figures_of_too_few_people_are_called_hidden_not_missing(application, tmp_path, name, first):
    _import_two_people(application, tmp_path)
    page = application.page(name, organisation="Two Ltd")
    assert words(page.info) == [as_text(f"{first} {HIDDEN}")]


def test_attributed_figures_of_as_few_people_are_shown(application, tmp_path):
    _import_two_people(application, tmp_path, attributed=True)
    page = application.page("profile", organisation="Two Ltd")
    assert words(page.info) == []
    assert [len(page.get("plotly_chart")), len(ladders(page))] == [1, 1]


def _import_two_people(application, folder, *, attributed=False):
    framework = application.workspace.resolve("opposite")
    lines = [
        f"{person},executive,{question},{level}"
        for person, level in (("a", 2), ("b", 4))
        for question in framework.framework.questions
    ]
    file = folder / "two.csv"
    file.write_text("\n".join(["respondent,group,question,level", *lines]), encoding="utf-8")
    import_answers(
        application.workspace,
        file,
        framework=framework,
        organisation="Two Ltd",
        wave="1",
        attributed=attributed,
        now=NOW,
    )


def test_where_all_factors_stand_level_no_card_names_a_weakest_one(application):
    application.answer("Level Ltd", [3] * 16)
    page = application.page("profile", organisation="Level Ltd")
    assert "All 8 scored factors stand level at 3.0." in said(page)
    assert cards(page)[2] == ["Weakest factor", "–", "All 8 scored factors stand level at 3.0"]


def test_what_is_compared_and_the_question_that_is_opened_stand_in_the_address(sample):
    page = sample.page("compare")
    chosen = page.multiselect(key="compare-organisations").value[:2]
    page.multiselect(key="compare-organisations").set_value(chosen).run()
    again = sample.page("compare", compare=chosen)
    assert again.multiselect(key="compare-organisations").value == chosen
    page = sample.page("gaps", organisation=ORGANISATION)
    page.selectbox(key="opened-question").set_value("PEO2").run()
    assert page.query_params["question"] == "PEO2"
    assert (
        sample.page("gaps", organisation=ORGANISATION, question="PEO2").selectbox(key="opened-question").value == "PEO2"
    )


def test_what_is_to_be_compared_and_is_not_there_is_said(sample):
    page = sample.page("compare", compare=["999999"])
    assert words(page.warning) == ["Some of what this address names is not here, or not shared with you."]
