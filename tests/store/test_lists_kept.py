"""First pages of lists, and the words they are narrowed by, are read once, and read again after any change of the store."""

from collections import Counter
from datetime import timedelta

import pytest
from import_cases import NOW, imported, written

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.engine.collecting.finding import latest_organisations
from opposite.engine.collecting.organisations import describe, rename, words_in_use
from opposite.engine.scoring.at_a_glance import MOST_KEPT, organisations_at_a_glance
from opposite.engine.scoring.portfolio import portfolio, portfolio_kinds, waves_of_portfolio
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import Workspace, open_workspace
from opposite.store.cursor import Cursor

HEAD = "organisation,wave,respondent,group,question,level\n"
LISTS = {"portfolio", "organisations_at_a_glance", "portfolio_frameworks", "portfolio_waves", "organisation_words",
         "latest_organisations"}  # fmt: skip


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "lists.duckdb"))
    add(opened, tmp_path, {"Acme": 2, "Bravo": 4})
    yield opened
    opened.close()


def add(workspace, tmp_path, levels, wave="1"):
    rows = "".join(
        f"{name},{wave},ann,executive,ORI{n},{level}\n" for name, level in levels.items() for n in range(1, 6)
    )
    at = NOW + timedelta(days=max(levels.values()))
    imported(workspace, written(tmp_path, HEAD + rows), framework=workspace.resolve("opposite"), attributed=True,
             people="same", now=at)  # fmt: skip
    refresh(workspace)


def seen(workspace):
    """All that the lists say."""
    (kind,) = portfolio_kinds(workspace)
    shown = portfolio(workspace, kind, by="ORI", medians=True, most=MOST_KEPT)
    return (
        kind.organisations,
        waves_of_portfolio(workspace, kind),
        [(row.overview.assessment.organisation.name, row.overview.score, row.trend) for row in shown.rows],
        shown.medians,
        [
            (row.overview.assessment.organisation.name, row.waves)
            for row in organisations_at_a_glance(workspace, most=12).rows
        ],
        words_in_use(workspace),
        [found.name for found in latest_organisations(workspace, most=12)],
    )


def anew(workspace):
    """The same where nothing is kept."""
    other = Workspace(workspace.store).acting_for(workspace.identity)
    return seen(other)


@pytest.fixture
def statements(monkeypatch):
    """How often each statement of the lists was run."""
    run, number = Cursor.run, Counter()

    def counted(cursor, statement, /, **parameters):
        number[statement] += statement in LISTS
        return run(cursor, statement, **parameters)

    monkeypatch.setattr(Cursor, "run", counted)
    return number


def test_lists_are_read_once_while_nothing_changes(workspace, statements):
    first = seen(workspace)
    assert {name: number for name, number in statements.items() if number} == dict.fromkeys(LISTS, 1)
    assert seen(workspace) == first
    assert {name: number for name, number in statements.items() if number} == dict.fromkeys(LISTS, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda workspace, _: rename(workspace, "Acme", "Acme Holding"),
        lambda workspace, _: describe(workspace, "Acme", Description("Retail", country="Norway", tags=("key",))),
        lambda workspace, folder: add(workspace, folder, {"Zeta": 6}),
        lambda workspace, folder: add(workspace, folder, {"Acme": 5}, wave="2"),
        lambda workspace, folder: add(workspace, folder, {"Acme": 6}),
    ],
    ids=["renamed", "described", "another organisation", "another wave", "answers corrected"],
)
def test_after_any_change_lists_say_what_is_there_now(workspace, tmp_path, change):
    before = seen(workspace)
    change(workspace, tmp_path)
    assert seen(workspace) == anew(workspace) != before


def test_what_is_kept_for_one_person_is_not_shown_to_another(workspace):
    assert len(seen(workspace)[2]) == 2
    bravo = next(found.id for found in latest_organisations(workspace, most=12) if found.name == "Bravo")
    theirs = workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({bravo})))
    assert [name for name, *_ in seen(theirs)[2]] == ["Bravo"]
    assert len(seen(workspace)[2]) == 2
