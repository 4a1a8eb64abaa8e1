"""The report of a portfolio in words: what stands out, the heat map, how complete and how agreed answers are, what recurs."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.stages import stage_labels
from opposite.engine.portfolio_at_large import LISTED, PLANNED, AtLarge
from opposite.engine.scoring.portfolio import FactorCell, PortfolioRow
from opposite.engine.several_roadmaps import Recurring, recurring
from opposite.wording.briefing.parts import Items, Part, Section, Table, Words, Written
from opposite.wording.comparison import portfolio as words
from opposite.wording.figures import day, figure, listed, people, percent, pluralise, sample_mark
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.scoring.scores import change
from opposite.wording.sentences import cut, joined, one_line

TITLE, CONTENTS = "Portfolio", "Contents"
IN_SHORT, HEAT, WHERE, RESTS, RECUR, READ = (
    "In short", "Organisations by factors", "Where each stands", "What the figures rest on", words.RECURRING,
    "How to read this",
)  # fmt: skip
BY_WAVE = "Overall by wave"
MOST_WAVES = 5
"""Waves of an organisation of which the table tells."""

ACROSS = 8
"""Factors side by side in one heat map; further ones stand in another."""

MOST_RECURRING = 40
SHORT = 12
"""Up to so many organisations stand in tables one beneath another."""

NAME = 60
"""Characters of a name in a table."""

WHAT_IT_HOLDS = (
    "Heat map, where each stands, coverage, agreement and initiatives that recur, of all whom the filters leave. It takes "
    "about a second for each."
)
AGAIN = "Make it again"
NOBODY_SCORED = "No organisation has an overall score that can be shown yet."


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
        sample=sample_mark() if at_large.kind.sample else None,
        contents_title=CONTENTS,
        sections=(
            _in_short(at_large), _heat(at_large), _where(at_large), _rests(at_large), _recurring(at_large), _read(at_large),
        ),
    )  # fmt: skip


def _filters(at_large: AtLarge) -> list[str]:
    """By what organisations were narrowed, and of which wave they stand there."""
    by = at_large.narrowing
    said = [listed(one) for one in (by.sectors, by.sizes, by.countries) if one]
    said += [f"tagged {listed(by.tags)}"] if by.tags else []
    return [*said, words.LATEST + " waves" if at_large.wave is None else f"wave {at_large.wave}"]


def headline(at_large: AtLarge) -> str:
    """How many organisations there are and at which stage most of them stand."""
    sums = at_large.sums
    if not sums.scored:
        return NOBODY_SCORED
    (stage, most), *_ = sums.stages.most_common(1) or [(None, 0)]
    at = f", {most:,} of them at the stage “{stage}”" if stage is not None else ""
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
    parts: list[Part] = [Items(tuple(lines))]
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


def _heat(at_large: AtLarge) -> Section:
    factors = at_large.kind.framework.factors
    parts: list[Part] = []
    for start in range(0, len(factors), ACROSS):
        shown = factors[start : start + ACROSS]
        cells = [row.factors[start : start + ACROSS] for row in at_large.rows]
        title = words.described(len(at_large.rows), len(shown)) + ", the darker the higher"
        parts.append(Table(
            title,
            ("Organisation", *(one_line(factor.title) for factor in shown)),
            tuple(
                (_name(row), *(words.in_cell(cell, None) for cell in of_row))
                for row, of_row in zip(at_large.rows, cells, strict=True)
            ),
            heat=tuple((None, *map(_share, of_row)) for of_row in cells),
        ))  # fmt: skip
    if any(cell.score is None for row in at_large.rows for cell in row.factors):
        parts.append(Words(words.WHAT_CELLS_MEAN, quiet=True))
    return Section(HEAT, (*parts, *_beyond(at_large)), own_page=_is_long(at_large))


def _where(at_large: AtLarge) -> Section:
    titles = {factor.id: factor.title for factor in at_large.kind.framework.factors}
    table = Table(
        f"{pluralise(len(at_large.rows), 'organisation')} by {words.ORDERS.get(at_large.order, 'a factor').lower()}",
        ("Organisation", "Wave", "Overall", "Stage", "Weakest factor", BY_WAVE, "Change"),
        tuple(
            (
                _name(row),
                cut(row.overview.assessment.wave, 20),
                figure(row.overview.score),
                words.state(row) or "–",
                "–" if row.weakest is None else one_line(titles[row.weakest]),
                _by_wave(row),
                _change(row),
            )
            for row in at_large.rows
        ),
        wide=(0, 1, 3, 4, 5, 6),
    )
    return Section(WHERE, (table, *_beyond(at_large)), own_page=_is_long(at_large))


def _rests(at_large: AtLarge) -> Section:
    sums, covered = at_large.sums, at_large.sums.covered
    known = covered.total()
    parts: list[Part] = []
    if known:
        whole, most = covered[100], sum(many for share, many in covered.items() if share >= 80)
        parts.append(Words(
            f"Of {pluralise(known, 'organisation')} that show it, {whole:,} {'has' if whole == 1 else 'have'} every question "
            f"covered and {most:,} at least 80 %. As far as it is shown, {people(sums.people)} answered.",
            strong=True,
        ))  # fmt: skip
    parts.append(Table(
        f"Coverage and agreement of {pluralise(len(at_large.rows), 'organisation')}",
        ("Organisation", "Covered", "People", "See the same"),
        tuple(
            (_name(row), _covered(row), _people(row), _agreement(at_large, row)) for row in at_large.rows
        ),
        wide=(0, 3),
    ))  # fmt: skip
    parts.append(Words(f"{words.AGREEMENT_MEANS}.", quiet=True))
    return Section(RESTS, (*parts, *_beyond(at_large)), own_page=_is_long(at_large))


def _recurring(at_large: AtLarge) -> Section:
    made = at_large.roadmaps
    if made is None:
        why = too_many_to_plan(at_large.matches) if at_large.matches > PLANNED else NOBODY_SCORED
        return Section(RECUR, (Words(why),), own_page=True)
    several = recurring(made.roadmaps)
    left_out = tuple(f"{cut(one.organisation.name, NAME)}: {plan_refused(why)}" for one, why in made.left_out)
    refused: tuple[Part, ...] = (Items(tuple(map(one_line, left_out))),) if left_out else ()
    if not several:
        return Section(RECUR, (Words(words.NONE_RECURS), *refused), own_page=True)
    names = words.called_apart(made.roadmaps)
    shown = several[:MOST_RECURRING]
    table = Table(
        f"{pluralise(len(several), 'initiative')} planned by two or more",
        ("Initiative", words.PLANNED_BY, words.TOGETHER, "When each starts"),
        tuple(
            (
                one_line(row.title), str(len(row.starts)), str(row.together),
                _starts(row, names),
            )
            for row in shown
        ),
        wide=(0, 3),
    )  # fmt: skip
    more: tuple[Part, ...] = (
        (Words(f"And {pluralise(len(several) - len(shown), 'initiative')} more.", quiet=True),)
        if len(several) > len(shown)
        else ()
    )
    told = Words(words.one_programme(several), strong=True)
    means = Words(f"{words.TOGETHER_MEANS}.", quiet=True)
    return Section(RECUR, (told, table, *more, means, *refused), own_page=True)


def _starts(row: Recurring, names: Mapping[tuple[str, str], str]) -> str:
    """Who starts in which month."""
    months: dict[str, list[str]] = {}
    for of, start in sorted(row.starts.items(), key=lambda one: one[1]):
        months.setdefault(f"{start:%Y-%m}", []).append(cut(names[of]))
    return "; ".join(f"{month}: {', '.join(of)}" for month, of in months.items())


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


def too_many_to_plan(matches: int) -> str:
    """Why no roadmaps were made."""
    return (
        f"Which initiatives recur is worked out from the roadmaps of up to {PLANNED} organisations; here are {matches:,}. "
        "Filter them first."
    )


def _is_long(at_large: AtLarge) -> bool:
    """Whether tables of organisations are so long that each begins on a page of its own."""
    return len(at_large.rows) > SHORT


def _beyond(at_large: AtLarge) -> tuple[Part, ...]:
    if at_large.matches <= len(at_large.rows):
        return ()
    return (Words(
        f"The first {len(at_large.rows):,} of {at_large.matches:,} organisations are listed, at most {LISTED:,}; sums, medians "
        "and stages are of all of them.",
        quiet=True,
    ),)  # fmt: skip


def _name(row: PortfolioRow) -> str:
    return cut(row.overview.assessment.organisation.name, NAME)


def _by_wave(row: PortfolioRow) -> str:
    """The overall scores of its latest waves, the oldest first."""
    scores = [figure(one.score) for one in row.trend[-MOST_WAVES:]]
    return " → ".join(scores) if len(scores) > 1 and any(one.score is not None for one in row.trend) else "–"


def _change(row: PortfolioRow) -> str:
    if row.overview.score is None or row.change is None:
        return "–"
    return change(row.overview.score, row.overview.score - row.change) or "–"


def _covered(row: PortfolioRow) -> str:
    seen = row.overview
    return words.HIDDEN if seen.standing == "scored" and seen.coverage is None else percent(seen.coverage)


def _people(row: PortfolioRow) -> str:
    seen = row.overview
    if seen.respondents is not None:
        return f"{seen.respondents:,}"
    return words.HIDDEN if seen.standing == "scored" else "–"


def _agreement(at_large: AtLarge, row: PortfolioRow) -> str:
    found = at_large.agreement.get(row.overview.assessment.id)
    return "–" if found is None else words.agreement_in_short(found) or "–"


def _share(cell: FactorCell) -> float | None:
    if cell.score is None or cell.minimum is None or cell.maximum is None:
        return None
    return position(cell.score, cell.minimum, cell.maximum)
