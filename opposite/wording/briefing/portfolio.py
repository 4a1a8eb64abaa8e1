"""The report of a portfolio in words: what stands out in it, and how it is asked for."""

from __future__ import annotations

from opposite.domain.scoring.stages import stage_labels
from opposite.engine.portfolio_at_large import AtLarge
from opposite.wording.briefing.parts import Items, Part, Section, Table, Words, Written
from opposite.wording.briefing.portfolio_recurring import recurring_initiatives, who_starts_when
from opposite.wording.briefing.portfolio_tables import heat_map, what_it_rests_on, where_each_stands
from opposite.wording.comparison import portfolio as words
from opposite.wording.figures import day, figure, listed, pluralise, sample_mark
from opposite.wording.sentences import joined, one_line

TITLE, CONTENTS, IN_SHORT, READ = "Portfolio", "Contents", "In short", "How to read this"
WHAT_IT_HOLDS = (
    "Heat map, where each stands, coverage, agreement and initiatives that recur, of all whom the filters leave. It takes "
    "about a second for each."
)
AGAIN = "Make it again"
REPORT = "The report"
NOBODY_SCORED = "No organisation has an overall score that can be shown yet."
ENDED_EARLY = "The report was ended before it was whole: agreement and roadmaps are of those that were reached."


def make(matches: int) -> str:
    """What the button says that makes the report."""
    return f"Make a report of {'it' if matches == 1 else f'these {matches:,}'}"


def download(paper: str) -> str:
    """What the button says that downloads it."""
    return f"Download report, {paper}"


def under_way(done: int, total: int) -> str:
    """How far the report is."""
    return f"Making the report: {done} of {total} steps." if total else "Making the report."


def failed(error: Exception) -> str:
    """That it could not be made, and why."""
    return f"The report could not be made. {error}"


def portfolio_report(at_large: AtLarge) -> Written:
    """The report of a portfolio."""
    framework = at_large.kind.framework
    return Written(
        title=TITLE,
        organisation=pluralise(at_large.matches, "organisation"),
        occasion=one_line(" · ".join((framework.title, *_filters(at_large)))),
        made_on=day(at_large.made_on),
        headline=headline(at_large),
        second=second_line(at_large),
        sample=sample_mark(at_large.matches) if at_large.kind.sample else None,
        contents_title=CONTENTS,
        sections=(
            _in_short(at_large), heat_map(at_large), where_each_stands(at_large), what_it_rests_on(at_large),
            recurring_initiatives(at_large), *who_starts_when(at_large), _read(at_large),
        ),
    )  # fmt: skip


def _filters(at_large: AtLarge) -> list[str]:
    """By what organisations were narrowed, and of which wave they stand there."""
    by = at_large.narrowing
    said = [listed(one) for one in (by.sectors, by.sizes, by.countries) if one]
    said += [f"tagged {listed(by.tags)}"] if by.tags else []
    said += [f"called “{by.called}”"] if by.called else []
    return [*said, words.LATEST + " waves" if at_large.wave is None else f"wave {at_large.wave}"]


def headline(at_large: AtLarge) -> str:
    """How many organisations there are and at which stage most of them stand."""
    sums = at_large.sums
    if not sums.scored:
        return NOBODY_SCORED
    stages = sums.stages.most_common(1)
    at = "".join(f", {most:,} of them at the stage “{stage}”" for stage, most in stages)
    every = pluralise(at_large.matches, "organisation")
    if sums.scored == at_large.matches:
        return f"{f'All {every} have' if sums.scored > 1 else f'{every} has'} an overall score{at}."
    return f"{sums.scored:,} of {every} {'has' if sums.scored == 1 else 'have'} an overall score{at}."


def second_line(at_large: AtLarge) -> str | None:
    """Which factor is weakest at most organisations, and how many moved since the wave before; None where nothing is known."""
    return joined([*_weakest(at_large), *_moved(at_large)]) or None


def _weakest(at_large: AtLarge) -> list[str]:
    counts = at_large.sums.weakest
    if not counts:
        return []
    titles = {factor.id: factor.title for factor in at_large.kind.framework.factors}
    most = max(counts.values())
    names = [one_line(titles[factor]) for factor in titles if counts[factor] == most]
    many = pluralise(most, "organisation")
    return [f"{names[0]} is the weakest factor of {many}" if len(names) == 1 else f"{listed(names)} are each the weakest factor of {many}"]  # fmt: skip


def _moved(at_large: AtLarge) -> list[str]:
    moved = at_large.sums.moved
    if not moved.total():
        return []
    said = [f"{moved[way]:,} {word}" for way, word in ((1, "up"), (-1, "down"), (0, "unchanged")) if moved[way]]
    return [f"Since the wave before, {listed(said)}"]


def _in_short(at_large: AtLarge) -> Section:
    sums, titles = at_large.sums, {factor.id: factor.title for factor in at_large.kind.framework.factors}
    lines = [headline(at_large), *(f"{one}." for one in (*_weakest(at_large), *_moved(at_large)))]
    if sums.hidden:
        lines.append(
            f"The overall score of {pluralise(sums.hidden, 'organisation')} is hidden: too few people answered."
        )
    if sums.unscored:
        lines.append(f"{pluralise(sums.unscored, 'organisation')} without an overall score yet.")
    parts: list[Part] = [Items(tuple(lines)), *(() if at_large.is_whole else (Words(ENDED_EARLY),))]
    stages = [label for label in stage_labels(at_large.kind.framework) if sums.stages[label]]
    if stages:
        parts.append(
            Table("Stages", ("Stage", "Organisations"), tuple((label, f"{sums.stages[label]:,}") for label in stages))
        )
    if at_large.medians:
        parts.append(
            Table(
                "Median of all, and of how many it is the weakest",
                ("Factor", "Median", "Weakest of"),
                tuple(
                    (one_line(title), figure(at_large.medians.get(factor)), f"{sums.weakest[factor]:,}")
                    for factor, title in titles.items()
                ),
            )
        )
    return Section(IN_SHORT, tuple(parts), own_page=True)


def _read(at_large: AtLarge) -> Section:
    framework = at_large.kind.framework
    lines = (
        f"Framework: {framework.title}, version {framework.version}; no other, since their figures cannot be compared",
        f"Each organisation stands here by its {'latest wave' if at_large.wave is None else f'wave {at_large.wave}'}",
        "Sample organisations never stand among real ones.",
        words.WHAT_CELLS_MEAN,
        f"{words.AGREEMENT_MEANS}.",
        "The same figures: opposite scores, opposite agreement, opposite roadmap, each with --all or the same filters.",
    )
    return Section(READ, (Items(tuple(one_line(f"{line.removesuffix('.')}.") for line in lines)),))
