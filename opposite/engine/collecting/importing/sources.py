"""Which file brought whom: a wave remembers the sources of its imports, so that another file's ids are other people's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.framework import Framework
from opposite.engine.collecting.commands import in_one_line
from opposite.errors import NOTHING_STORED, ImportRefusedError
from opposite.store.cursor import Cursor

People = Literal["same", "other"]
"""Who the people are whose ids the store knows: the same ones, or others."""

ANOTHER_DOWNLOAD = re.compile(
    r"\s*[(_-]?\(?(\d+|\d+-\d+)\)\s*$|\s+-\s+cop(y|ie)\s*$|_[^\W\d_]+ \d{1,2}, \d{4}_\d{2}\.\d{2}\s*$", re.IGNORECASE
)
"""What is added to a file's name when it is downloaded once more: `Survey (1)`, `Survey(1-35)`, `Survey_March 3, 2026_10.22`."""


def source_of(path: Path) -> str:
    """The survey or file that a file is a download of: its name without what a second download adds."""
    return ANOTHER_DOWNLOAD.sub("", path.stem) or path.stem


def people_of_source(cursor: Cursor, framework: Framework, source: str, people: People | None) -> People | None:
    """Who the people of a staged file are by what was said now, or of its source before; others get its name before theirs.

    A source whose people are others in the waves of the file stays that. Makes known to the cursor who was brought by
    another source; where one source brought both kinds, everybody is taken for brought by another.

    Raises ImportRefusedError where names get too long.
    """
    cursor.run("import_files", framework_hash=framework.hash)
    ((other, otherwise),) = cursor.run("import_source_known", source=source)
    cursor.run("import_origins", source=source, is_certain=not (other and otherwise))
    if people != "other" and not (other and not otherwise):
        return people
    cursor.run("import_name_others", source=in_one_line(source))
    ((longest,),) = cursor.run("import_longest_name")
    if longest > NAME_LIMIT:
        raise ImportRefusedError(
            f"The names of people would have up to {longest} characters with the name of the file before them.",
            f"A name has at most {NAME_LIMIT}. {NOTHING_STORED}",
            "Give the file a shorter name.",
        )
    return "other"
