"""The slides of a comparison on the others behind its first, and on overall scores over all waves."""

from __future__ import annotations

from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.figures import distinct, exact, label, one_scale
from opposite.exports.briefing.deck.model import BODY, Box, Chart, Part, Slide, Words
from opposite.wording.briefing import side_by_side as words
from opposite.wording.briefing.deck import source
from opposite.wording.comparison.charts import spread_in_words
from opposite.wording.comparison.findings import short_names
from opposite.wording.comparison.over_waves import breaks, described
from opposite.wording.comparison.peers import alike
from opposite.wording.figures import figure, short_day
from opposite.wording.sentences import joined, one_line

SOURCE = source("Compare", "opposite compare")
ABOVE, NOTE = Box(0.6, 1.7, 12.13, 4.5), Box(0.6, 6.25, 12.13, 0.6)


def others_behind(compared: SideBySide) -> Slide:
    """The first beside the middle half and the median of others, all or those alike, on the factors of which these can be told."""
    first, spread, others_alike = compared.several[0], compared.spread, alike(compared.kinds)
    rows = [row for row in first.factors if row.node in spread]
    if not rows:
        none = words.no_spread(others_alike)
        parts: tuple[Part, ...] = (Words("no others", BODY, (none,), sizes=(18, 16)),)
        return Slide("others", words.few_others(others_alike), parts, (none, SOURCE))
    low, high, on_scale, number_format = one_scale(first.factors)
    told_of = words.others_as_of(compared.others_as_of)
    whose = (words.others_are(first, max(spread[row.node].n for row in rows), others_alike), *told_of)
    told = [f"{one_line(row.title)}: {figure(row.score)}; {spread_in_words(spread[row.node])}" for row in rows]
    of_others = [
        (words.LOWER, [spread[row.node].lower_quartile for row in rows]),
        (words.MEDIAN, [spread[row.node].median for row in rows]),
        (words.UPPER, [spread[row.node].upper_quartile for row in rows]),
    ]
    series = [(label(short_names(compared.several)(first), 40), tuple(on_scale(row.score, row) for row in rows))]
    series += [
        (title, tuple(on_scale(value, row) for value, row in zip(values, rows, strict=True)))
        for title, values in of_others
    ]
    parts = (
        Chart("others", ABOVE, "dumbbell", distinct([label(row.title, 30) for row in rows]), tuple(series), low, high,
              joined(told), number_format),
        Words("whose", NOTE, whose, sizes=(12, 11, 10), muted=True, after=2),
    )  # fmt: skip
    return Slide("others", words.among_others(first, spread, others_alike), parts, (*told, *whose, SOURCE))


def lines_over_waves(compared: SideBySide) -> Slide:
    """Overall scores over all waves, a line each, broken where versions of the framework cannot be compared."""
    several = compared.over_waves
    if not several:
        parts: tuple[Part, ...] = (Words("one wave", BODY, (words.ONE_WAVE,), sizes=(18, 16)),)
        return Slide("waves", words.ONE_WAVE, parts, (words.ONE_WAVE, SOURCE))
    placed = [one.moments for one in several]
    moments = sorted({moment for points in placed for moment in points.values()})
    low, high, on_scale, number_format = one_scale(point for one in several for point in one.points)
    series = []
    for one, points in zip(several, placed, strict=True):
        for number, stretch in enumerate(one.stretches):
            scores = {points[point]: on_scale(point.score, point) for point in stretch}
            if any(score is not None for score in scores.values()):
                series.append((words.line_of(one, number), tuple(exact(scores.get(moment)) for moment in moments)))
    broken, days = breaks(several), tuple(on for on, _ in moments)
    parts = (
        Chart("waves", ABOVE if broken else BODY, "lines", distinct([short_day(on) for on in days]),
              tuple(zip(distinct([name for name, _ in series]), (values for _, values in series), strict=True)), low, high,
              described(several), number_format, days if len(set(days)) == len(days) else ()),
        *((Words("breaks", NOTE, tuple(broken), sizes=(12, 11, 10), muted=True, after=2),) if broken else ()),
    )  # fmt: skip
    return Slide("waves", words.over_all_waves(several), parts, (described(several), *broken, SOURCE))
