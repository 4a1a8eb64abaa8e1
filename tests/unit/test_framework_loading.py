"""Three very different models load with the defaults of the format."""

from pathlib import Path

import pytest

from opposite.definitions import Loaded, check, document_yaml, load, load_document
from opposite.domain.framework import (
    Aggregation,
    Assumption,
    Framework,
    Group,
    ImportanceRule,
    Initiative,
    IntervalRule,
    Kpi,
    Lens,
    Level,
    Lift,
    Outcomes,
    PrivacyRule,
    Profile,
    RoadmapRule,
    Scale,
    StageRule,
    TargetRule,
)
from opposite.domain.framework.scoring_tree import scoring_tree

MODELS = Path(__file__).parent.parent / "frameworks"
SMALL = (MODELS / "small.yaml").read_text(encoding="utf-8")
PLAN = (MODELS / "small_plan.yaml").read_text(encoding="utf-8")


def model(name: str) -> Loaded:
    return load(MODELS / f"{name}.yaml")


def small(more: str = "") -> Framework:
    return load_document(SMALL + more).framework


def planned(more: str = "") -> Framework:
    return load_document(PLAN + more).framework


def test_samm_has_nodes_of_three_kinds_under_the_root():
    framework = model("samm").framework
    assert framework.kinds == ("function", "practice", "stream")
    assert [node.id for node in framework.root.walk()] == ["root", "implementation", "SB", "SBA", "SBB"]
    assert [node.id for node in framework.factors] == ["SB"]
    assert list(framework.questions) == ["I-SB-A-1", "I-SB-A-2", "I-SB-A-3", "I-SB-B-1", "I-SB-B-2", "I-SB-B-3"]


def test_samm_keeps_the_words_no_and_yes_as_labels():
    scale = model("samm").framework.questions["I-SB-A-1"].scale
    assert scale == Scale(
        id="A",
        kind="ordinal",
        points=(
            Level(0.0, "No"),
            Level(0.25, "Yes, for some applications"),
            Level(0.5, "Yes, for at least half of the applications"),
            Level(1.0, "Yes, for most or all of the applications"),
        ),
        allow=("dont_know", "not_applicable"),
    )


def test_samm_streams_reach_from_zero_to_three():
    ranges = scoring_tree(model("samm").framework).ranges
    assert [tuple(ranges[node]) for node in ("SBA", "SB", "implementation", "root")] == [(0.0, 3.0)] * 4


def test_readiness_has_a_reversed_question_no_stage_and_no_target():
    framework = model("readiness").framework
    assert [question.reverse for question in framework.questions.values()] == [False, True, False]
    assert framework.questions["R2"].keyed(1.0) == 7.0
    assert framework.scoring.stage == StageRule(method="none")
    assert framework.scoring.aggregate == {"scale": Aggregation("mean", 0.5), "root": Aggregation("mean", 0.6)}
    assert framework.instrument.target == TargetRule(level="none", default=None)
    assert framework.initiatives == ()


def test_cornerstones_have_a_matrix_that_is_not_scored():
    framework = model("cornerstones").framework
    matrix = framework.questions["L2"]
    assert (matrix.type, matrix.scored, matrix.x, matrix.y) == ("matrix2x2", False, "Involvement", "Commitment")
    assert matrix.scale.kind == "nominal"
    assert framework.questions["T1"].allow == ("dont_know",)
    assert framework.instrument.importance.scale == framework.questions["T1"].scale
    assert framework.instrument.importance.level == "question"
    assert framework.attribution == "Cornerstones named by Hannu Mattinen; questions original"


def test_samm_is_free_of_mistakes_and_warnings():
    assert check([MODELS / "samm.yaml"]) == []


def test_a_matrix_loads_with_a_warning_that_its_second_axis_is_not_asked():
    told = "only the place on x is asked and kept: the second axis of a matrix2x2 is not supported yet"
    assert [(one.severity, one.line, one.message) for one in model("cornerstones").warnings] == [
        ("warning", 10, f"tree > LOYAL > L2 > y: {told}")
    ]


def test_a_file_with_a_withdrawn_key_loads_with_a_warning():
    assert [(one.severity, one.line, one.message, one.remedy) for one in model("readiness").warnings] == [
        ("warning", 6, "scoring > reliability: is not read any more", "remove it")
    ]


def test_a_framework_without_groups_has_the_one_group_all():
    assert small().groups == (Group(id="all", title="All", weight=1.0, comparator=False),)


def test_the_root_carries_the_title_of_the_framework():
    root = small().root
    assert (root.id, root.kind, root.title, [child.id for child in root.children]) == ("root", "root", "Small", ["F"])


def test_a_question_without_title_is_called_by_its_text():
    question = small().questions["Q"]
    assert (question.title, question.text) == ("Is it so?", "Is it so?")


def test_a_question_has_weight_one_and_is_asked_of_all_groups_unless_it_says_otherwise():
    question = small().questions["Q"]
    assert (question.weight, question.reverse, question.core, question.scored) == (1.0, False, False, True)
    assert (question.groups, question.levels, question.evidence) == ((), {}, ())
    assert question.allow == ("dont_know", "not_applicable")


def test_the_displayed_kind_is_the_kind_of_the_nodes_that_hold_questions():
    assert small().display_level == "factor"


def test_scoring_has_the_defaults_of_the_format():
    scoring = small().scoring
    assert scoring.aggregate == {"factor": Aggregation("mean", 0.6), "root": Aggregation("mean", 0.6)}
    assert (scoring.rater_to_group, scoring.group_to_question) == ("mean", "weighted_mean")
    assert scoring.stage == StageRule("nearest", 0.8, 1)
    assert scoring.bands == ()
    assert scoring.interval == IntervalRule("stratified_t", 0.95, 5, 20160901)
    assert scoring.privacy == PrivacyRule(3, complementary_suppression=True)


def test_nothing_but_the_level_is_asked_by_default():
    instrument = small().instrument
    assert instrument.importance == ImportanceRule(None, "none")
    assert instrument.target == TargetRule("none", None, {})
    assert instrument.evidence.strength == ("opinion", "example", "document", "measured")
    assert instrument.profiles == {"full": Profile("all")}


def test_a_target_with_a_default_and_no_level_is_set_by_question():
    text = SMALL.replace("default_scale: yes_no", "default_scale: yes_no, target: {default: 1, by: {F: 0.5}}")
    assert load_document(text).framework.instrument.target == TargetRule("question", 1.0, {"F": 0.5})


def test_the_profile_full_exists_beside_those_that_are_written():
    text = SMALL.replace("default_scale: yes_no", "default_scale: yes_no, profiles: {pulse: {include: core}}")
    text = text.replace("{id: Q,", "{id: Q, core: true,")
    assert load_document(text).framework.instrument.profiles == {"pulse": Profile("core"), "full": Profile("all")}


def test_the_roadmap_plans_24_months_in_quarters():
    assert small().roadmap == RoadmapRule(period="quarter", horizon=24, horizons=(), roles={})


def test_an_initiative_has_the_defaults_of_the_format():
    (initiative,) = planned().initiatives
    assert initiative == Initiative(
        id="do",
        title="Do it",
        lifts=(Lift("Q", 0.0, 1.0),),
        effort_days=10.0,
        duration_weeks=4.0,
        demand={},
        confidence=1.0,
        prerequisites=(),
        requires_levels={},
        outcomes=Outcomes(None, None, None),
        kpi=None,
    )


def test_a_role_without_a_capacity_has_that_of_the_largest_demand_for_it():
    again = PLAN.split("initiatives:\n")[1].replace("id: do", "id: redo")
    framework = planned(f"    demand: {{change: 0.4}}\n{again}    demand: {{change: 0.6, design: 0.1}}\n")
    assert framework.roadmap.roles == {"change": 0.6, "design": 0.1}


def test_lenses_are_those_that_initiatives_name_where_none_are_declared():
    assert planned("    lens: fix\n").lenses == (Lens("fix", "fix"),)


def test_a_comparator_without_a_weight_weighs_nothing_and_a_weight_of_zero_makes_a_comparator():
    more = """
groups:
  - {id: a, title: A}
  - {id: b, title: B, comparator: true}
  - {id: c, title: C, weight: 0}
"""
    assert small(more).groups == (
        Group("a", "A", 1.0, comparator=False),
        Group("b", "B", 0.0, comparator=True),
        Group("c", "C", 0.0, comparator=True),
    )


def test_texts_lose_the_white_space_that_folded_blocks_leave_behind():
    text = SMALL.replace('{id: Q, text: "Is it so?"}', '{id: Q, text: "  Is it so?\\n"}')
    assert load_document(text).framework.questions["Q"].text == "Is it so?"


@pytest.mark.parametrize("keys", ["{0: a, 1: b}", '{"0": a, "1": b}', "{0.0: a, 1.0: b}", '{"1.0": b, 0: a}'])
def test_levels_are_found_by_number_however_their_keys_are_written(keys: str):
    loaded = load_document(SMALL.replace("{id: Q,", f"{{id: Q, levels: {keys},"))
    assert loaded.framework.questions["Q"].levels == {0.0: "a", 1.0: "b"}
    assert loaded.document["tree"][0]["questions"][0]["levels"] == {"0": "a", "1": "b"}


def test_levels_of_negative_and_fractional_values_are_found():
    text = SMALL.replace("{value: 0,", "{value: -0.5,").replace("{id: Q,", "{id: Q, levels: {-0.5: a, 1: b},")
    assert load_document(text).framework.questions["Q"].levels == {-0.5: "a", 1.0: "b"}


def test_what_a_question_allows_goes_before_what_its_scale_allows():
    text = SMALL.replace("kind: ordinal,", "kind: ordinal, allow: [dont_know],")
    assert load_document(text).framework.questions["Q"].allow == ("dont_know",)
    own = text.replace("{id: Q,", "{id: Q, allow: [],")
    assert load_document(own).framework.questions["Q"].allow == ()


def test_the_target_and_baseline_of_a_measure_are_numbers_or_sentences():
    number = "    kpi: {name: Calls, unit: percent, direction: down, baseline: 0, target: 80}\n"
    sentence = "    kpi: {name: Calls, baseline: last year, target: set by committee}\n"
    assert planned(number).initiatives[0].kpi == Kpi("Calls", "percent", "down", "0", 80.0)
    assert planned(sentence).initiatives[0].kpi == Kpi("Calls", None, None, "last year", "set by committee")


def test_an_assumption_has_its_test_and_week():
    more = "    assumptions: [{text: It is wanted, test: five talks, checkpoint_week: 2}]\n"
    assert planned(more).initiatives[0].assumptions == (Assumption("It is wanted", "five talks", 2.0),)


def test_an_alias_stands_for_what_it_names_and_a_merge_key_adds_what_is_missing():
    text = SMALL.replace("{kind: ordinal, points:", "&one {kind: ordinal, points:").replace(
        "instrument:", "  other: {<<: *one, kind: interval}\ninstrument:"
    )
    text = text.replace("scales: {yes_no: &one", "scales:\n  yes_no: &one").replace('"Yes"}]}}', '"Yes"}]}')
    loaded = load_document(text)
    assert loaded.document["scales"]["other"] == {
        "kind": "interval",
        "points": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}],
    }
    assert "*" not in document_yaml(loaded.document)
