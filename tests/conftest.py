"""Databases that many tests start from."""

import random
import shutil
from datetime import datetime

import pyarrow as pa
import pytest
from hypothesis import Phase, settings
from quick import examples

from opposite.engine.collecting import commands as collect
from opposite.engine.sample import fill_with_sample
from opposite.engine.workspace import Workspace, open_workspace

settings.register_profile("patient", examples(100))
settings.register_profile("mutants", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
settings.load_profile("patient")
"""Generated examples take as long as they take, since a busy machine is no fault; for mutants the first that fails will
do."""

NOW = datetime(2026, 11, 22, 9, 0)
GROUPS = ("executive", "commercial", "frontline", "technology", "operations", "enabling")


def add_answered(
    workspace: Workspace,
    name: str,
    *,
    seed: int,
    wave: str = "1",
    people_a_group: int = 3,
    lowest: int = 1,
    highest: int = 6,
    now: datetime = NOW,
    closed: bool = True,
) -> int:
    """A closed wave of OPPOSITE answered by people of all six groups, the same for the same seed."""
    dice = random.Random(seed)
    loaded = workspace.resolve("opposite")
    given = []
    with workspace.store.writing() as cursor:
        organisation = collect.ensure_organisation(cursor, name, now=now)
        assessment = collect.add_assessment(
            cursor,
            organisation,
            loaded,
            wave=wave,
            wave_date=now.date(),
            now=now,
            closed_at=now if closed else None,
        )
        for group in GROUPS:
            for _ in range(people_a_group):
                person = collect.add_respondent(cursor, assessment, group, now=now)
                for question in loaded.framework.questions.values():
                    if not question.is_for(group):
                        continue
                    chance = dice.random()
                    state = "level" if chance < 0.9 else "dont_know" if chance < 0.97 else "not_applicable"
                    given.append(
                        {
                            "assessment_id": assessment,
                            "group_id": group,
                            "respondent_id": person,
                            "question_id": question.id,
                            "state": state,
                            "level": float(dice.randint(lowest, highest)) if state == "level" else None,
                            "importance": float(dice.randint(2, 5)),
                            "evidence": "document" if dice.random() < 0.3 else None,
                            "answered_at": now,
                        }
                    )
        if given:
            cursor.register("given", pa.Table.from_pylist(given))
            cursor.script(f"insert into answers ({', '.join(given[0])}) select {', '.join(given[0])} from given")
        cursor.run("raise_revision", assessment_id=assessment, now=now)
    return assessment


@pytest.fixture
def workspace():
    """An empty workspace in memory."""
    opened = open_workspace(":memory:")
    yield opened
    opened.close()


@pytest.fixture(name="add_answered", scope="session")
def add_answered_waves():
    """The function that adds an answered wave."""
    return add_answered


@pytest.fixture(scope="session")
def two_organisations(tmp_path_factory):
    """Path of a database file, to be copied, with two organisations, the second in two waves."""
    path = tmp_path_factory.mktemp("stored") / "opposite.duckdb"
    opened = open_workspace(str(path))
    add_answered(opened, "Acme", seed=1)
    add_answered(opened, "Bravo", seed=2, wave="Spring", now=datetime(2026, 4, 1), lowest=1, highest=3)
    add_answered(opened, "Bravo", seed=3, wave="Autumn", now=datetime(2026, 10, 1), lowest=3, highest=6)
    opened.close()
    return path


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory):
    """Path of a database file, to be copied, with the sample portfolio."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    opened = open_workspace(str(path))
    fill_with_sample(opened, now=NOW)
    opened.close()
    return path


@pytest.fixture
def database(two_organisations, tmp_path):
    """Path of a database file of one's own with two organisations, the second in two waves."""
    return shutil.copyfile(two_organisations, tmp_path / "opposite.duckdb")
