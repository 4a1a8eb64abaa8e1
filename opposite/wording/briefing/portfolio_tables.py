"""The report of a portfolio, organisation by organisation: the heat map, where each stands, what its figures rest on."""

from __future__ import annotations

from opposite.domain.scoring.lenses import position
from opposite.engine.portfolio_at_large import LISTED, AtLarge
from opposite.engine.scoring.portfolio import FactorCell, PortfolioRow
from opposite.wording.briefing.parts import Part, Section, Table, Words
from opposite.wording.comparison import portfolio as words
from opposite.wording.figures import figure, people, percent, pluralise
from opposite.wording.scoring.scores import change
from opposite.wording.sentences import cut, one_line

HEAT, WHERE, RESTS = "Organisations by factors", "Where each stands", "What the figures rest on"
BY_WAVE = "Overall by wave"
MOST_WAVES = 5
"""Waves of an organisation of which the table tells."""

ACROSS = 8
"""Factors side by side in one heat map; further ones stand in another."""

SHORT = 12
"""Up to so many organisations stand in tables one beneath another."""

NAME = 60
"""Characters of a name in a table."""


def heat_map(at_large: AtLarge) -> Section:
    """Organisations by factors, the darker the higher."""
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


def where_each_stands(at_large: AtLarge) -> Section:
    """Overall score, stage, weakest factor and waves of each."""
    titles = {factor.id: factor.title for factor in at_large.kind.framework.factors}
    order = one_line(words.order_in_words(at_large.order, at_large.kind.framework))
    table = Table(
        f"{pluralise(len(at_large.rows), 'organisation')}, sorted by: {order}",
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


def what_it_rests_on(at_large: AtLarge) -> Section:
    """Coverage, people and agreement of each."""
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
