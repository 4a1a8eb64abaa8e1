"""The slides of a comparison: who stands where and who can be told apart, factors side by side, others, and all waves."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.figures import arithmetic, distinct, label, one_scale
from opposite.exports.briefing.deck.model import BODY, Box, Chart, Deck, Part, Slide, Table, Words
from opposite.exports.briefing.deck.notes_page import on_one_page
from opposite.exports.briefing.deck.side_by_side_lines import ABOVE, NOTE, lines_over_waves, others_behind
from opposite.wording.briefing import side_by_side as words
from opposite.wording.briefing.deck import FACTOR, FROM_DATABASE, NOW, source
from opposite.wording.comparison.charts import dots_described, ranking_described
from opposite.wording.comparison.differences import (
    MARKS,
    WHAT_COUNTS,
    difference_in_short,
    difference_rows,
    name_in_line,
)
from opposite.wording.comparison.findings import NOTHING_TO_SAY, findings, ranked, short_names, told_apart
from opposite.wording.comparison.peers import alike
from opposite.wording.figures import day, figure, sample_mark
from opposite.wording.scoring.charts import MEDIAN_OF_OTHERS
from opposite.wording.scoring.factors import factor_sentence
from opposite.wording.scoring.scores import interval_level
from opposite.wording.sentences import joined, one_line

RADARS_A_SLIDE = 3
SHORT, LONGER, WHOLE = 26, 40, 80
"""Characters of a name beneath an axis, in a legend or a table, and of an organisation before its wave."""

SOURCE = source("Compare", "opposite compare")


def deck_of(compared: SideBySide) -> Deck:
    """Seven to nine slides; the same comparison gives the same."""
    several = compared.several
    slides = (
        _opening(compared),
        _answer(compared),
        _ranking(compared),
        _factors(several),
        *_radars(compared),
        _differences(several),
        others_behind(compared),
        lines_over_waves(compared),
    )
    return Deck(
        title=f"{words.TITLE}: {words.title(several)}",
        foot=words.foot(several),
        slides=tuple(map(on_one_page, slides)),
    )


def _names(several: Sequence[Report], most: int) -> tuple[str, ...]:
    """What those compared are called where there is room for so many characters, no two alike; whole in the ranking."""
    name = short_names(several)
    return distinct([label(name(one), most) for one in several])


def _opening(compared: SideBySide) -> Slide:
    several = compared.several
    sample = (
        [sample_mark(len({one.assessment.organisation.name for one in several}))]
        if several[0].assessment.organisation.sample
        else []
    )
    below = one_line(f"{several[0].framework.title} · {day(compared.made_on)}")
    notes = (*(name_in_line(one.assessment) for one in several), *sample, FROM_DATABASE)
    return Slide("opening", words.title(several), (), notes, opening=True,
                 subtitle="\n".join([words.TITLE, below, *sample]))  # fmt: skip


def _answer(compared: SideBySide) -> Slide:
    """Overall scores on their intervals, and the sentences that matter."""
    several, in_order = compared.several, ranked(compared.several)
    found = findings(several)
    low, high, on_scale, number_format = one_scale(one.overall for one in several)
    series: list[tuple[str, tuple[float | None, ...]]] = [
        (words.SCORE, tuple(on_scale(one.overall.score, one.overall) for one in in_order))
    ]
    if any(one.overall.interval is not None for one in several):
        for place, title in enumerate(words.ends_of_interval(several[0].framework)):
            ends = (None if one.overall.interval is None else one.overall.interval[place] for one in in_order)
            series.append((title, tuple(on_scale(end, one.overall) for end, one in zip(ends, in_order, strict=True))))
    described = ranking_described(in_order)
    parts = (
        Chart("overall scores", Box(0.6, 1.7, 7.3, 5.05), "intervals", _names(in_order, SHORT), tuple(series), low, high,
              described, number_format),
        Words("sentences", Box(8.3, 1.9, 4.43, 4.7),
              (told_apart(several), *found[1:]), sizes=(18, 16, 14, 12, 11), after=12),
    )  # fmt: skip
    notes = [described, *(arithmetic(one, "root") for one in in_order)]
    return Slide("answer", found[0] if found else NOTHING_TO_SAY, parts, (*notes, WHAT_COUNTS, SOURCE))


def _ranking(compared: SideBySide) -> Slide:
    """The ranking in figures, and what each score rests on; who the others are, and since when they count, where not all now."""
    several, in_order, others_alike = compared.several, ranked(compared.several), alike(compared.kinds)
    told = words.of_others(several[0], compared.others_as_of, compared.kinds, compared.unplaced)
    head = (words.WHO, words.OVERALL, interval_level(several[0].framework).capitalize(), words.STAGE, words.AMONG,
            words.RESTS_ON, words.VERSION)  # fmt: skip
    rows = (head, *((name_in_line(one.assessment, WHOLE), *words.row(one, others_alike)) for one in in_order))
    parts = (
        Table("ranking", ABOVE if told else BODY, rows, (0.24, 0.1, 0.13, 0.15, 0.15, 0.13, 0.1),
              ranking_described(in_order), numbers=(1, 2)),
        *((Words("as of", NOTE, told, sizes=(12, 11), muted=True),) if told else ()),
    )  # fmt: skip
    notes = [" · ".join(row) for row in rows[1:]]
    return Slide("ranking", words.rest_on(several), parts, (told_apart(several), *notes, *told, SOURCE))


def _factors(several: Sequence[Report]) -> Slide:
    """A mark for each of those compared on every factor."""
    low, high, on_scale, number_format = one_scale(row for one in several for row in one.factors)
    first = several[0].factors
    series = tuple(
        (name, tuple(None if (at := one.nodes.get(row.node)) is None else on_scale(at.score, at) for row in first))
        for name, one in zip(_names(several, LONGER), several, strict=True)
    )
    described = dots_described(several, {})
    parts = (
        Chart("factors", BODY, "dumbbell", distinct([label(row.title, 30) for row in first]), series, low, high,
              described, number_format),
    )  # fmt: skip
    notes = [
        joined([name_in_line(one.assessment), *(factor_sentence(one, row) for row in one.factors)]) for one in several
    ]
    return Slide("factors", words.further_findings(findings(several)[1:]), parts, (*notes, described, SOURCE))


def _radars(compared: SideBySide) -> list[Slide]:
    """Small radars on one scale, each with its name and figures above, three a slide; none of fewer than three factors."""
    several, others_alike = compared.several, alike(compared.kinds)
    if len(several[0].factors) < 3:
        return []
    low, high, on_scale, number_format = one_scale(row for one in several for row in one.factors)
    reference, wide, slides = several[0].reference, 3.9, []
    for number, start in enumerate(range(0, len(several), RADARS_A_SLIDE), 1):
        parts: list[Part] = []
        part = several[start : start + RADARS_A_SLIDE]
        for place, one in enumerate(part):
            left = 0.6 + place * (12.13 - wide) / 2
            series: list[tuple[str, tuple[float | None, ...]]] = [
                (NOW, tuple(on_scale(row.score, row) for row in one.factors))
            ]
            if any(row.node in reference for row in one.factors):
                others = tuple(on_scale(reference.get(row.node), row) for row in one.factors)
                series.append((MEDIAN_OF_OTHERS, others))
            said = joined(factor_sentence(one, row) for row in one.factors)
            name = name_in_line(one.assessment, WHOLE)
            parts += [
                Words(f"name {place + 1}", Box(left, 1.65, wide, 0.5), (name,), sizes=(14, 13, 12, 11, 10), bold=True),
                Words(f"figures {place + 1}", Box(left, 2.15, wide, 0.6), (words.below_radar(one, others_alike),), sizes=(12, 11, 10),
                      muted=True),
                Chart(f"radar {place + 1}", Box(left, 2.8, wide, 3.95), "radar",
                      distinct([label(row.title, 20) for row in one.factors]), tuple(series), low, high,
                      joined([name, said]), number_format),
            ]  # fmt: skip
        notes = [
            joined([name_in_line(one.assessment), *(factor_sentence(one, row) for row in one.factors)]) for one in part
        ]
        slides.append(Slide(f"radars {number}", words.weakest_of_each(part), tuple(parts), (*notes, SOURCE)))
    return slides


def _differences(several: Sequence[Report]) -> Slide:
    """Factors side by side, with the differences to the first and what they are worth; darker where scores are higher."""
    told, (first, *others) = difference_rows(several), several
    bases = (*first.factors, first.overall)
    shown = [FACTOR, *_names(several, LONGER)]
    cells = [
        [figure(base.score), *(difference_in_short(one.nodes.get(base.node), base) for one in others)] for base in bases
    ]
    titles = [one_line(row[FACTOR]) for row in told]
    rows = (tuple(shown), *((title, *of_row) for title, of_row in zip(titles, cells, strict=True)))
    shades = [
        (line, column, position(row.score, row.minimum, row.maximum))
        for line, base in enumerate(bases, 1)
        for column, one in enumerate(several, 1)
        if (row := one.nodes.get(base.node)) is not None
        and row.score is not None
        and row.minimum is not None
        and row.maximum is not None
    ]
    each = min(0.25, 0.8 / len(several))
    parts = (
        Table("differences", Box(0.6, 1.75, 12.13, 4.6), rows, (1 - each * len(several), *[each] * len(several)),
              joined(": ".join(row[:2]) + "".join(f", {cell}" for cell in row[2:]) for row in rows[1:]),
              shades=tuple(shades), numbers=tuple(range(1, len(several) + 1))),
        Words("what counts", Box(0.6, 6.4, 12.13, 0.45), (MARKS,), sizes=(12, 11), muted=True),
    )  # fmt: skip
    notes = [" · ".join(f"{one_line(name)}: {one_line(cell)}" for name, cell in row.items()) for row in told]
    return Slide("differences", words.how_many_differ(several), parts, (*notes, WHAT_COUNTS, SOURCE))
