"""Who may undo an import: the owner any, a consultant what they brought into organisations of theirs, others none."""

from datetime import timedelta

import pytest
from conftest import NOW

from opposite.domain.access.identity import Identity, Role
from opposite.engine.access.grants import Asked, grant, identity_of_claims, read_grants, revoke
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.importing.bringing_in import Destination, bring_in
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.undoing import find_undoing, may_undo, undo_import
from opposite.errors import NotAllowedError, OppositeError

pytestmark = pytest.mark.long

LATER = NOW + timedelta(hours=1)


def file_of(tmp_path, workspace, level=2, *, name="answers.csv"):
    questions = list(workspace.resolve("opposite").framework.questions)[:2]
    path = tmp_path / name
    path.write_text(f"respondent,{','.join(questions)}\n" + "".join(f"p{n},{level},3\n" for n in range(6)))
    return path


@pytest.fixture
def file(tmp_path, workspace):
    return file_of(tmp_path, workspace)


@pytest.fixture
def consultant(workspace, acme, bravo):  # noqa: ARG001  whose organisations they are
    """A consultant of Acme, as they are signed in now."""
    grant(workspace, [Asked("con@firm.org", Role.CONSULTANT, "Acme")], now=NOW)
    return lambda name="con@firm.org": workspace.acting_for(
        identity_of_claims(workspace, claims=frozenset({name.casefold()}), name=name)
    )


def brought(acting, workspace, file, organisation="Acme", wave="2026", **choices):
    loaded = workspace.resolve("opposite")
    name = acting.identity.name
    to = Destination(organisation, wave)
    bring_in(acting, file, to, framework=loaded, now=NOW, imported_by=name, **choices)
    return imports_made(workspace)[0].id


def kept(workspace):
    """The rows of all that an import may change, without the records of imports."""
    with workspace.store.reading() as cursor:
        tables = {name for (name,) in cursor.run("table_names")}
        tables -= {"imports", "imported_waves", "imported_people", "imported_before", "log_state", "meta"}
        return {name: cursor._cursor.execute(f"select * from {name} order by all").fetchall() for name in tables}


@pytest.mark.main_way
@pytest.mark.parametrize("attributed", [True, False])
@pytest.mark.parametrize("organisation", ["Acme", "New client"])
def test_a_consultant_undoes_what_they_brought_in_themselves(workspace, consultant, file, organisation, attributed):
    before = kept(workspace)
    id_ = brought(consultant(), workspace, file, organisation, attributed=attributed)
    theirs = consultant()
    assert may_undo(theirs, id_)
    assert find_undoing(theirs, id_).organisations == (organisation,)
    undo_import(theirs, id_, undone_by=theirs.identity.name, now=LATER)
    assert kept(workspace) == before
    assert imports_made(workspace)[0].undone_by == "con@firm.org"


def refused(acting, id_):
    """Whether an import is undone by nobody who acts so, and what they are told is the same whatever is there."""
    before = kept(acting.for_its_own_use())
    told = set()
    for number in (id_, 99_999):
        for act in (find_undoing, undo_import):
            with pytest.raises(NotAllowedError) as caught:
                act(acting, number, **({} if act is find_undoing else {"now": LATER}))
            told.add(str(caught.value))
    assert len(told) == 1
    assert kept(acting.for_its_own_use()) == before
    return not may_undo(acting, id_)


def test_never_what_somebody_else_brought_in(workspace, consultant, file):
    grant(workspace, [Asked("other@firm.org", Role.CONSULTANT, "Acme")], now=NOW)
    assert refused(consultant(), brought(consultant("other@firm.org"), workspace, file))
    by_nobody = brought(workspace, workspace, file, wave="2027")
    assert refused(consultant(), by_nobody)
    assert refused(workspace.acting_for(Identity(Role.CONSULTANT, "", consultant().identity.organisations)), by_nobody)


def test_whatever_the_case_of_their_address(workspace, consultant, file):
    id_ = brought(consultant("Con@Firm.org"), workspace, file)
    assert may_undo(consultant(), id_)


def test_never_in_an_organisation_that_is_theirs_no_more(workspace, consultant, file):
    id_ = brought(consultant(), workspace, file)
    revoke(workspace, "con@firm.org", now=LATER)
    grant(workspace, [Asked("con@firm.org", Role.CONSULTANT, "Bravo")], now=LATER)
    assert refused(consultant(), id_)
    assert may_undo(workspace, id_)


def test_never_where_it_changed_what_people_said_in_confidence(workspace, consultant, tmp_path):
    """Somebody who kept all data when they corrected a wave, and is a consultant now, would see its figures with and without."""
    brought(workspace, workspace, file_of(tmp_path, workspace))
    loaded = workspace.resolve("opposite")
    again = file_of(tmp_path, workspace, level=4, name="again.csv")
    import_answers(
        workspace, again, framework=loaded, organisation="Acme", wave="2026", people="same",
        imported_by="con@firm.org", now=LATER,
    )  # fmt: skip
    id_ = imports_made(workspace)[0].id
    assert refused(consultant(), id_)
    undo_import(workspace, id_, now=LATER)


def test_a_correction_of_named_people_is_undone_by_who_made_it(workspace, consultant, tmp_path):
    brought(workspace, workspace, file_of(tmp_path, workspace), attributed=True)
    before = kept(workspace)
    again = file_of(tmp_path, workspace, level=4, name="again.csv")
    id_ = brought(consultant(), workspace, again, attributed=True, people="same")
    undo_import(consultant(), id_, now=LATER)
    assert kept(workspace) == before


def test_a_refusal_tells_nothing_of_other_organisations(workspace, consultant, file, tmp_path):
    id_ = brought(consultant(), workspace, file, attributed=True)
    question = next(iter(workspace.resolve("opposite").framework.questions))
    several = tmp_path / "Bravo's secret.csv"
    several.write_text(f"organisation,wave,respondent,{question}\nAcme,2026,n1,4\nBravo,2026,n2,4\n")
    import_answers(workspace, several, framework=workspace.resolve("opposite"), attributed=True, now=LATER)
    later = imports_made(workspace)[0].id
    with pytest.raises(OppositeError) as caught:
        undo_import(consultant(), id_, now=LATER)
    assert f"the import {later} came after it" in caught.value.title
    assert "Bravo" not in str(caught.value)


def test_a_role_that_somebody_else_was_given_for_a_new_organisation_keeps_it(workspace, consultant, file):
    id_ = brought(consultant(), workspace, file, "New client")
    grant(workspace, [Asked("ceo@client.org", Role.EXECUTIVE, "New client")], now=LATER)
    for acting in (consultant(), workspace):
        with pytest.raises(OppositeError, match="roles for an organisation that it made were given"):
            undo_import(acting, id_, now=LATER)
    revoke(workspace, "con@firm.org", now=LATER)
    assert {one.who for one in read_grants(workspace)} == {"ceo@client.org"}


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.AUTHOR, Role.RESPONDENT, Role.NOBODY])
def test_nobody_else_undoes_anything(workspace, consultant, file, role):
    id_ = brought(consultant(), workspace, file)
    of = assessments(workspace, organisation="Acme")[0].organisation.id
    assert refused(workspace.acting_for(Identity(role, "con@firm.org", organisations=frozenset({of}))), id_)
