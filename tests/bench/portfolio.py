"""`portfolio`: what a page costs beside many organisations, against the same page beside twelve.

Each page is opened on the same organisation in a tab of its own, on two servers in turn, by a visitor who draws nothing.
The portfolio shows twenty of many organisations and all twelve of few; its organisations have sectors, countries and tags.
Six are compared, and a profile told among those of its sector; among twelve too few are alike, and it says so.
"""

from datetime import datetime
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import quote

from opposite.definitions import find
from opposite.domain.collecting.description import Description
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.organisations import read_kept, write_description
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import NAME, write_answers
from tests.bench.browser import server
from tests.bench.measuring import Figure, alternating
from tests.bench.processes import processors, resident, spent_between
from tests.bench.visitors import first_view

LIMIT = 1.2
LIMIT_OF_LISTS = 1.5
"""Of the portfolio, on which more organisations stand, and of pages that hold little but pickers."""

LIMIT_BY_CLOCK = 1.5

MEMORY_LIMIT = 1.3
FEW = 12
PEOPLE = 6
VIEWS = 5
"""So many views of a page are one round, since a processor's time is known to ten milliseconds."""

CHOSEN = f"organisation={quote(f'{NAME} 0')}"
PAGES = {
    "start": ("", CHOSEN),
    **{page: (page, CHOSEN) for page in ("profile", "gaps", "alignment", "roadmap", "progress", "participation")},
    **{page: (page, CHOSEN) for page in ("compare", "data", "access")},
    "profile among peers": ("profile", f"{CHOSEN}&peers=sector"),
    "compare of six": ("compare", "{six}"),
    "portfolio": ("portfolio", ""),
    "portfolio by a factor": ("portfolio", "sort=TEC&against=median"),
    "portfolio of a sector": ("portfolio", "sector=Retail&tag=key+account"),
}
"""By name, the path of a page and what stands behind the question mark of its address, `{six}` naming six organisations."""

NOW = datetime(2026, 11, 22, 9, 0)


class Size(NamedTuple):
    """How many organisations are many, and how many rounds."""

    organisations: int
    rounds: int


SIZES = {
    "smallest": Size(organisations=24, rounds=1),
    "usual": Size(organisations=2_000, rounds=7),
    "full": Size(organisations=10_000, rounds=7),
}


class Served(NamedTuple):
    """A server, and how an address on it names six organisations."""

    server: Any
    six: str


class View(NamedTuple):
    """Seconds by the clock until all had come, seconds of processors of the server, and kB that it sent."""

    clock: float
    cpu: float
    sent: float


def measure(folder, size):
    """Medians of seven rounds of five views, after both servers have shown each page once.

    The first page is the start page after an import that has brought the scores up to date.
    """
    databases = {count: _filled(folder, count) for count in (FEW, size.organisations)}
    few, many = databases
    with server(folder, database=databases[few]) as with_few, server(folder, database=databases[many]) as with_many:
        servers = {
            few: Served(with_few.start(), _six(databases[few])),
            many: Served(with_many.start(), _six(databases[many])),
        }
        first = {count: first_view(each.server.url).seconds for count, each in servers.items()}
        took = {page: _views(page, servers, size.rounds) for page in PAGES}
        held = {count: resident(each.server.process_id) for count, each in servers.items()}
    return [
        *(figure for page, views in took.items() for figure in _figures(page, views[few], views[many])),
        Figure(f"memory of the server with {many:,} organisations against {few}", held[many] / held[few], "times", MEMORY_LIMIT),
        Figure(f"memory of the server with {many:,} organisations", held[many], "MB"),
        Figure(f"first page after the start with {many:,} organisations, by the clock", first[many], "s"),
        Figure(f"first page after the start with {few} organisations, by the clock", first[few], "s"),
    ]  # fmt: skip


def _filled(folder, organisations):
    path, file = folder / f"portfolio-{organisations}.duckdb", folder / "portfolio.csv"
    write_answers(file, find("opposite").framework, organisations=range(organisations), people=PEOPLE)
    workspace = open_workspace(str(path))
    import_answers(workspace, file, framework=find("opposite"), now=NOW)
    _describe(workspace)
    refresh(workspace)
    workspace.close()
    return path


def _six(path):
    """The first six organisations, as an address names them to compare."""
    workspace = open_workspace(str(path))
    found = [find_wave(workspace, f"{NAME} {number}").id for number in range(6)]
    workspace.close()
    return "&".join(f"compare={id_}" for id_ in found)


def _describe(workspace):
    """Every third organisation is in retail, every second a key account; eight countries."""
    with workspace.store.writing() as cursor:
        for number, kept in enumerate(read_kept(cursor)):
            described = Description(
                "Retail" if number % 3 == 0 else "Water",
                country=f"Country {number % 8}",
                tags=("key account",) if number % 2 == 0 else (),
            )
            write_description(cursor, kept.id, described)


def _views(page, servers, rounds):
    """The middle View of a page of each server, by the number of organisations."""
    contenders = {count: _contender(page, each) for count, each in servers.items()}
    measured = alternating(f"portfolio, {page}", contenders, rounds=rounds, warm_up=1)
    return {count: View(*map(median, zip(*views, strict=True))) for count, views in measured.items()}


def _contender(page, served):
    (path, query), process = PAGES[page], served.server.process_id

    def views():
        before = processors(process)
        drawn = [first_view(served.server.url, path, query.format(six=served.six)) for _ in range(VIEWS)]
        cpu = spent_between(before, processors(process)) / VIEWS
        return View(median(each.seconds for each in drawn), cpu, median(each.bytes for each in drawn) / 1000)

    return views


def _figures(page, few, many):
    is_a_list = page.split()[0] in {"portfolio", "participation", "progress", "access", "data"}
    return [
        Figure(f"{page}, server, CPU", many.cpu / few.cpu, "times", LIMIT_OF_LISTS if is_a_list else LIMIT),
        Figure(f"{page}, by the clock", many.clock / few.clock, "times", LIMIT_BY_CLOCK),
        Figure(f"{page}, bytes", many.sent / few.sent, "times", None if is_a_list else LIMIT),
        Figure(f"{page}, by the clock until all had come", many.clock * 1000, "ms"),
        Figure(f"{page}, server, CPU a view", many.cpu * 1000, "ms"),
        Figure(f"{page}, sent a view", many.sent, "kB"),
    ]
