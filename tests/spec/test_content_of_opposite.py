"""The content of the bundled framework: what every question, level and initiative must hold."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from opposite.definitions import find
from opposite.domain.framework import Framework
from opposite.domain.roadmap.plan import PlanQuestion, PlanRequest
from opposite.planning.projection import settle

QUOTES = {
    "Orientation": "Establish a new perspective to drive meaningful change.",
    "People": "Understand customer values, expectations and behaviours.",
    "Processes": "Assess operational infrastructure and update (or revamp) technologies, processes and policies to "
    "support change.",
    "Objectives": "Define the purpose of digital transformation, aligning stakeholders (and shareholders) around the new "
    "vision and roadmap.",
    "Structure": "Form a dedicated digital experience team with roles/responsibilities/objectives/accountability clearly "
    "defined.",
    "Insights & Intent": "Gather data and apply insights toward strategy to guide digital evolution.",
    "Technology": "Re-evaluate front and back-end systems for a seamless, integrated and native customer (and ultimately "
    "employee) experience.",
    "Execution": "Implement, learn and adapt to steer ongoing digital transformation and customer experience work.",
}

CORE_ASKED_OF = {
    "ORI": 6, "PEO": 5, "PRO": 6, "OBJ": 6, "STR": 6, "INS": 5, "EXE": 6,
}  # fmt: skip


BOTH_LEVELS_AT_ONCE = {
    ("ori_case", "ORI2", 1, 3),
    ("ori_case", "OBJ1", 1, 3),
    ("str_sponsor", "ORI3", 1, 3),
}


@pytest.fixture(scope="module")
def opposite() -> Framework:
    return find("opposite").framework


def words(text: str) -> int:
    return len(re.findall(r"\S*\w\S*", text))


def test_eight_factors_spell_opposite_and_quote_only_their_definitions(opposite):
    assert {node.title: node.quote for node in opposite.factors} == QUOTES
    assert "".join(node.title[0] for node in opposite.factors) == "OPPOSITE"


def test_forty_questions_five_a_factor_two_of_them_core(opposite):
    assert [len(node.questions) for node in opposite.factors] == [5] * 8
    assert [sum(question.core for question in node.questions) for node in opposite.factors] == [2] * 8


def test_every_question_has_six_levels_of_15_to_36_words(opposite):
    lengths = {
        (question.id, value): words(text)
        for question in opposite.questions.values()
        for value, text in question.levels.items()
    }
    assert len(lengths) == 240
    assert {place: n for place, n in lengths.items() if not 15 <= n <= 36} == {}
    assert 22 <= sum(lengths.values()) / 240 <= 28


def test_no_two_levels_are_alike(opposite):
    texts = {
        f"{question.id}.{value:g}": text.lower()
        for question in opposite.questions.values()
        for value, text in question.levels.items()
    }
    vocabularies = {place: Counter(re.findall(r"\w+", text)) for place, text in texts.items()}
    # Two texts that share few words cannot be alike; only the others are compared letter by letter.
    near = [
        (a, b)
        for a, b in combinations(texts, 2)
        if (vocabularies[a] & vocabularies[b]).total() > 0.5 * min(vocabularies[a].total(), vocabularies[b].total())
    ]
    assert [(a, b) for a, b in near if SequenceMatcher(None, texts[a], texts[b]).ratio() > 0.65] == []


def test_every_question_says_what_would_show_it_and_how_to_facilitate_it(opposite):
    lacking = [q.id for q in opposite.questions.values() if len(q.evidence) < 3 or not q.facilitation]
    assert lacking == []


def test_every_question_reaches_at_least_three_groups_and_core_ones_nearly_all(opposite):
    assert min(len(question.groups) for question in opposite.questions.values()) == 3
    core = {q.id: len(q.groups) for q in opposite.questions.values() if q.core and not q.id.startswith("TEC")}
    assert {question: CORE_ASKED_OF[question[:3]] for question in core} == core
    assert (len(opposite.questions["TEC1"].groups), len(opposite.questions["TEC2"].groups)) == (5, 4)


def test_every_initiative_has_outcomes_measure_assumptions_and_proof(opposite):
    assert 70 <= len(opposite.initiatives) <= 90
    lacking = [
        i.id
        for i in opposite.initiatives
        if not (
            i.description and i.outcomes.customer and i.outcomes.business and i.assumptions and i.risks and i.done_when
        )
        or i.kpi is None
        or not (i.kpi.baseline and i.kpi.target)
        or not all(a.test and a.checkpoint_week is not None for a in i.assumptions)
        or not (i.owner_role and i.lens and i.approach and i.delivery and i.sourcing)
    ]
    assert lacking == []


def test_no_initiative_is_measured_by_a_recommendation_score(opposite):
    named = [
        i.id for i in opposite.initiatives if i.kpi and re.search(r"nps|recommend|promoter", i.kpi.name, re.IGNORECASE)
    ]
    assert named == []


def test_no_figure_of_the_sources_is_repeated_as_a_benchmark(opposite):
    everything = " ".join(
        text
        for question in opposite.questions.values()
        for text in (question.text, *question.levels.values(), *question.evidence)
    )
    assert re.findall(r"\b\d+(?:\.\d+)?\s?(?:%|percent)", everything) == []


def test_effort_is_what_the_roles_are_asked_for(opposite):
    apart = {
        i.id: (i.effort_days, sum(i.demand.values()) * i.duration_weeks * 5)
        for i in opposite.initiatives
        if abs(sum(i.demand.values()) * i.duration_weeks * 5 - i.effort_days) > 0.1 * i.effort_days
    }
    assert apart == {}


def test_the_lifts_of_every_question_chain_from_the_lowest_level_to_the_highest(opposite):
    assert _reached(opposite) == dict.fromkeys(opposite.questions, 6)


def test_every_question_has_a_step_that_ends_at_every_level_above_the_lowest(opposite):
    ends = {
        q: sorted({step.to for i in opposite.initiatives for step in i.lifts if step.question == q})
        for q in opposite.questions
    }
    assert ends == {question: [2, 3, 4, 5, 6] for question in opposite.questions}


def test_no_initiative_raises_a_question_by_more_than_one_level_but_the_named(opposite):
    steep = {
        (i.id, step.question, step.start, step.to)
        for i in opposite.initiatives
        for step in i.lifts
        if step.to - step.start > 1
    }
    assert steep == BOTH_LEVELS_AT_ONCE


def test_an_initiative_raises_each_of_its_questions_once(opposite):
    assert [i.id for i in opposite.initiatives if len({step.question for step in i.lifts}) < len(i.lifts)] == []


def test_titles_are_short_and_used_once(opposite):
    titles = [i.title for i in opposite.initiatives]
    assert [title for title in titles if len(title) > 40 or re.search("[:+]", title)] == []
    assert len(set(titles)) == len(titles)


def test_a_step_to_five_or_six_is_no_more_certain_than_the_step_below_it(opposite):
    certain = {(step.question, step.to): i.confidence for i in opposite.initiatives for step in i.lifts}
    assert [(q, to) for (q, to), c in certain.items() if to >= 5 and c > certain[q, to - 1]] == []


def test_there_are_quick_wins_for_every_factor(opposite):
    """A quick win: 0.8 certain, at most 13 weeks and 40 days, waiting for nothing."""
    quick = {
        step.question[:3]
        for i in opposite.initiatives
        for step in i.lifts
        if i.confidence >= 0.8 and i.duration_weeks <= 13 and i.effort_days <= 40 and not i.prerequisites
    }
    assert quick == {node.id for node in opposite.factors}


def test_what_lifts_core_questions_waits_only_for_what_lifts_core_questions(opposite):
    """A plan from the core questions alone then knows of every prerequisite whether it is needed."""
    core = {i.id for i in opposite.initiatives if any(opposite.questions[step.question].core for step in i.lifts)}
    assert [(i.id, p) for i in opposite.initiatives if i.id in core for p in i.prerequisites if p not in core] == []


def test_a_check_of_an_assumption_falls_within_the_work(opposite):
    late = [i.id for i in opposite.initiatives for a in i.assumptions if a.checkpoint_week > i.duration_weeks]
    assert late == []


def test_no_initiative_waits_for_a_level_that_only_itself_could_raise(opposite):
    """From level 1 everywhere, carrying out whatever can start, every initiative can be carried out."""
    request = _from_the_bottom(opposite)
    done: list = []
    while True:
        levels = settle(request, done)
        ids = {i.id for i in done}
        ready = [
            i
            for i in opposite.initiatives
            if i not in done
            and ids.issuperset(i.prerequisites)
            and all(levels[q] >= level for q, level in i.requires_levels.items())
        ]
        if not ready:
            break
        done += ready
    assert sorted(set(opposite.initiative_by_id) - {i.id for i in done}) == []


def _from_the_bottom(opposite: Framework) -> PlanRequest:
    return PlanRequest(
        initiatives=opposite.initiatives,
        questions={
            q.id: PlanQuestion(q.id, 1, 6, None, 1 / 40, q.scale.lowest, q.scale.highest, q.scale.half_step)
            for q in opposite.questions.values()
        },
        periods=1,
    )


def _reached(opposite: Framework) -> dict[str, float]:
    return settle(_from_the_bottom(opposite), opposite.initiatives)
