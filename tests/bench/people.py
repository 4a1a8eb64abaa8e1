"""`people`: many people who answer at once, each by an invitation of their own, on one process of the server.

Everybody answers at the pace at which people read: a choice every eight seconds, give or take three, screen by screen.
They speak Streamlit's protocol and draw nothing; the server cannot tell them from browsers. At the end every answer is
looked for in the database.
"""

import asyncio
import statistics
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple

from opposite.engine.access.tokens import digest, public_id
from opposite.engine.collecting.assessments import given_answers
from opposite.engine.collecting.invitations import begin, invite, new_link
from opposite.engine.collecting.setup import start_wave
from opposite.engine.workspace import open_workspace
from tests.bench.browser import sample_database, server
from tests.bench.measuring import Figure, told
from tests.bench.processes import processors, resident, spent_between
from tests.bench.visitors import visiting

NOW = datetime(2026, 11, 22, 9, 0)
PACE, GIVE_OR_TAKE = 8.0, 3.0
"""Seconds between two choices. Everybody begins at once with a screen of five questions: from the 25th second on they go
on to the next one, nearly all within twenty seconds, and a screen costs the server twice what a choice does."""

SEED = 20261128
GROUP = "frontline"
LEVELS = 6
AT_ONCE = 8
"""So many tabs are opened at the same time until all are open."""

SAVED = "Saved at"
MEMORY_LIMIT = 1.5
FLAT_LIMIT = 1.05
PAGES = ("", "assess", "participation", "profile", "gaps", "alignment", "progress", "compare", "data", "frameworks")


class Size(NamedTuple):
    """How many people at once with their limit in ms, for how many seconds; then reruns and page visits of one tab."""

    people: tuple[tuple[int, float], ...]
    seconds: float
    reruns: int
    visits: int


SIZES = {
    "smallest": Size(people=((3, 400.0),), seconds=9, reruns=20, visits=len(PAGES)),
    "usual": Size(people=((50, 400.0), (200, 1000.0)), seconds=40, reruns=1_000, visits=100),
    "full": Size(people=((50, 400.0), (200, 1000.0)), seconds=120, reruns=10_000, visits=500),
}


def measure(folder, size):
    """The 95th percentile is that of every choice of everybody, from sending it until *saved* has come.

    Memory of a session is what the server's process holds with all tabs open beyond what it held with one, shared out,
    less the same of the plain page of `click`. Flat compares what it holds at the end of all reruns and page visits
    with what it held after the first tenth, and after half of them.

    What grows with reruns is DuckDB's: 0.2 kB for each buffer that a statement used, in eight queues, of which each is
    tidied only once it has 32,768 entries (`from duckdb_eviction_queues()` counts them). An answer fills one with sixteen,
    which is full after 2,000 reruns, and another with the block of its wave; what joins tables would fill further ones.
    """
    figures = [figure for people, limit in size.people for figure in _answering(folder, people, limit, size.seconds)]
    return figures + _memory(folder, size)


def _answering(folder, people, limit, seconds):
    database, begun, links = _invited(folder, people)
    with server(folder, database=database) as app:
        app.start()
        answered, cpu = asyncio.run(_everybody([app.url + link for link in links], seconds, app.process_id))
        app.stop()
        lost = _lost(app.database, begun, answered)
    took = [each for person in answered for each in person.took]
    twentieths = statistics.quantiles(took, n=20)
    return [
        Figure(f"{people} people, choice until saved, 95th percentile", twentieths[18] * 1000, "ms", limit),
        Figure(f"{people} people, median", twentieths[9] * 1000, "ms"),
        Figure(f"{people} people, choices made", len(took), ""),
        Figure(f"{people} people, answers not in the database afterwards", lost, "", 0),
        Figure(f"{people} people, server, CPU a choice", cpu / len(took) * 1000, "ms"),
    ]


def _invited(folder, people):
    """Path of a database with a wave that so many people have begun, these people, and the path of each one's link."""
    path = Path(mkdtemp(dir=folder)) / "people.duckdb"
    workspace = open_workspace(str(path))
    wave = start_wave(
        workspace, workspace.resolve("opposite"), organisation="Acme", wave="First", profile="full",
        people={GROUP: people}, now=NOW,
    )  # fmt: skip
    link = digest(invite(workspace, wave, GROUP, now=NOW))
    begun = [begin(workspace, link, now=NOW + number * timedelta(minutes=1)) for number in range(people)]
    tokens = [new_link(workspace, person, now=NOW) for person in begun]
    workspace.close()
    return path, begun, [f"/i/{public_id(digest(token))}/?key={token}" for token in tokens]


class Person:
    """Somebody who answers: levels by question as they were chosen last, and how long each choice took until saved."""

    def __init__(self, number):
        self.given, self.took = {}, []
        self._random = Random(f"{SEED} {number}")

    async def answer(self, tab, drawn, seconds):
        """Choose at one's pace for so long, beginning from what the tab shows."""
        loop = asyncio.get_running_loop()
        until, pause = loop.time() + seconds, self._random.uniform(0, PACE)
        while loop.time() + pause < until:
            await asyncio.sleep(pause)
            drawn = await self._answer_next(tab, drawn)
            pause = PACE + self._random.uniform(-GIVE_OR_TAKE, GIVE_OR_TAKE)

    async def _answer_next(self, tab, drawn):
        """Choose a level of the next question of the screen, then go on to the next screen after its last."""
        questions = [key.removeprefix("answer-") for key in drawn.widgets if key.startswith("answer-")]
        question = next((each for each in questions if each not in self.given), self._random.choice(questions))
        level = self._random.choice([each for each in range(1, LEVELS + 1) if each != self.given.get(question)])
        drawn = await tab.choose(drawn.widgets[f"answer-{question}"], level - 1, drawn.widgets)
        took = drawn.seconds_until(SAVED)
        if took is None:
            raise RuntimeError(f"A choice was not saved; the page says {list(drawn.text_at)}")
        self.took.append(took)
        self.given[question] = level
        if not all(each in self.given for each in questions) or "next-factor" not in drawn.widgets:
            return drawn
        following = await tab.press(drawn.widgets["next-factor"])
        return following if any(key.startswith("answer-") for key in following.widgets) else drawn


async def _everybody(addresses, seconds, process_id):
    """What all people gave together, each in a tab that stays open until all have ended."""
    opening, together = asyncio.Semaphore(AT_ONCE), asyncio.Barrier(len(addresses) + 1)
    people = [Person(number) for number in range(len(addresses))]

    async def attend(person, address):
        async with visiting(address) as tab:
            async with opening:
                drawn = await tab.open()
            await together.wait()
            await person.answer(tab, drawn, seconds)
            await together.wait()

    async with asyncio.TaskGroup() as group:
        for person, address in zip(people, addresses, strict=True):
            group.create_task(attend(person, address))
        told(f"people: {len(addresses)} tabs", 0, 1)
        await together.wait()
        before = processors(process_id)
        await together.wait()
        return people, spent_between(before, processors(process_id))


def _lost(database, begun, answered):
    """How many answers are not in the database as they were given last."""
    workspace = open_workspace(str(database))
    lost = 0
    for known, person in zip(begun, answered, strict=True):
        stored = {question: answer.level for question, answer in given_answers(workspace, known).items()}
        lost += sum(stored.get(question) != level for question, level in person.given.items())
    workspace.close()
    return lost


def _memory(folder, size):
    people = max(number for number, _ in size.people)
    database, _, links = _invited(folder, people)
    with server(folder, database=database) as app, server(folder, page="bare_questionnaire") as bare:
        app.start()
        bare.start()
        of_app = asyncio.run(_sessions([app.url + link for link in links], app.process_id))
        of_bare = asyncio.run(_sessions([bare.url] * people, bare.process_id))
    return [
        Figure(
            f"memory of a session over the plain page's, {people} open", of_app - of_bare, "MB a session", MEMORY_LIMIT
        ),
        Figure("memory of a session", of_app, "MB a session"),
        Figure("memory of a session of the plain page", of_bare, "MB a session"),
        *_flat(folder, size),
    ]


async def _sessions(addresses, process_id):
    """MB a tab, when all are open, beyond what the process held with one of them."""
    first, *others = addresses
    opening, all_open = asyncio.Semaphore(AT_ONCE), asyncio.Barrier(len(others) + 1)

    async def person(address):
        async with visiting(address) as tab:
            async with opening:
                await tab.open()
            await all_open.wait()
            await all_open.wait()

    async with visiting(first) as tab:
        await tab.open()
        before = resident(process_id)
        async with asyncio.TaskGroup() as group:
            for address in others:
                group.create_task(person(address))
            await all_open.wait()
            held = resident(process_id)
            await all_open.wait()
    return (held - before) / len(others)


def _flat(folder, size):
    database, _, (link,) = _invited(folder, 1)
    with server(folder, database=database) as app:
        app.start()
        reruns = asyncio.run(_rerun(app.url + link, size.reruns, app.process_id))
    with server(folder, database=sample_database(folder)) as app:
        app.start()
        visits = asyncio.run(_visit(app.url, size.visits, app.process_id))
    return [*_flat_figures(f"{size.reruns:,} reruns", reruns), *_flat_figures(f"{size.visits:,} page visits", visits)]


def _flat_figures(after, held):
    """What was held at the end, beside what was held after each tenth."""
    return [
        Figure(f"memory after {after} against that after a tenth", held[-1] / held[0], "times", FLAT_LIMIT),
        Figure(f"memory after {after} against that after half of them", held[-1] / held[4], "times", FLAT_LIMIT),
        Figure(f"memory after {after}", held[-1], "MB"),
    ]


async def _rerun(address, count, process_id):
    """MB the process holds after each tenth of so many choices in one tab."""
    held = []
    async with visiting(address) as tab:
        drawn = await tab.open()
        questions = [key for key in drawn.widgets if key.startswith("answer-")]
        for number in range(count):
            drawn = await tab.choose(
                drawn.widgets[questions[number % len(questions)]], (number // len(questions)) % LEVELS, drawn.widgets
            )
            if (number + 1) % max(1, count // 10) == 0:
                held.append(resident(process_id))
    return held


async def _visit(address, count, process_id):
    """MB the process holds after each tenth of so many pages, each opened in a tab of its own."""
    held = []
    for number in range(count):
        async with visiting(address) as tab:
            await tab.open(PAGES[number % len(PAGES)])
        if (number + 1) % max(1, count // 10) == 0:
            held.append(resident(process_id))
    return held
