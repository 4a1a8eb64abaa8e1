"""The titles of a deck's slides, each the finding in a sentence, and what is said beside charts and asked at the end."""

from __future__ import annotations

from opposite.domain.agreement.agenda import Agenda
from opposite.domain.agreement.group_views import shown_groups
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.absence import hides_scores
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.targets import Origin
from opposite.engine.briefing import Briefing
from opposite.wording.agreement.verdicts import furthest_apart
from opposite.wording.figures import day, figure, listed, people, percent, pluralise, rounded
from opposite.wording.roadmap.money import money_sentence
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.roadmap.timeline import start_with
from opposite.wording.scoring.absence import figures_hidden
from opposite.wording.scoring.scores import gaps_headline, level_factors, no_factor_scored, second_line
from opposite.wording.scoring.targets import whose_sentence, whose_targets
from opposite.wording.sentences import cut, one_line, side_by_side

NOW, OVERALL = "Now", "Overall score"
MEAN, LIKELY_LOW, LIKELY_HIGH = "On the average", "1 in 10 courses is below", "1 in 10 courses is above"
HOPED = "If every step works"
FACTOR, ALL_TOGETHER = "Factor", "All together"
GROUP, PEOPLE = "Group", "People who answered"
QUESTION, WHY, MINUTES = "Question", "Why it is here", "Minutes"
NO_GROUP_DIFFERS = "No two groups that can be shown differ on any factor."
NO_GROUPS = "No group can be shown on its own, so there is nothing to lay side by side."
ONE_GROUP = "Only one group can be shown on its own, so there is nothing to lay side by side."
NO_FACTOR_SHOWN = "No factor has a score that can be shown: too few people answered."
NO_QUESTION_SHOWN = "No question has a score that can be shown: too few people answered."
NOTHING_TO_TALK = "No question needs an hour of everybody's time."
NO_PLAN = "There is no roadmap to propose yet."
FROM_DATABASE = "Every figure is read from the stored answers. To check this file: opposite verify FILE."
UNTITLED_GAPS = "No question has a gap that can be shown."
LINE_UP, LINE_DOWN = "line upwards", "line downwards"
MOST_NAMED = 3
"""Up to so many factors are named in a title."""


def line_of(series: str, way: str) -> str:
    """What the column of a chart's workbook is called that says how far a line reaches from the marks of a series."""
    return f"{series}: {way}"


def foot(assessment: Assessment) -> str:
    """What stands at the foot of every slide: whose figures they are, of which wave."""
    return side_by_side(one_line(assessment.organisation.name), one_line(assessment.wave))


def source(page: str, command: str) -> str:
    """Where the figures of a slide can be seen in the product."""
    return f"From the page {page}; the same figures: {command}."


def strongest_and_weakest(report: Report) -> str:
    """Which factor is strongest and which weakest, or why nothing can be said of them."""
    said = second_line(report)
    if said is not None:
        return said
    scored = [row for row in report.factors if row.score is not None]
    if not scored:
        return _no_factor(report)
    return f"Only {one_line(scored[0].title)} has a score: {rounded(scored[0].score or 0.0)}."


def _no_factor(report: Report) -> str:
    """That no factor has a score, shortly where figures are hidden."""
    return NO_FACTOR_SHOWN if hides_scores(report) else no_factor_scored(report)


def nothing_drawn(report: Report) -> str:
    """What stands in place of a chart of factors without a score."""
    return figures_hidden(report) if hides_scores(report) else no_factor_scored(report)


def gaps_title(report: Report) -> str:
    """How many questions lie below their targets, and which gap weighs most; or shortly why there is none."""
    if hides_scores(report) and not any(row.score is not None for row in report.questions.values()):
        return NO_QUESTION_SHOWN
    return gaps_headline(report)


def furthest_from_target(report: Report) -> str:
    """Which factor is furthest from its target, and where it stands."""
    gaps = [row for row in report.factors if row.gap is not None and row.gap > 0]
    if gaps:
        row = max(gaps, key=lambda one: one.gap or 0.0)
        as_far = [one for one in gaps if rounded(one.gap or 0.0) == rounded(row.gap or 0.0)]
        if len(as_far) > 1:
            which = (
                listed([cut(one.title) for one in as_far]) if len(as_far) <= MOST_NAMED else f"{len(as_far)} factors"
            )
            return f"{which} are furthest from their targets: each is {figure(row.gap)} below."
        return f"{one_line(row.title)} is furthest from its target: {figure(row.score)} of {figure(row.target)}."
    if not any(row.score is not None for row in report.factors):
        return _no_factor(report)
    if all(row.target is None for row in report.factors):
        level = level_factors(report)
        return f"{level}." if level else "No targets are set, so scores are shown alone."
    return "Every factor with a score has reached its target."


def figures_rest_on(report: Report) -> str:
    """On how many people and groups the figures rest, and how much of the questions they cover."""
    if not report.people:
        return "Nobody has answered yet."
    heard, groups, covered = sum(report.people.values()), len(report.people), report.overall.coverage
    said = f"The figures rest on {people(heard)} of {pluralise(groups, 'group')}"
    return f"{said}." if covered is None else f"{said}, with {percent(covered)} of the questions covered."


def where_groups_differ(report: Report) -> str:
    """Where shown groups are furthest apart, or that none are, or that no two can be shown."""
    said, shown = furthest_apart(report), len(shown_groups(report))
    if said is not None:
        return said
    return NO_GROUP_DIFFERS if shown > 1 else ONE_GROUP if shown else NO_GROUPS


def worth_talking_about(agenda: Agenda) -> str:
    """How many questions are worth an hour, and which comes first."""
    if not agenda.items:
        return NOTHING_TO_TALK
    first = one_line(agenda.items[0].title)
    count = len(agenda.items)
    if count == 1:
        return f"One question is worth talking about: {first}."
    return f"{count} questions are worth an hour of talk, first of all: {first}."


def further(number: int, what: str) -> str:
    """That a list goes on in the notes."""
    return f"and {pluralise(number, what)} more: in the notes"


def no_plan(briefing: Briefing) -> str:
    """Why there is no roadmap."""
    if briefing.unplanned is not None:
        return plan_refused(briefing.unplanned, briefing.report.framework)
    return "Nothing is planned: no initiative raises a question that is below its target."


def asks(briefing: Briefing) -> tuple[str, ...]:
    """What those who read the deck are asked to decide, each in a sentence or two.

    A plan is not among it where no question has a score that it could rest on.
    """
    report, roadmap = briefing.report, briefing.roadmap
    found: list[str] = []
    is_founded = any(row.score is not None for row in report.questions.values())
    if roadmap is not None and roadmap.rows and is_founded:
        found.append(f"Agree on the first part of the plan. {start_with(roadmap)}")
        money = money_sentence(roadmap)
        if money is not None:
            found.append(f"Release the money. {money}")
        found.extend(_owners(roadmap))
    if briefing.agenda.items:
        item = briefing.agenda.items[0]
        found.append(f"Give an hour to what is seen differently, first of all: {one_line(item.title)}.")
    if whose_targets(report) not in {None, Origin.SET} and report.overall.score is not None:
        found.append(f"Set your own targets. {whose_sentence(report)}")
    if report.overall.score is None:
        found.append(f"Hear more people. {figures_rest_on(report)}")
    return tuple(found) or (f"Set the day on which this is looked at again, after {day(briefing.made_on)}.",)


def _owners(roadmap: Roadmap) -> list[str]:
    unnamed = sum(row.owner_set is None for row in roadmap.rows)
    if not unnamed:
        return []
    return [f"Name who answers for {pluralise(unnamed, 'initiative')}; so far only the role is known."]


def asked_for(count: int) -> str:
    """The title above what is asked for."""
    return "We ask for one decision." if count == 1 else f"We ask for {count} decisions."
