"""What several unit tests begin with."""

import shutil

import pytest
from decks import briefing_of

from opposite.engine.workspace import open_workspace


@pytest.fixture(scope="module")
def briefing(two_organisations, tmp_path_factory):
    """What is said of the only wave of an organisation."""
    copied = shutil.copyfile(two_organisations, tmp_path_factory.mktemp("deck") / "opposite.duckdb")
    workspace = open_workspace(str(copied))
    yield briefing_of(workspace)
    workspace.close()
