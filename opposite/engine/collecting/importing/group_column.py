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

    By their titles, else, as ids are common words, at least two by title or id. Unchanged where none does, or several do.
    """
    titles = {normalised(group.title) for group in framework.groups}
    words = titles | {normalised(group.id) for group in framework.groups}
    found = []
    for position, heading in enumerate(source.headings):
        if heading.role is None and not heading.by_tool and heading.title:
            cells = {normalised(row[position]) for row in beneath if position < len(row) and row[position].strip()}
            if cells and (cells <= titles or (cells <= words and len(cells) > 1)):
                found.append(position)
    if len(found) != 1:
        return source
    marked = source.headings[found[0]]._replace(role=GROUP_BY_CELLS)
    return source._replace(headings=(*source.headings[: found[0]], marked, *source.headings[found[0] + 1 :]))
