"""The titles of slides, with the literal words."""

from dataclasses import replace

from chart_reports import framework, node, report
from test_deck_of_frameworks import answered, large

from opposite.domain.framework import ROOT
from opposite.wording.briefing import deck as words


def with_gaps(*gaps):
    """A report whose factors are so far below a target of 4."""
    made = report(*(4 - gap for gap in gaps))
    rows = [node(place, framework(), 4 - gap, target=4.0, gap=gap) for place, gap in enumerate(gaps, start=1)]
    return replace(made, nodes={ROOT: made.nodes[ROOT]} | {row.node: row for row in rows})


def test_the_factor_furthest_from_its_target_is_named():
    said = words.furthest_from_target(with_gaps(1.0, 2.5, 1.0, 0.5))
    assert said == "People & <b>all</b> is furthest from its target: 1.5 of 4.0."


def test_up_to_three_factors_that_are_as_far_are_named_and_more_are_counted():
    said = words.furthest_from_target(with_gaps(1.0, 1.04, 0.94, 0.5))
    assert said == "Orientation and People & <b>all</b> are furthest from their targets: each is 1.0 below."
    said = words.furthest_from_target(with_gaps(1.0, 1.0, 1.0, 1.0))
    assert said == "4 factors are furthest from their targets: each is 1.0 below."


def test_decisions_are_counted():
    assert [words.asked_for(1), words.asked_for(3)] == ["We ask for one decision.", "We ask for 3 decisions."]


def test_what_a_list_leaves_to_the_notes_is_counted():
    assert words.further(1, "question") == "and 1 question more: in the notes"


def test_where_all_is_hidden_titles_are_short_and_name_no_command(workspace, tmp_path):
    report = answered(workspace, large(tmp_path), people=1).report
    assert words.strongest_and_weakest(report) == words.NO_FACTOR_SHOWN
    assert words.furthest_from_target(report) == words.NO_FACTOR_SHOWN
    assert words.gaps_title(report) == words.NO_QUESTION_SHOWN
    assert words.where_groups_differ(report) == words.NO_GROUPS
    assert "--" not in words.nothing_drawn(report)


def test_where_nothing_is_answered_it_is_asked_to_hear_people_not_to_agree_on_a_plan(briefed):
    some, nothing = briefed("Acme"), briefed("Bravo", people_a_group=0)
    assert nothing.roadmap.rows
    assert words.asks(some)[0].startswith("Agree on the first part of the plan. ")
    assert words.asks(nothing) == ("Hear more people. Nobody has answered yet.",)
