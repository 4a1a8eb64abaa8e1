"""The sample portfolio: what is in it, and that every pattern it was made to show can be seen in its figures."""

import dataclasses
import random
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import fmean

import pytest

from opposite.domain.scoring.scores import QuestionScore
from opposite.engine.collecting.assessments import assessments, questions_for, respondents, waves
from opposite.engine.collecting.commands import ensure_organisation
from opposite.engine.comparison.peers import scores_of_others
from opposite.engine.report import build_report
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.score_many import score_many
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError, StoreError

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC).replace(tzinfo=None)
TABLES = ("organisations", "frameworks", "assessments", "respondents", "links", "answers", "answer_history")
"""What people said; scores are computed from it, in SQL equal to 1e-9 only."""


@pytest.fixture
def empty():
    workspace = open_workspace(":memory:")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def filled():
    workspace = open_workspace(":memory:")
    fill_with_sample(workspace, now=NOW)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def reports(filled):
    """The reports of every organisation, oldest wave first."""
    names = {assessment.organisation.name for assessment in assessments(filled)}
    return {name: [build_report(filled, wave.id) for wave in waves(filled, name)] for name in sorted(names)}


@pytest.fixture(scope="module")
def latest(reports):
    return {name: own[-1] for name, own in reports.items()}


def rows(workspace, query, *parameters):
    with workspace.store.reading() as cursor:
        return cursor._cursor.execute(query, parameters).fetchall()


def everything(workspace):
    return {table: rows(workspace, f"select * from {table} order by rowid") for table in TABLES}


def count(workspace, what, condition="true"):
    return rows(workspace, f"select count(*) from {what} where {condition}")[0][0]


# What is there


def test_twelve_organisations_in_four_sectors_three_each(filled):
    organisations = {assessment.organisation for assessment in assessments(filled)}

    assert len(organisations) == 12
    assert Counter(organisation.sector for organisation in organisations) == {
        "Retail": 3,
        "Insurance": 3,
        "Public services": 3,
        "Manufacturing": 3,
    }
    assert all(organisation.size and organisation.tags for organisation in organisations)


def test_every_organisation_is_marked_as_a_sample(filled):
    assert count(filled, "organisations", "not sample") == 0


def test_waves_are_half_a_year_to_a_year_apart_and_none_lies_ahead(filled, reports):
    for own in reports.values():
        opened = [report.assessment.wave_date for report in own]
        assert len(opened) in {2, 3}
        assert all(timedelta(days=180) <= later - earlier <= timedelta(days=366) for earlier, later in pairwise(opened))
    assert count(filled, "answers", f"answered_at >= timestamp '{NOW}'") == 0
    assert count(filled, "assessments", f"closed_at >= timestamp '{NOW}' or last_activity >= timestamp '{NOW}'") == 0


def test_earlier_waves_are_closed_and_two_of_the_latest_are_open(reports):
    assert [report.assessment.is_open for own in reports.values() for report in own[:-1]] == [False] * 14
    assert sorted(name for name, own in reports.items() if own[-1].assessment.is_open) == [
        "Corvandale Pumps",
        "Torvenhall Machines",
    ]


def test_a_closed_wave_was_answered_before_it_was_closed(filled):
    both = "answers inner join assessments on assessments.id = answers.assessment_id"

    assert count(filled, both, "answered_at not between created_at and coalesce(closed_at, last_activity)") == 0


def test_about_eleven_thousand_answers_on_whole_levels_from_1_to_6(filled):
    assert 4000 <= count(filled, "answers") <= 11_000
    assert rows(filled, "select distinct level from answers where state = 'level' order by level") == [
        (1.0,), (2.0,), (3.0,), (4.0,), (5.0,), (6.0,),
    ]  # fmt: skip


def test_people_of_all_six_groups_answer_in_groups_of_2_to_12(latest):
    sizes = Counter(n for report in latest.values() if report.overall.score is not None for n in report.people.values())
    groups = {group for report in latest.values() for group in report.people}

    assert groups == {"executive", "commercial", "frontline", "technology", "operations", "enabling"}
    assert (min(sizes), max(sizes)) == (1, 12)
    assert sizes[1] == 1
    assert sizes[2] >= 5
    assert sum(sizes[n] for n in range(3, 13)) >= 30


def test_only_questions_that_were_asked_are_answered(filled, reports):
    assert [report.not_asked for own in reports.values() for report in own] == [0] * 26
    for assessment in assessments(filled):
        framework = filled.framework(assessment.framework_hash)
        said = rows(filled, "select distinct group_id, question_id from answers where assessment_id = ?", assessment.id)
        for group in {group for group, _ in said}:
            asked = {question.id for question in questions_for(framework, assessment, group)}
            assert {question for who, question in said if who == group} <= asked


def test_importance_evidence_notes_and_reasons_are_given_here_and_there(filled):
    answers = count(filled, "answers", "state = 'level'")

    assert 0.85 * answers < count(filled, "answers", "state = 'level' and importance between 1 and 5") < 0.95 * answers
    strengths = rows(filled, "select distinct evidence from answers where evidence is not null order by evidence")
    assert strengths == [("document",), ("example",), ("measured",), ("opinion",)]
    assert count(filled, "answers", "note is not null") > 100
    assert count(filled, "answers", "state = 'not_applicable'") > 20
    assert count(filled, "answers", "(state = 'not_applicable') <> (reason is not null)") == 0


def test_importance_differs_by_factor_and_by_group(filled):
    by_factor = dict(rows(filled, "select left(question_id, 3), avg(importance) from answers group by 1"))
    technology = dict(
        rows(filled, "select group_id, avg(importance) from answers where question_id like 'TEC%' group by group_id"),
    )

    assert max(by_factor.values()) - min(by_factor.values()) > 0.2
    assert technology["technology"] - fmean(technology.values()) > 0.2


def test_some_people_stopped_half_way_and_said_nothing_after(filled, latest):
    shares = [
        count(filled, "answers", f"respondent_id = {person.id}")
        / len(questions_for(report.framework, report.assessment, person.group))
        for report in latest.values()
        if not report.assessment.is_open
        for person in respondents(filled, report.assessment.id)
        if person.finished_at is None
    ]

    assert 3 <= len(shares) <= 20
    assert all(0.2 <= share <= 0.75 for share in shares)


def test_a_question_applies_to_hardly_anybody_in_one_organisation(latest):
    segments = latest["Hexlow Water Authority"].questions["PEO3"]

    assert not segments.applicable
    assert segments.score is None
    assert segments.not_applicable > segments.answered + segments.dont_know


# The patterns


def response(report, group, node):
    return next(row for row in report.groups if (row.group, row.node) == (group, node))


def base_of(filled, report):
    """The counted answers behind a report, with what it hides."""
    return read_tabulation(filled, report.assessment)


def levels_by_group(base, question):
    """What each group said to a question, also where it is too little to be shown."""
    return [list(cell.levels.values()) for cell in base.count.by_question[question].values() if cell.levels]


def between_groups(base, row: QuestionScore) -> float:
    """Share of the variation of levels that lies between the groups (scoring.md, rule 20)."""
    groups = levels_by_group(base, row.question)
    levels = [level for group in groups for level in group]
    mean = fmean(levels)
    total = sum((level - mean) ** 2 for level in levels)
    return sum(len(group) * (fmean(group) - mean) ** 2 for group in groups) / total


def variance(base, row: QuestionScore) -> float:
    levels = [level for group in levels_by_group(base, row.question) for level in group]
    mean = fmean(levels)
    return sum((level - mean) ** 2 for level in levels) / (len(levels) - 1)


def test_optimistic_leaders_stand_a_level_and_a_half_to_two_above_the_front_line(latest):
    report = latest["Larkmarrow Stores"]
    apart = {
        node.node: response(report, "executive", node.node).score - response(report, "frontline", node.node).score
        for node in report.factors
    }

    assert 1.5 <= response(report, "executive", "root").score - response(report, "frontline", "root").score <= 2
    assert min(apart.values()) >= 1


def test_silos_agree_within_and_see_different_things(filled, latest):
    report = latest["Wendlefirth Council"]
    ranges = [
        max(scores) - min(scores)
        for node in report.factors
        if (scores := [row.score for row in report.groups if row.node == node.node and row.score is not None])
    ]

    assert len(ranges) == 8
    assert sum(apart >= 1.5 for apart in ranges) == 8
    assert fmean(between_groups(base_of(filled, report), row) for row in report.questions.values()) >= 0.8
    assert sum(row.knowledge == "unknown_known" for row in report.questions.values()) >= 36


def test_blind_spots_are_insight_and_technology_that_many_cannot_judge_and_hardly_anybody_can_prove(filled, latest):
    report = latest["Ostrefell Mutual"]
    blind = [row for row in report.questions.values() if row.factor in {"INS", "TEC"}]
    seen = [row for row in report.questions.values() if row.factor not in {"INS", "TEC"}]

    def unknowing(questions):
        return sum(row.dont_know for row in questions) / sum(row.dont_know + row.answered for row in questions)

    heard = base_of(filled, report).group_responses.values()
    evidence = sum(response.evidence for responses in heard for response in responses.values())
    assert unknowing(blind) >= 0.35
    assert unknowing(seen) <= 0.1
    assert sum(row.knowledge in {"unknown_unknown", "unknown_known"} for row in blind) >= 9
    assert evidence < 0.1 * sum(row.answered for row in report.questions.values())
    assert report.overall.score is not None


def test_the_excellent_one_is_at_least_converged_everywhere(latest):
    report = latest["Quillmarsh Insurance"]

    assert report.overall.score >= 5
    assert min(node.score for node in report.factors) >= 5
    assert report.overall.stage_nearest == "Converged"
    assert report.overall.percentile == 100


def test_the_one_that_has_hardly_begun_has_answers_and_no_overall_score(filled, reports):
    for report in reports["Torvenhall Machines"]:
        assert report.overall.score is None
        assert report.overall.hidden
        assert report.people == {"executive": 1, "commercial": 1, "technology": 1}
    assert count(filled, "answers", f"assessment_id = {reports['Torvenhall Machines'][-1].assessment.id}") <= 20


def test_an_owner_alone_has_a_full_report_of_one_person(reports):
    for report in reports["Obberly Homeware"]:
        assert report.assessment.self_assessment
        assert report.assessment.attributed
        assert report.assessment.min_group_n == 1
        assert report.people == {"executive": 1}
        assert report.overall.score is not None
        assert None not in [node.score for node in report.factors]
        assert not any(row.hidden for row in report.groups)


def test_an_owner_alone_is_asked_every_question_of_the_profile(reports):
    pulse, full = reports["Obberly Homeware"]

    assert sum(row.respondents + row.unanswered for row in pulse.questions.values()) == 16
    assert sum(row.respondents + row.unanswered for row in full.questions.values()) == 40


def test_technology_leads_orientation_and_people_by_a_level(latest):
    factor = latest["Corvandale Pumps"].nodes

    assert factor["TEC"].score - fmean([factor["ORI"].score, factor["PEO"].score]) >= 1


def test_a_plan_without_people_puts_objectives_a_level_and_a_half_above_people(latest):
    factor = latest["Hexlow Water Authority"].nodes

    assert factor["OBJ"].score - factor["PEO"].score >= 1.5


def test_insight_without_action_puts_insight_a_level_and_a_half_above_execution(latest):
    factor = latest["Brindecote Assurance"].nodes

    assert factor["INS"].score - factor["EXE"].score >= 1.5


def test_the_imbalances_are_each_seen_in_their_organisation_alone(latest):
    def flags(factor):
        return {
            "technology led": factor["TEC"].score - fmean([factor["ORI"].score, factor["PEO"].score]) >= 1,
            "plan without people": factor["OBJ"].score - factor["PEO"].score >= 1.5,
            "insight without action": factor["INS"].score - factor["EXE"].score >= 1.5,
        }

    scored = {name: report.nodes for name, report in latest.items() if report.overall.score is not None}
    raised = {(flag, name) for name, factor in scored.items() for flag, is_up in flags(factor).items() if is_up}

    assert raised == {
        ("technology led", "Corvandale Pumps"),
        ("plan without people", "Hexlow Water Authority"),
        ("insight without action", "Brindecote Assurance"),
    }


def test_the_steady_improver_rises_in_every_factor_of_three_waves(reports):
    first, second, third = reports["Tivvelane Outfitters"]

    assert second.overall.score - first.overall.score >= 0.5
    assert third.overall.score - second.overall.score >= 0.5
    for earlier, later in ((first, second), (second, third)):
        assert all(later.nodes[node.node].score > node.score for node in earlier.factors)
        assert later.earlier.scores["root"] == earlier.overall.score


def test_one_got_worse_by_a_level(reports):
    first, second, third = reports["Saltmarden Transport"]

    assert first.overall.score > second.overall.score > third.overall.score
    assert first.overall.score - third.overall.score >= 1


def test_the_average_one_is_of_one_mind(filled, latest):
    report = latest["Dunmarrick Ceramics"]
    base = base_of(filled, report)
    variances = [variance(base, row) for row in report.questions.values()]

    assert 2.7 <= report.overall.score <= 3.3
    assert fmean(variances) <= 0.25
    assert max(variances) <= 0.7


def test_notes_are_shown_of_the_two_organisations_that_answer_by_name(latest):
    assert sorted(name for name, report in latest.items() if report.notes) == [
        "Dunmarrick Ceramics",
        "Obberly Homeware",
    ]


def test_the_organisation_opened_first_is_closed_and_shows_all_six_groups(filled, latest):
    first = assessments(filled)[0]
    report = latest["Larkmarrow Stores"]

    assert first.id == report.assessment.id
    assert not first.is_open
    assert not any(row.hidden for row in report.groups if row.node == "root")


# The same every time


def test_two_databases_are_equal_row_by_row_and_the_random_numbers_of_others_are_left_alone(filled, empty):
    before = random.getstate()

    assert fill_with_sample(empty, now=NOW) == 12
    assert everything(empty) == everything(filled)
    assert random.getstate() == before


def test_another_day_moves_the_dates_and_nothing_else(filled, empty):
    fill_with_sample(empty, now=NOW + timedelta(days=99))
    said = "select group_id, question_id, state, level, importance, evidence, note, reason from answers order by rowid"

    assert rows(empty, said) == rows(filled, said)
    assert {a.wave_date for a in assessments(empty)}.isdisjoint({a.wave_date for a in assessments(filled)})


# Beside other organisations


def test_a_second_time_does_nothing_and_returns_0(filled):
    before = everything(filled)

    assert fill_with_sample(filled, now=NOW + timedelta(days=1)) == 0
    assert fill_with_sample(filled, now=NOW + timedelta(days=1), force=True) == 0
    assert everything(filled) == before


def add_real(workspace, *names):
    with workspace.store.writing() as cursor:
        for name in names:
            ensure_organisation(cursor, name, now=NOW)


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("Ours",), "The database holds 1 real organisation."),
        (("Ours", "Theirs"), "The database holds 2 real organisations."),
    ],
)
def test_it_refuses_a_database_with_real_organisations_and_changes_nothing(empty, names, title):
    add_real(empty, *names)
    before = everything(empty)

    with pytest.raises(OppositeError) as refused:
        fill_with_sample(empty, now=NOW)

    assert refused.value.title == title
    assert refused.value.detail == "The sample portfolio was not added; nothing was changed."
    assert "--force" in refused.value.hint
    assert everything(empty) == before


def test_force_adds_it_beside_real_organisations_and_leaves_those_as_they_are(empty):
    add_real(empty, "Ours")
    ours = rows(empty, "select * from organisations")

    assert fill_with_sample(empty, now=NOW, force=True) == 12
    assert rows(empty, "select * from organisations where not sample") == ours
    assert count(empty, "organisations", "sample") == 12


def test_a_real_organisation_of_the_same_name_is_never_mixed_with_the_sample(empty):
    add_real(empty, "Ours", "Hexlow Water Authority")
    before = everything(empty)

    with pytest.raises(OppositeError) as refused:
        fill_with_sample(empty, now=NOW, force=True)

    assert refused.value.title == "A real organisation has the name of a sample organisation: Hexlow Water Authority."
    assert everything(empty) == before


def test_nothing_is_kept_when_it_fails_at_its_last_step(empty):
    with empty.store.writing() as cursor:
        cursor.script("drop table answers")

    with pytest.raises(StoreError, match="is missing: answers"):
        fill_with_sample(empty, now=NOW)

    kept = ("organisations", "frameworks", "assessments", "respondents")
    assert {table: count(empty, table) for table in kept} == dict.fromkeys(kept, 0)


# Both ways of scoring


def unequal(expected, found, path=""):
    """Places where two figures, or two trees of them, differ by more than 1e-9."""
    if dataclasses.is_dataclass(expected):
        fields = [field.name for field in dataclasses.fields(expected)]
        pairs = [(f"{path}.{name}", getattr(expected, name), getattr(found, name)) for name in fields]
        return [line for place, mine, other in pairs for line in unequal(mine, other, place)]
    if isinstance(expected, Mapping):
        if set(expected) != set(found):
            return [f"{path}: {sorted(expected)} {sorted(found)}"]
        return [line for key in expected for line in unequal(expected[key], found[key], f"{path}.{key}")]
    if isinstance(expected, tuple) and isinstance(found, tuple) and len(expected) == len(found):
        return [line for index, one in enumerate(expected) for line in unequal(one, found[index], f"{path}.{index}")]
    if isinstance(expected, float) and isinstance(found, float):
        return [] if abs(expected - found) <= 1e-9 else [f"{path}: {expected} {found}"]
    return [] if expected == found else [f"{path}: {expected} {found}"]


def test_all_organisations_at_once_have_the_figures_of_each_alone(filled, reports):
    chosen = [report.assessment for own in reports.values() for report in own]
    together = score_many(
        filled, chosen, others=lambda one: scores_of_others(filled, filled.framework(one.framework_hash), one)
    )

    for alone, one in zip((report for own in reports.values() for report in own), together, strict=True):
        assert (list(one.questions), list(one.nodes)) == (list(alone.questions), list(alone.nodes))
        assert unequal(alone.questions, one.questions) == []
        assert unequal(alone.nodes, one.nodes) == []
