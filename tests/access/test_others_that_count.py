"""Whom each role is told of among others: as they are now of those it may see, in fives of those it may not."""

import pytest
from conftest import NOW

from opposite.domain.access.identity import OWNER, Identity, Role
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.importing import import_answers
from opposite.engine.report import build_report

pytestmark = pytest.mark.long

OTHERS = [f"Other {number}" for number in range(12)]


@pytest.fixture
def join(workspace, tmp_path):
    """Let organisations answer one factor, each at a level."""

    def call(levels):
        rows = [f"{name},ann,ORI{number},{level}" for name, level in levels.items() for number in range(1, 6)]
        file = tmp_path / f"{'-'.join(levels)[:40]}.csv"
        file.write_text("organisation,respondent,question,level\n" + "\n".join(rows) + "\n")
        import_answers(
            workspace, file, framework=workspace.resolve("opposite"), now=NOW, attributed=True, people="other"
        )

    return call


def told(workspace, identity):
    """What somebody is told of Mine: percentile, and among how many."""
    row = build_report(workspace.acting_for(identity), find_wave(workspace, "Mine").id).nodes["ORI"]
    return row.percentile, row.peers


def ids(workspace, *names):
    return frozenset(find_wave(workspace, name).organisation.id for name in names)


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.EXECUTIVE])
def test_who_may_not_see_everybody_is_told_as_before_until_five_have_joined(workspace, join, role):
    join({"Mine": 3} | dict.fromkeys(OTHERS, 2))
    limited = Identity(role, organisations=ids(workspace, "Mine"))
    assert told(workspace, OWNER) == told(workspace, limited) == (100.0, 12)
    for number in range(4):
        join({f"New {number}": 6})
        assert told(workspace, limited) == (100.0, 12)
        assert told(workspace, OWNER) == (pytest.approx(100 * 12 / (13 + number)), 13 + number)
    join({"New 4": 6})
    assert told(workspace, limited) == told(workspace, OWNER) == (pytest.approx(100 * 12 / 17), 17)


@pytest.mark.main_way
def test_a_consultant_of_everybody_is_told_of_everybody_as_they_are_now(workspace, join):
    join({"Mine": 3} | dict.fromkeys(OTHERS, 2))
    join({"New": 6})
    consultant = Identity(Role.CONSULTANT, organisations=ids(workspace, "Mine", "New", *OTHERS))
    assert told(workspace, consultant) == told(workspace, OWNER) == (pytest.approx(100 * 12 / 13), 13)


@pytest.mark.parametrize(("hidden", "told_of"), [(1, 11), (4, 8), (5, 12)])
def test_of_fewer_than_five_that_somebody_may_not_see_nothing_is_told(workspace, join, hidden, told_of):
    join({"Mine": 3} | dict.fromkeys(OTHERS, 2))
    consultant = Identity(Role.CONSULTANT, organisations=ids(workspace, "Mine", *OTHERS[hidden:]))
    assert told(workspace, consultant)[1] == told_of


def test_what_was_told_to_one_is_not_told_to_another_who_may_see_less(workspace, join):
    join({"Mine": 3} | dict.fromkeys(OTHERS, 2))
    executive = Identity(Role.EXECUTIVE, organisations=ids(workspace, "Mine"))
    told(workspace, executive)
    join({"New": 6})
    both = Identity(Role.CONSULTANT, organisations=ids(workspace, "Mine", "New"))
    assert [told(workspace, one)[1] for one in (OWNER, both, executive, OWNER)] == [13, 13, 12, 13]


def test_an_organisation_that_somebody_could_see_never_hides_others_from_them_again(workspace, join):
    """Else a consultant would see one joining: their own four with it, which they take back, and then five further ones."""
    join({"Mine": 3} | dict.fromkeys(OTHERS, 2))
    mine = ids(workspace, "Mine")
    assert told(workspace, Identity(Role.CONSULTANT, "ann@acme.org", organisations=mine))[1] == 12
    own = ["Own 0", "Own 1", "Own 2", "Own 3"]
    join(dict.fromkeys(own, 1))
    before = Identity(Role.CONSULTANT, "ann@acme.org", organisations=mine | ids(workspace, *own))
    join({"Hidden": 6})
    assert told(workspace, before)[1] == 12 + 4
    join({f"Further {number}": 6 for number in range(5)})
    assert told(workspace, before)[1] == 12 + 4 + 6
    after = Identity(Role.CONSULTANT, "ann@acme.org", organisations=mine)
    assert told(workspace, after)[1] == 12 + 6
