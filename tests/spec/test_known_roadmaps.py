"""What is known of a roadmap is known to all who ask the same of the same answers: pages and command line alike."""

from dataclasses import replace

import pytest

from opposite.domain.framework import Initiative, Lift
from opposite.engine.roadmap.known_roadmaps import KnownRoadmaps, build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError

PATIENCE = 60
TREE = """
    F factor
      Q1
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | 2 | 1 |
    """
BASE = Initiative("base", "The base", (Lift("Q1", 2, 3),), effort_days=10, duration_weeks=13)
TOP = Initiative("top", "The top", (Lift("Q2", 1, 4),), effort_days=10, duration_weeks=13, prerequisites=("base",))


@pytest.fixture
def report(assess):
    answered = assess(SAID, TREE, target=4)
    return replace(answered, framework=replace(answered.framework, initiatives=(BASE, TOP)))


def test_once_the_search_is_over_the_best_roadmap_is_known_and_it_is_that_of_the_command_line(report):
    roadmaps = KnownRoadmaps()
    settled = roadmaps.settled(report, RoadmapOptions(), within=PATIENCE)
    known = roadmaps.at_the_moment(report, RoadmapOptions())
    assert known.best is settled
    assert known.roadmap is settled
    assert [(row.initiative.id, row.start_period) for row in settled.rows] == [("base", 1), ("top", 2)]
    assert build_roadmap(report) == settled


def test_equal_options_share_a_search_and_others_have_their_own(report):
    roadmaps = KnownRoadmaps()
    first = roadmaps.at_the_moment(report, RoadmapOptions(exclusions=frozenset({"top"})))
    assert roadmaps.at_the_moment(report, RoadmapOptions(exclusions=frozenset({"top"}))) is first
    assert roadmaps.at_the_moment(report, RoadmapOptions()) is not first


def test_other_answers_have_their_own_roadmap(report):
    roadmaps = KnownRoadmaps()
    later = replace(report, assessment=replace(report.assessment, revision=report.assessment.revision + 1))
    assert roadmaps.at_the_moment(later, RoadmapOptions()) is not roadmaps.at_the_moment(report, RoadmapOptions())


def test_what_is_forgotten_is_sought_anew(report):
    roadmaps = KnownRoadmaps()
    first = roadmaps.at_the_moment(report, RoadmapOptions())
    roadmaps.begin_again(report, RoadmapOptions())
    assert roadmaps.at_the_moment(report, RoadmapOptions()) is not first


def test_what_is_over_is_not_given_up(report):
    roadmaps = KnownRoadmaps()
    roadmaps.settled(report, RoadmapOptions(), within=PATIENCE)
    known = roadmaps.at_the_moment(report, RoadmapOptions())
    roadmaps.give_up(report, RoadmapOptions())
    assert roadmaps.at_the_moment(report, RoadmapOptions()) is known


def test_the_method_asked_for_is_followed(report):
    assert build_roadmap(report, RoadmapOptions(method="largest-gap")).plan.method == "largest-gap"


def test_a_refusal_reaches_everybody_who_asks(report):
    roadmaps = KnownRoadmaps()
    for _ in range(2):
        with pytest.raises(PlanError, match="The pinned initiatives cannot be kept"):
            roadmaps.settled(report, RoadmapOptions(pins={"base": 2, "top": 2}), within=PATIENCE)
