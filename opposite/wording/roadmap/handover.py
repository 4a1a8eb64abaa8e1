"""What every tool is told of a roadmap and its initiatives: names, labels, and descriptions, a paragraph each."""

from __future__ import annotations

from typing import NamedTuple

from opposite.domain.framework import Assumption, Kpi
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.figures import day_count, plain, sample_mark
from opposite.wording.framework.initiatives import outcomes, way_of_working
from opposite.wording.roadmap import naming
from opposite.wording.roadmap.headline import reason
from opposite.wording.sentences import one_line

MOST_NAME = 255
"""Characters of a name: Jira, Azure DevOps and Project take no more."""

MOST_PARAGRAPH = 3000
"""Characters of a paragraph, so that a whole description fits into a field of Jira and a cell of Excel (32,767)."""

LEAST_URGENT = 3
"""The least of three priorities: for what starts in the third part of the roadmap or later."""

SAMPLE_LABEL = "Sample"


class Paragraph(NamedTuple):
    """A part of a description: what it is about, None where that is plain, and its text in one or more lines."""

    label: str | None
    text: str


def title(roadmap: Roadmap) -> str:
    """What the plan is called."""
    return one_line(f"Roadmap of {roadmap.organisation}, wave {roadmap.wave}")


def name(row: RoadmapRow) -> str:
    """The initiative's title on one line, cut to what every tool takes."""
    return cut(one_line(row.initiative.title), MOST_NAME)


def numbered_name(row: RoadmapRow) -> str:
    """The name behind its place in the plan: no two are equal, and none begins like a formula or a command."""
    return cut(f"{row.order}. {one_line(row.initiative.title)}", MOST_NAME)


def name_of_test(assumption: Assumption) -> str:
    """The test of an assumption by name, cut to what every tool takes."""
    return cut(f"Assumption to test: {' '.join(printable(assumption.text).split())}", MOST_NAME)


def horizon_title(horizon: str) -> str:
    """A part of the roadmap as people read it: Now, Next, Later."""
    return capitalised(horizon)


def priority(roadmap: Roadmap, row: RoadmapRow) -> int:
    """Place of the part of the roadmap in which an initiative starts, from 1 to 3: what starts now comes first."""
    names = [horizon for horizon, _ in roadmap.horizons]
    return min(names.index(row.horizon) + 1, LEAST_URGENT) if row.horizon in names else LEAST_URGENT


def lens_titles(roadmap: Roadmap) -> dict[str, str]:
    """Titles of the lenses by id: the framework's in its order, then others that rows name, by their id."""
    titles = {lens.id: one_line(lens.title) for lens in roadmap.framework.lenses}
    others = {row.initiative.lens for row in roadmap.rows if row.initiative.lens is not None} - set(titles)
    return titles | {lens: one_line(lens) for lens in sorted(others)}


def factor_title(roadmap: Roadmap, row: RoadmapRow) -> str | None:
    """Title of the factor that the initiative belongs to; None where it belongs to none."""
    factor = row.initiative.factor
    if factor is None:
        return None
    return one_line(roadmap.framework.nodes[factor].title if factor in roadmap.framework.nodes else factor)


def labels(roadmap: Roadmap, row: RoadmapRow) -> tuple[str, ...]:
    """Words to sort the initiative by: its factor, its lens, and whether the organisation is a sample."""
    lens = row.initiative.lens
    possible = (
        factor_title(roadmap, row),
        None if lens is None else lens_titles(roadmap)[lens],
        SAMPLE_LABEL if roadmap.sample else None,
    )
    return tuple(cut(label, MOST_NAME) for label in possible if label)


def paragraphs(roadmap: Roadmap, row: RoadmapRow) -> tuple[Paragraph, ...]:
    """All that is said of an initiative beside its name, dates and labels; without what it does not have."""
    initiative = row.initiative
    needed = "\n".join(numbered_name(other) for other in roadmap.needed_first(row))
    work = f"{day_count(initiative.effort_days)} of work"
    if initiative.demand:
        work += f", FTE meanwhile: {'; '.join(f'{r} {plain(fte)}' for r, fte in initiative.demand.items())}"
    possible = (
        Paragraph(None, sample_mark() if roadmap.sample else ""),
        Paragraph(None, initiative.description or ""),
        *(Paragraph(*said) for said in outcomes(initiative)),
        Paragraph("Measured by", "" if initiative.kpi is None else _kpi(initiative.kpi)),
        *(Paragraph(*said) for said in way_of_working(initiative)),
        Paragraph("Why", reason(roadmap, row)),
        Paragraph("Needs first", needed),
        Paragraph("Owner", initiative.owner_role or ""),
        Paragraph("Work", work),
        Paragraph("From", f"{title(roadmap)}, initiative {initiative.id}"),
    )
    shown = (Paragraph(label, cut(printable(text), MOST_PARAGRAPH)) for label, text in possible)
    return tuple(paragraph for paragraph in shown if paragraph.text)


def description(roadmap: Roadmap, row: RoadmapRow) -> str:
    """The paragraphs as plain text, an empty line between them."""
    return "\n\n".join(plain_paragraph(paragraph) for paragraph in paragraphs(roadmap, row))


def plain_paragraph(paragraph: Paragraph) -> str:
    """The text behind its label; a text of several lines begins on its own."""
    if paragraph.label is None:
        return paragraph.text
    return f"{paragraph.label}:" + ("\n" if "\n" in paragraph.text else " ") + paragraph.text


def capitalised(words: str) -> str:
    """The words on one line, the first letter large and the others as they are."""
    return naming.capitalised(one_line(words))


def printable(words: str) -> str:
    """The words in their lines, without characters that cannot be shown and without empty lines at the ends."""
    return "\n".join(one_line(line) for line in words.splitlines()).strip("\n")


def cut(words: str, most: int) -> str:
    """The words, or their beginning and an ellipsis where they have more than so many characters."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _kpi(kpi: Kpi) -> str:
    lines = [kpi.name]
    if kpi.target is not None:
        unit = f" {kpi.unit}" if kpi.unit else ""
        lines.append(f"Target: {kpi.target if isinstance(kpi.target, str) else plain(kpi.target) + unit}")
    if kpi.baseline:
        lines.append(f"Baseline: {kpi.baseline}")
    return "\n".join(lines)
