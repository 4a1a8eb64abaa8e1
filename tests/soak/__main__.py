"""`python -m tests.soak [--kills N] [--seed S]`: kills the program again and again, and looks what is there afterwards.

A process answers, imports, migrates, backs up or erases until it is killed (SIGKILL) at a moment drawn by the seed. Then
the database is opened: it must open, nothing in it may be wrong, and everything that was said to be stored must be there:
answers, whole imports and no half ones, erased people gone from the bytes of the file too, backups that open by
themselves. Figures go to standard output, and the exit status is 1 when anything was lost. No network is used.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import duckdb

from opposite.engine.collecting.assessments import find_wave, given_answers, respondents
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.integrity import read_findings
from opposite.engine.keeping.erasing import people_of
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError
from opposite.store.database import CONFIG
from tests.soak.worker import note_of

RELEASED = Path(__file__).parents[1] / "store" / "released"
EARLIER = (1, 2, 3, 4)
ACTIVITIES = ("answer", "answer", "import", "erase", "back up", "migrate")
"""What is done when the end comes; answering twice as often as anything else."""

STORED = frozenset({"answered", "imported", "erased", "backed-up", "migrated"})
"""First words of the lines that say that something is stored for good."""

NOW = datetime(2026, 11, 22, 9, 0)
MOST = {"answer": 60, "import": 2, "erase": 3, "back up": 3, "migrate": 0}
"""Changes that a process may be heard to store, at most, before the moment of its end is drawn."""
LONGEST = 0.25
"""Seconds from the last of them until it is killed, at most."""


class Kept:
    """What the database was said to hold."""

    def __init__(self, database):
        self.database = database
        self.levels, self.asked, self.waves, self.gone = {}, {}, set(), set()
        self.trying = None
        self.changes = 0

    def hear(self, line):
        """Note one line of what was said."""
        what, *words = line.split()
        if what == "answering":
            self.asked[words[0]] = float(words[1])
        elif what == "answered":
            self.levels[words[0]] = float(words[1])
        elif what == "imported":
            self.waves.add(words[0])
        elif what == "erasing":
            self.trying = words[0]
        elif what == "erased":
            self.gone.add(words[0])
        self.changes += what in STORED

    def losses(self):
        """What is not as it was said, in words; nothing where all is well."""
        try:
            workspace = open_workspace(str(self.database), make=False)
        except OppositeError as error:
            return [f"does not open: {error}"]
        try:
            return [*self._answers(workspace), *self._imports(workspace), *self._wrong(workspace), *self._bytes()]
        finally:
            workspace.close()

    def _wrong(self, workspace):
        return [f"{finding.fault.value}: {finding.rows}" for finding in read_findings(workspace)]

    def _answers(self, workspace):
        """An answer that was on its way when the end came may be there or not; any other is as it was said."""
        person = respondents(workspace, find_wave(workspace, "Soak", "1").id)[0]
        given = {question: answer.level for question, answer in given_answers(workspace, person).items()}
        wrong = [
            f"{question} is {given.get(question)}, said {level}"
            for question, level in self.levels.items()
            if given.get(question) not in {level, self.asked.get(question)}
        ]
        self.levels |= given
        return wrong

    def _imports(self, workspace):
        """Waves are there as a whole, those that were said for certain, with all people but those who were erased."""
        people = Counter(person.wave for person in people_of(workspace, organisation="Import"))
        labels = {person.label for person in people_of(workspace, organisation="Import")}
        wrong = [f"{label} was erased and is there" for label in self.gone & labels]
        if self.trying is not None and self.trying not in labels:
            self.gone.add(self.trying)
        self.trying = None
        self.waves |= set(people)
        missing = Counter(label.rpartition("-")[0] for label in self.gone)
        return wrong + [
            f"wave {wave} has {people[wave]} people of {20 - missing[wave]}"
            for wave in self.waves
            if people[wave] != 20 - missing[wave]
        ]

    def _bytes(self):
        """No word of whom was said to be erased stands in the file."""
        content = self.database.read_bytes()
        return [f"words of {label} stand in the file" for label in self.gone if note_of(label).encode() in content]


def main():
    """Kill as often as was asked for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="how often the program is killed")
    parser.add_argument("--seed", type=int, default=1, help="what the moments and activities are drawn by")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="opposite-soak-") as folder:
        losses, kills, changes = soak(Path(folder), kills=arguments.kills, dice=random.Random(arguments.seed))
    print("| activity | kills | changes said to be stored | lost or wrong |\n|---|---:|---:|---:|")  # noqa: T201
    for activity in dict.fromkeys(ACTIVITIES):
        print(f"| {activity} | {kills[activity]} | {changes[activity]} | {losses[activity]} |")  # noqa: T201
    print(f"\n{sum(kills.values())} kills in {time.monotonic() - began:.0f} seconds, seed {arguments.seed}.")  # noqa: T201
    return 1 if sum(losses.values()) else 0


def soak(folder, *, kills, dice):
    """Kill in a folder; by activity, how much was lost, how often it was killed, and changes said to be stored."""
    kept = Kept(folder / "soak.duckdb")
    _set_up(kept.database)
    losses, killed, changes = Counter(), Counter(), Counter()
    for round_ in range(kills):
        activity = dice.choice(ACTIVITIES) if round_ else "import"
        after = (dice.randint(0, MOST[activity]), dice.uniform(0.0, LONGEST))
        before = kept.changes
        if activity == "migrate":
            wrong = _migrated(folder, round_, after, dice.choice(EARLIER), kept)
        else:
            said = _killed(activity, kept.database, round_, after)
            for line in said:
                kept.hear(line)
            wrong = [*kept.losses(), *_backups(folder, said)]
        killed[activity] += 1
        changes[activity] += kept.changes - before
        losses[activity] += len(wrong)
        for words in wrong:
            moment = f"after {after[0]} changes and {after[1]:.3f} s"
            print(f"round {round_}, {activity}, {moment}: {words}", file=sys.stderr)  # noqa: T201
    return losses, killed, changes


def _set_up(database):
    workspace = open_workspace(str(database))
    start_assessment(
        workspace,
        workspace.resolve("opposite"),
        organisation="Soak",
        wave="1",
        group="executive",
        profile="full",
        now=NOW,
    )
    workspace.close()


def _killed(activity, database, round_, after):
    """Everything a process said until it was killed: after so many changes, and so many seconds more."""
    changes, seconds = after
    command = [sys.executable, "-m", "tests.soak.worker", activity, str(database), str(round_)]
    said = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while (line := process.stdout.readline()).endswith("\n"):
            said.append(line.strip())
            if sum(line.split()[0] in STORED for line in said) >= changes and said[0] == "ready":
                break
        time.sleep(seconds)
        process.kill()
        said += process.stdout.read().split("\n")[:-1]
    return said[1:]


def _backups(folder, said):
    """Every backup that is there opens by itself, with the answer it was taken after where it was said to be whole."""
    levels = {line.split()[1]: float(line.split()[2]) for line in said if line.startswith("backed-up")}
    files = {file.name: file for file in folder.glob("backup-*.duckdb")}
    wrong = [f"{name} was said and is not there" for name in levels if name not in files]
    for name, file in files.items():
        try:
            workspace = open_workspace(str(file), make=False)
            person = respondents(workspace, find_wave(workspace, "Soak", "1").id)[0]
            level = given_answers(workspace, person)["ORI1"].level
            wrong += [f"{name} has {level}"] if level != levels.get(name, level) else []
            wrong += [f"{name}: {finding.fault.value}" for finding in read_findings(workspace)]
            workspace.close()
        except OppositeError as error:
            wrong.append(f"{name} does not open: {error}")
        file.unlink()
    return wrong


def _migrated(folder, round_, after, version, kept):
    """A database of an earlier schema, killed while it is brought up, opens afterwards with what it held."""
    place = folder / f"earlier-{round_}"
    place.mkdir()
    path = place / "earlier.duckdb"
    with duckdb.connect(str(path), config=CONFIG) as connection:
        connection.execute((RELEASED / f"schema_{version}.sql").read_text("utf-8"))
    before = path.read_bytes()
    for line in _killed("migrate", path, round_, after):
        kept.hear(line)
    wrong = []
    try:
        workspace = open_workspace(str(path), make=False)
        wrong += (
            [] if len(respondents(workspace, find_wave(workspace, "Acme", "1").id)) == 6 else ["people are missing"]
        )
        wrong += [f"{finding.fault.value}" for finding in read_findings(workspace)]
        workspace.close()
    except OppositeError as error:
        wrong.append(f"does not open: {error}")
    copies = list(place.glob("*.before-schema-?"))
    wrong += [] if any(copy.read_bytes() == before for copy in copies) else ["no copy of it as it was is there"]
    shutil.rmtree(place)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
