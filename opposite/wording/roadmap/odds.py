"""Sentences on the odds of a roadmap: when it ends, how surely the first part is on time, and what safety costs."""

from __future__ import annotations

from opposite.domain.roadmap.odds import Odds, Safety
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, percent, pluralise, rounded
from opposite.wording.roadmap.robustness import first_wave

HOW_DRAWN = (
    "Each course is one way in which the plan may go: it takes another duration for every initiative, lets some of them "
    "fail as their confidence says, and starts each as soon as what it needs is done and its people are free, never before "
    "its planned start."
)
ODDS_COLUMNS = ("Initiative", "End", "On time", "Half the time by", "Four times in five by", "Holds up the end")
"""Of the table of odds, one row an initiative."""

COURSES = "simulated courses"
NEW_COURSES = "the newly simulated courses"
EIGHT_OF_TEN = "in 8 of 10 simulated courses"
"""Of a span from what a tenth of the courses stay below to what a tenth exceed."""


def odds_headline(roadmap: Roadmap, odds: Odds) -> str:
    """When the last initiative ends and how surely the first part is on time, in two sentences."""
    if not odds.rows:
        return "Nothing is planned, so nothing can be late."
    half = "" if odds.end_p50 is None else f"Half the time the last initiative ends by {day(odds.end_p50)}; "
    if odds.end_p80 is not None:
        ends = f"{half}four times in five by {day(odds.end_p80)}."
    elif half:
        ends = f"{half}in at least a fifth of {courses(odds.draws)} it never ends, for want of people."
    else:
        ends = f"In at least half of {courses(odds.draws)} the last initiative never ends, for want of people."
    return f"{ends} {first_wave_odds(roadmap, odds)}"


def awaited(roadmap: Roadmap, *, searching: bool = False) -> str:
    """That the headline is being worked out, or will be after the search; about as long, as it stands in its place."""
    told = (
        f"When the last initiative ends, and how surely everything that starts in {first_wave(roadmap)} is on time, is"
    )
    if searching:
        return f"{told} worked out from {COURSES} once the search is over."
    return f"{told} being worked out from {COURSES}."


def first_wave_odds(roadmap: Roadmap, odds: Odds) -> str:
    """How surely everything that starts in the first part is on time."""
    if odds.first_wave is None:
        return f"Nothing starts in {first_wave(roadmap)}."
    return f"{_on_time(roadmap, odds.first_wave, courses(odds.draws))}."


def on_time_told(roadmap: Roadmap) -> str:
    """Which day the chance of an initiative speaks of."""
    return f"On time is by the end of the {roadmap.period} in which an initiative's weeks end, or by the day agreed."


def courses(number: int) -> str:
    """So many courses that a plan took when it was simulated."""
    return f"{number:,} {COURSES}"


def in_courses(chance: float, of: str) -> str:
    """In how many of some courses something holds; none and all are said only where it is exactly so many."""
    if chance <= 0:
        return f"in none of {of}"
    if chance >= 1:
        return f"in all of {of}"
    if chance < 0.01:
        return f"in fewer than 1 in 100 of {of}"
    return f"in more than 99 in 100 of {of}" if chance > 0.99 else f"in {percent(chance)} of {of}"


def _on_time(roadmap: Roadmap, chance: float, of: str) -> str:
    return f"Everything that starts in {first_wave(roadmap)} ends on time {in_courses(chance, of)}"


def share(chance: float) -> str:
    """A share as percent that is called 0 or all only when it is."""
    if 0 < chance < 0.01:
        return "less than 1 %"
    return "more than 99 %" if 0.99 < chance < 1 else percent(chance)


def scores_odds(roadmap: Roadmap, odds: Odds) -> str | None:
    """What the overall score is at the end, over the courses and if every step works; None without a score."""
    if not odds.overall:
        return None
    last, hoped = odds.overall[-1], roadmap.radar_after_each_period[-1].get("root")
    if last.p10 is None or last.p90 is None or last.mean is None or hoped is None:
        return None
    low, high = rounded(last.p10), rounded(last.p90)
    between = f"{low}" if low == high else f"between {low} and {high}"
    return (
        f"At the end the overall score is {between} {EIGHT_OF_TEN}, {rounded(last.mean)} on the average, "
        f"and {rounded(hoped)} if every step works."
    )


def movers_sentence(roadmap: Roadmap, odds: Odds) -> str | None:
    """What moves the end of the whole most; None where nothing can be told to."""
    if not odds.movers:
        return None
    titles = {row.initiative.id: row.initiative.title for row in roadmap.rows}
    moved = [f"{titles[mover.initiative]} ({weeks(mover.weeks)})" for mover in odds.movers]
    return f"What moves the end most, with how much later the whole ends where it takes longer than usual: {listed(moved)}."


def weeks(number: float) -> str:
    """A number of weeks, which is never called 0: 1 week, 2.5 weeks."""
    if number < 0.05:
        return "less than 0.1 weeks"
    shown = rounded(number).removesuffix(".0")
    return f"{shown} {'week' if shown == '1' else 'weeks'}"


def safety_sentences(roadmap: Roadmap, safety: Safety) -> str:
    """Whether a plan holds as surely as was asked, and what that costs in value and in weeks."""
    if safety.reached and safety.chance is None:
        return f"Nothing starts in {first_wave(roadmap)} in a plan that holds with a chance of {percent(safety.asked)}. {_cost(safety)}"
    if not safety.reached:
        reached = "" if safety.chance is None else f"; the surest one found is {in_courses(safety.chance, NEW_COURSES)}"
        kept = sum(row.dates_kept and row.start_period <= roadmap.first_wave[1] for row in roadmap.rows)
        why = (
            f" {pluralise(kept, 'initiative')} of it {'keeps its' if kept == 1 else 'keep their'} agreed dates."
            if kept
            else ""
        )
        return f"No plan was found that is on time in {first_wave(roadmap)} with a chance of {percent(safety.asked)}{reached}.{why}"
    chance = 0.0 if safety.chance is None else safety.chance
    before = "" if safety.before is None else f" instead of {share(safety.before)}"
    holds = _on_time(roadmap, chance, NEW_COURSES)
    if not safety.lengthened and abs(safety.value - safety.value_before) <= TOLERANCE:
        return f"{holds}, so no buffer is needed."
    return f"{holds}{before}. {_cost(safety)}"


def _cost(safety: Safety) -> str:
    """What safety costs: value, weeks, initiatives that no longer fit."""
    lost = 1 - safety.value / safety.value_before if safety.value_before > 0 else 0.0
    value = f"{percent(lost)} of the plan's value" if lost >= 0.005 else "less than 1 % of the plan's value"
    if abs(safety.weeks) <= TOLERANCE:
        end = "the plan ends when it did"
    else:
        end = f"the plan ends {weeks(abs(safety.weeks))} {'later' if safety.weeks > 0 else 'earlier'}"
    dropped = pluralise(len(safety.dropped), "initiative")
    no_room = f", and {dropped} {'finds' if len(safety.dropped) == 1 else 'find'} no room" if safety.dropped else ""
    return f"That safety costs {value}; {end}{no_room}."
