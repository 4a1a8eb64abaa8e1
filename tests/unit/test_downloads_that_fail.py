"""Downloads that are made late and cannot be: why stands beneath their button until they are made, with nothing of the inside."""

import shutil
from dataclasses import replace
from functools import partial

import pytest
from decks import TODAY

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.portfolio_at_large import portfolio_at_large
from opposite.engine.scoring.portfolio import portfolio_kinds
from opposite.engine.workspace import open_workspace
from opposite.exports.roadmaps_zip import roadmaps_zip
from opposite.ui.comparison.compare import _deck
from opposite.ui.comparison.portfolio_report import _pdf
from opposite.ui.shell.late_download import made_late
from opposite.ui.shell.makings import Makings
from opposite.wording.briefing.page import UNKNOWN

pytestmark = pytest.mark.long

WHICH = (0, "download")


@pytest.fixture
def opened_copy(sample_database, tmp_path):
    """A workspace on a copy of its own."""
    workspace = open_workspace(str(shutil.copyfile(sample_database, tmp_path / "opposite.duckdb")))
    yield workspace
    workspace.close()


def asked(work, makings):
    return made_late(work, which=WHICH, called="It", makings=makings)


def test_a_comparisons_deck_whose_store_is_gone(opened_copy):
    makings = Makings()
    chosen = [find_wave(opened_copy, name) for name in ("Larkmarrow Stores", "Quillmarsh Insurance")]
    opened_copy.close()
    with pytest.raises(Exception, match=r"closed|Connection"):
        asked(partial(_deck, opened_copy, chosen, [], None, TODAY), makings)
    assert makings.not_made == {WHICH: f"It could not be made. {UNKNOWN}"}


def test_a_portfolios_report_whose_templates_are_missing(opened_copy, monkeypatch):
    kind = portfolio_kinds(opened_copy)[0]
    made = portfolio_at_large(opened_copy, kind, today=TODAY, told=lambda _done, _total: True)
    makings = Makings()
    with monkeypatch.context() as here:
        here.setattr("opposite.exports.typesetting.STYLE", "gone.typ")
        with pytest.raises(FileNotFoundError):
            asked(partial(_pdf, made, "a4"), makings)
    assert makings.not_made[WHICH].startswith(
        "It could not be made. The file gone.typ, which belongs to OPPOSITE, is missing"
    )
    assert asked(partial(_pdf, made, "a4"), makings).startswith(b"%PDF")
    assert makings.not_made == {}


def test_a_zip_of_roadmaps_in_which_one_cannot_be_written(briefing):
    makings, whole = Makings(), briefing.roadmap
    broken = replace(whole, organisation="half a letter \ud800")
    with pytest.raises(UnicodeEncodeError):
        asked(partial(roadmaps_zip, [whole, broken]), makings)
    assert makings.not_made == {WHICH: f"It could not be made. {UNKNOWN}"}
    assert asked(partial(roadmaps_zip, [whole]), makings).startswith(b"PK")
    assert makings.not_made == {}
