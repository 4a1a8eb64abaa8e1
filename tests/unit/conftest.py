"""What several unit tests begin with."""

import shutil

import pytest
from decks import TODAY, briefing_of

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import assessment
from opposite.engine.workspace import open_workspace


@pytest.fixture(scope="module")
def briefing(two_organisations, tmp_path_factory):
    """What is said of the only wave of an organisation."""
    copied = shutil.copyfile(two_organisations, tmp_path_factory.mktemp("deck") / "opposite.duckdb")
    workspace = open_workspace(str(copied))
    yield briefing_of(workspace)
    workspace.close()


@pytest.fixture(scope="module")
def sample_workspace(sample_database, tmp_path_factory):
    """A workspace on a copy of the sample portfolio."""
    workspace = open_workspace(
        str(shutil.copyfile(sample_database, tmp_path_factory.mktemp("copy") / "opposite.duckdb"))
    )
    yield workspace
    workspace.close()


@pytest.fixture
def briefed(workspace, add_answered):
    """The function that adds an answered wave, attributed if asked for, and makes its briefing."""

    def made(name="Acme", *, attributed=False, **answered):
        added = add_answered(workspace, name, seed=1, **answered)
        if attributed:
            with workspace.store.writing() as cursor:
                cursor.script(f"update assessments set attributed = true where id = {added}")
        return brief(workspace, assessment(workspace, added), today=TODAY)

    return made
