"""Documents go to whoever may see the figures: of the own organisation alone, by whatever id, and to nobody invited."""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.access.identity import NOBODY, Identity, Role
from opposite.engine.briefing import brief, brief_of
from opposite.engine.collecting.assessments import assessment
from opposite.engine.report import build_report
from opposite.errors import NotAllowedError
from opposite.exports.briefing.documents import DOCUMENTS

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 29)


@pytest.fixture
def own(workspace, add_answered):
    """An answered wave of the organisation that somebody has."""
    return assessment(workspace, add_answered(workspace, "Acme", seed=1, wave="2026"))


@pytest.fixture
def other(workspace, add_answered):
    """One of another organisation."""
    return assessment(workspace, add_answered(workspace, "Bravo", seed=2, wave="2026"))


@pytest.fixture(params=[Role.EXECUTIVE, Role.CONSULTANT])
def mine(request, workspace, own):
    """The workspace of somebody who was given one organisation."""
    who = Identity(request.param, "ann@example.org", organisations=frozenset({own.organisation.id}))
    return workspace.acting_for(who)


@pytest.mark.main_way
def test_of_the_own_organisation_there_is_every_document_by_a_name_of_its_own(mine, own):
    briefing = brief(mine, own, today=TODAY)
    for document in DOCUMENTS.values():
        assert document.file_name(briefing) == f"acme-2026-{document.called or document.kind}{document.ending}"
        assert b"Bravo" not in document.made(briefing)


@pytest.mark.main_way
def test_of_another_there_is_none_as_if_it_were_not_there(mine, other):
    refusals = []
    for asked in (other, _not_there(other)):
        with pytest.raises(NotAllowedError) as refused:
            brief(mine, asked, today=TODAY)
        refusals.append(str(refused.value))
    assert len(set(refusals)) == 1
    assert "Bravo" not in refusals[0]


def _not_there(one):
    organisation = replace(one.organisation, id=888_888, name="Nobody")
    return replace(one, id=999_999, organisation=organisation)


def test_not_even_from_a_report_that_somebody_else_had_made(workspace, mine, other):
    with pytest.raises(NotAllowedError):
        brief_of(mine, build_report(workspace, other.id, today=TODAY), today=TODAY)


def test_who_is_invited_who_writes_frameworks_and_nobody_have_no_document(workspace, own, acme):
    respondent = Identity(Role.RESPONDENT, assessment=own.id, respondent=acme.person.id)
    for who in (respondent, Identity(Role.AUTHOR, "ann@example.org"), NOBODY):
        with pytest.raises(NotAllowedError):
            brief(workspace.acting_for(who), own, today=TODAY)
