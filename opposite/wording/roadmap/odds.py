"""Sentences on the odds of a roadmap: when it ends, how surely the first part is on time, and what safety costs."""

from __future__ import annotations

from opposite.domain.roadmap.odds import Odds, Safety
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, percent, pluralise, rounded
from opposite.wording.roadmap.robustness import first_wave

HOW_DRAWN = (
    "Each draw takes another duration for every initiative, lets some of them fail as their confidence says, and starts "
    "each as soon as what it needs is done and its people are free, never before its planned start."
)


def odds_headline(roadmap: Roadmap, odds: Odds) -> str:
    """When the last initiative ends and how surely the first part is on time, in two sentences."""
    if not odds.rows:
        return "Nothing is planned, so nothing can be late."
    half = "" if odds.end_p50 is None else f"Half the time the last initiative ends by {day(odds.end_p50)}; "
    if odds.end_p80 is not None:
        ends = f"{half}four times in five by {day(odds.end_p80)}."
    elif half:
        ends = f"{half}in a fifth of the draws or more it never ends, for want of people."
    else:
        ends = "In half of the draws or more the last initiative never ends, for want of people."
    return f"{ends} {first_wave_odds(roadmap, odds.first_wave)}"


def first_wave_odds(roadmap: Roadmap, chance: float | None) -> str:
    """How surely everything that starts in the first part is on time."""
    if chance is None:
        return f"Nothing starts in {first_wave(roadmap)}."
    return f"Everything that starts in {first_wave(roadmap)} ends on time in {share(chance)} of the draws."


def share(chance: float) -> str:
    """A share as percent that is called 0 or all only when it is."""
    if 0 < chance < 0.01:
        return "less than 1 %"
    return "more than 99 %" if 0.99 < chance < 1 else percent(chance)


def scores_odds(roadmap: Roadmap, odds: Odds) -> str | None:
    """What the overall score is at the end, over the draws and if every step works; None without a score."""
    if not odds.overall:
        return None
    last, hoped = odds.overall[-1], roadmap.radar_after_each_period[-1].get("root")
    if last.p10 is None or last.p90 is None or last.mean is None or hoped is None:
        return None
    low, high = rounded(last.p10), rounded(last.p90)
    between = f"{low}" if low == high else f"between {low} and {high}"
    return (
        f"At the end the overall score is {between} in eight draws of ten, {rounded(last.mean)} on the average, "
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
        return f"Nothing starts in {first_wave(roadmap)} in a plan that holds with {percent(safety.asked)}. {_cost(safety)}"
    if not safety.reached:
        reached = (
            "" if safety.chance is None else f"; the surest one found does in {share(safety.chance)} of fresh draws"
        )
        kept = sum(row.dates_kept and row.start_period <= roadmap.first_wave[1] for row in roadmap.rows)
        why = (
            f" {pluralise(kept, 'initiative')} of it {'keeps its' if kept == 1 else 'keep their'} agreed dates."
            if kept
            else ""
        )
        return f"No plan was found that is on time in {first_wave(roadmap)} with {percent(safety.asked)}{reached}.{why}"
    chance = 0.0 if safety.chance is None else safety.chance
    before = "" if safety.before is None else f" instead of {share(safety.before)}"
    holds = f"Everything that starts in {first_wave(roadmap)} ends on time in {share(chance)} of fresh draws"
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
