"""What a deck of a comparison says beyond the page of comparisons: its titles, each the finding, and its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.comparison.over_waves import OverWaves
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.comparison.spread import Spread
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Report, Scored
from opposite.statistics.percentiles import PERCENTILE_PEERS
from opposite.wording.briefing import page
from opposite.wording.comparison import over_waves as waves_words
from opposite.wording.comparison.differences import name_of
from opposite.wording.comparison.findings import short_names
from opposite.wording.comparison.peers import as_of, placed_apart
from opposite.wording.figures import figure, listed, people, pluralise, rounded
from opposite.wording.scoring.scores import change, interval, interval_level, level_factors, rests_on, stage, standing
from opposite.wording.sentences import closed, cut, joined, one_line

TITLE = "Side by side"
SCORE = "Overall score"
LOWER, MEDIAN, UPPER = "Others: lower quartile", "Others: median", "Others: upper quartile"
WHO, OVERALL, STAGE, AMONG, RESTS_ON, VERSION = "Compared", "Overall", "Stage", "Among others", "Rests on", "Version"
DOWNLOAD = "Download as a deck"
DECK = "The deck"
WHAT_IT_HOLDS = (
    "PowerPoint slides of what this page shows, with charts that can be edited; `opposite verify` checks them. A look of "
    "your firm's own is given on Documents."
)
NOT_OF_BOTH = "There is a deck of real organisations or of sample ones, not of both together."
NOBODY_LEADS = "In no factor can it be said that one leads all others."
ONE_WAVE = "None of those compared has two scored waves."


def dressed(files: Sequence[str]) -> str:
    """That the deck has the look that was given for decks, and what of."""
    return f"{page.dressed(files)} It was given on Documents."


def title(several: Sequence[Scored]) -> str:
    """What a deck is called: those compared."""
    names = [one_line(short_names(several)(one)) for one in several]
    of = {one.assessment.organisation.id: cut(one.assessment.organisation.name) for one in several}
    said = listed(names)
    return f"{next(iter(of.values()))}: {said}" if len(of) == 1 else said


def foot(several: Sequence[Scored]) -> str:
    """What stands at the foot of every slide: who is compared."""
    return one_line(f"{TITLE}: {title(several)}")


def rest_on(several: Sequence[Scored]) -> str:
    """On how many people the overall scores rest; hidden numbers are not told."""
    known = [one.overall.respondents for one in several if one.overall.respondents is not None]
    if len(known) < len(several):
        return "How many people some of these scores rest on is hidden."
    fewest, most = min(known), max(known)
    return f"Each score rests on {people(fewest)}." if fewest == most else (
        f"The scores rest on {fewest} to {people(most)} each."
    )  # fmt: skip


def row(one: Report, alike: str = "") -> tuple[str, ...]:
    """An organisation or wave in the table of the ranking, with its place among all others or those `alike`."""
    overall = one.overall
    return (
        figure(overall.score),
        interval(overall) or "–",
        stage(overall) or "–",
        standing(overall, alike) or "–",
        rests_on(overall),
        one.framework.version,
    )


def below_radar(one: Report, alike: str = "") -> str:
    """Overall score, stage, interval and place of one of those compared, as beneath its name on the page."""
    parts = (figure(one.overall.score), stage(one.overall), interval(one.overall), standing(one.overall, alike))
    return " · ".join(part for part in parts if part)


def weakest_of_each(several: Sequence[Scored]) -> str:
    """Which factor of each is weakest; of those whose factors stand level that they do."""
    name, parts = short_names(several), []
    for one in several:
        weakest = one.weakest
        if weakest is None:
            parts.append(f"none of {one_line(name(one))}")
        elif level_factors(one) is not None:
            parts.append(f"none of {one_line(name(one))}, all level")
        else:
            parts.append(
                f"{one_line(weakest.title)} of {closed(one_line(name(one)))} ({rounded(weakest.score or 0.0)})"
            )
    return f"Weakest factor: {listed(parts)}."


def how_many_differ(several: Sequence[Scored]) -> str:
    """How many differences to the first are larger than the differences between raters explain, and how many are not."""
    first, name = several[0], short_names(several)
    judged = Counter(
        exceeds_noise(compared, base)
        for base in (*first.factors, first.overall)
        for other in several[1:]
        if (compared := other.nodes.get(base.node)) is not None
        and compared.score is not None
        and base.score is not None
    )
    known, whole = judged[True] + judged[False], judged.total()
    if not known:
        return f"Whether differences to {one_line(name(first))} are more than chance cannot be told without intervals."
    unknown = f" Of {whole - known} more nothing can be said, since an interval is missing." if whole > known else ""
    return (
        f"{judged[True]} of {pluralise(known, 'difference')} to {one_line(name(first))} "
        f"{'is' if judged[True] == 1 else 'are'} beyond rater differences.{unknown}"
    )


def ends_of_interval(framework: Framework) -> tuple[str, str]:
    """What the lower and the upper end of an interval are called in a legend."""
    level = interval_level(framework)
    return f"{level}, from", f"{level}, to"


def others_are(first: Scored, most: int, alike: str = "") -> str:
    """Who the others are, all or those `alike`, and how many at most have a score; none of them can be read off."""
    whose = f"the organisations {alike}" if alike else "all organisations here"
    return (
        f"Others: {whose} other than {cut(first.assessment.organisation.name)}, up to {most:,} of them. "
        "Their figures are told on a coarse grid, so that none can be read off."
    )


def no_spread(alike: str = "") -> str:
    """Why it is not told how others lie, all or those `alike`."""
    return (
        f"How others lie is told where at least {PERCENTILE_PEERS} others {alike + ' ' if alike else ''}have a score, so "
        "that it tells of none of them. Here there are fewer."
    )


def few_others(alike: str = "") -> str:
    """That there are too few others, of all or of those `alike`."""
    return f"Too few others {alike + ' ' if alike else ''}have a score to lay these beside them."


def of_others(
    first: Scored, moment: datetime | None, kinds: Sequence[Kind], unplaced: Sequence[Assessment]
) -> tuple[str, ...]:
    """Who the others are where they are narrowed, and since when they count where not as they are now, a sentence each."""
    names = [cut(name_of(one)) for one in unplaced]
    placed = (placed_apart(cut(first.assessment.organisation.name), kinds, names),) if kinds else ()
    return (*placed, *others_as_of(moment))


def others_as_of(moment: datetime | None) -> tuple[str, ...]:
    """Since when the others count, in a sentence; none where they count as they are now."""
    return () if moment is None else (as_of(moment),)


def among_others(first: Scored, spread: Mapping[str, Spread], alike: str = "") -> str:
    """In how many factors the first lies above, within and below the middle half of others."""
    rows = [(one.score, spread[one.node]) for one in first.factors if one.score is not None and one.node in spread]
    if not rows:
        return few_others(alike)
    above = sum(score > others.upper_quartile for score, others in rows)
    below = sum(score < others.lower_quartile for score, others in rows)
    within = len(rows) - above - below
    whose_half = f"the middle half of others {alike}".rstrip()
    counts = [(place, n) for place, n in (("above", above), ("within", within), ("below", below)) if n]
    said = listed([f"{place} {'it' if at else whose_half} in {n}" for at, (place, n) in enumerate(counts)])
    return f"Of {pluralise(len(rows), 'factor')}, {cut(first.assessment.organisation.name)} lies {said}."


def over_all_waves(several: Sequence[OverWaves]) -> str:
    """From where to where those compared moved; of many, how many moved up and down over the waves that can be compared."""
    return waves_words.course(several) or joined([f"{waves_words.TITLE}, {listed(_moved(several))}"])


def _moved(several: Sequence[OverWaves]) -> list[str]:
    ends = [[point.score for point in one.stretches[-1] if point.score is not None] for one in several]
    moved = Counter((change(scores[-1], scores[0]) or "").split(" ")[0] for scores in ends if len(scores) > 1)
    words = [f"{moved[way]} of {len(several)} moved {way}" for way in ("up", "down") if moved[way]]
    return [*words, *([f"{moved['unchanged']} stayed"] if moved["unchanged"] else [])] or [
        pluralise(len(several), "organisation")
    ]


def line_of(one: OverWaves, number: int) -> str:
    """What a line is called: the organisation, with the version of the framework where its line is broken."""
    name = cut(one.organisation.name, 30)
    return name if len(one.stretches) == 1 else f"{name}, version {one_line(one.stretches[number][0].major)}"


def further_findings(found: Sequence[str]) -> str:
    """Who leads in which factors."""
    return joined(found) if found else NOBODY_LEADS
