"""The names that an address knows: what each chooses, which pages read it, and what goes when another one is chosen.

What is chosen stands in the address on every page and goes along to the next one, whether that page reads it or not: who
comes back finds it. Only the order of a list and the place in it stay with the list that they were chosen for.
"""

from __future__ import annotations

from dataclasses import dataclass

from opposite.ui.shell import keys

FIGURES = ("profile", "gaps", "alignment", "roadmap", "progress", "documents")
"""Pages of one wave of one organisation that show figures."""

LISTS = ("start", "portfolio")
"""Pages that list organisations."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A name in the address."""

    name: str
    called: str
    """What it chooses, as sentences call it."""
    pages: tuple[str, ...]
    """The pages that read it; each judges by what it shows itself whether what is named is there."""
    several: bool = False
    """Whether it may stand there more than once, a choice each."""
    leaves: tuple[str, ...] = ()
    """Names that belonged to what was chosen before, and go with it."""
    of_a_list: bool = False
    """Whether it is how a list is read, and not carried over to the other one."""


SELECTION: tuple[Selected, ...] = (
    Selected(
        keys.ORGANISATION,
        "organisation",
        ("assess", "participation", *FIGURES, "compare", "data"),
        leaves=(keys.WAVE, keys.SCENARIO),
    ),
    Selected(keys.WAVE, "wave", ("assess", "participation", *FIGURES, "compare", "data"), leaves=(keys.SCENARIO,)),
    Selected(keys.FACTOR, "factor", ("gaps", "frameworks"), leaves=(keys.QUESTION,)),
    Selected(keys.QUESTION, "question", ("gaps",)),
    Selected(keys.PEERS, "way in which others are alike", ("profile", "compare"), several=True),
    Selected(keys.BENCHMARK, "benchmark", ("profile",)),
    Selected(keys.GROUP, "group", ("alignment",), several=True),
    Selected(keys.SCENARIO, "scenario", ("roadmap", "documents")),
    Selected(keys.COMPARE, "compared wave", ("portfolio", "compare"), several=True),
    Selected(keys.FIND, "part of a name", LISTS, leaves=(keys.PAGE,)),
    Selected(keys.SECTOR, "sector", LISTS, several=True, leaves=(keys.PAGE,)),
    Selected(keys.SIZE, "size", LISTS, several=True, leaves=(keys.PAGE,)),
    Selected(keys.COUNTRY, "country", LISTS, several=True, leaves=(keys.PAGE,)),
    Selected(keys.TAG, "tag", LISTS, several=True, leaves=(keys.PAGE,)),
    Selected(keys.ARCHIVED, "archived ones", ("start",), leaves=(keys.PAGE,)),
    Selected(keys.FRAMEWORK, "framework", ("portfolio",), leaves=(keys.PAGE, keys.SORT, keys.OF_WAVE)),
    Selected(keys.OF_WAVE, "wave", ("portfolio",), leaves=(keys.PAGE,)),
    Selected(keys.FRAMEWORK_VERSION, "framework", ("frameworks",)),
    Selected(keys.AGAINST, "colour of cells", ("portfolio",)),
    Selected(keys.AGREEMENT, "column of agreement", ("portfolio",)),
    Selected(keys.IMPORTS, "page of the imports", ("data",)),
    Selected(keys.SORT, "order", LISTS, leaves=(keys.PAGE,), of_a_list=True),
    Selected(keys.DESCENDING, "direction of the order", ("portfolio",), leaves=(keys.PAGE,), of_a_list=True),
    Selected(keys.PAGE, "page of the list", LISTS, of_a_list=True),
)
"""Every name, the widest choice first; nothing else in an address is read."""

BY_NAME = {selected.name: selected for selected in SELECTION}

OF_A_LIST = tuple(selected.name for selected in SELECTION if selected.of_a_list)
