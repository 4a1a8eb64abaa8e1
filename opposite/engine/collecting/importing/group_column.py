"""The column of a file that tells the group of each person by its cells, whatever it is called: tools name it after their question."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.framework import Framework
from opposite.engine.collecting.importing.source_formats import SourceFormat
from opposite.engine.collecting.importing.words import normalised

GROUP_BY_CELLS = "group"
"""What such a column holds, where no column is named so."""


def with_group_column(source: SourceFormat, beneath: Sequence[Sequence[str]], framework: Framework) -> SourceFormat:
    """The format with the one column marked as that of the groups whose first cells all name groups.

    By their titles, else, as ids are common words, at least two by title or id. So are several columns of one question, two
    choices of which name groups. Unchanged where none does, or several do.
    """
    titles = {normalised(group.title) for group in framework.groups}
    words = titles | {normalised(group.id) for group in framework.groups}
    found: list[tuple[int, ...]] = []
    choices: dict[str, list[int]] = {}
    for position, heading in enumerate(source.headings):
        if heading.role is None and not heading.by_tool and heading.title:
            if heading.under is not None and normalised(heading.under[1]) in words:
                choices.setdefault(heading.under[0], []).append(position)
                continue
            cells = {normalised(row[position]) for row in beneath if position < len(row) and row[position].strip()}
            if cells and (cells <= titles or (cells <= words and len(cells) > 1)):
                found.append((position,))
    found += [tuple(several) for several in choices.values() if len(several) > 1]
    if len(found) != 1:
        return source
    headings = list(source.headings)
    for position in found[0]:
        headings[position] = headings[position]._replace(role=GROUP_BY_CELLS)
    return source._replace(headings=tuple(headings))
