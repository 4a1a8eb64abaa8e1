"""What each verb of the engine gives to each role: its own rows, and a refusal that tells nothing of others."""

import pytest
from conftest import NOW

from opposite.domain.access.identity import NOBODY, Identity, Role
from opposite.domain.collecting.answers import Answer
from opposite.engine.access.grants import Asked, grant, identity_of_claims, read_grants, revoke
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessment, assessments, given_answers, respondents
from opposite.engine.collecting.invitations import begin, read_link
from opposite.engine.collecting.setup import start_assessment, start_wave
from opposite.engine.collecting.waves import close_wave
from opposite.engine.report import build_report, scored
from opposite.engine.scoring.overview import most_recent_with_score, overview
from opposite.errors import NotAllowedError, NotFoundError, OppositeError


def executive_of(one):
    return Identity(Role.EXECUTIVE, "ann@acme.org", organisations=frozenset({one.assessment.organisation.id}))


def respondent_of(one):
    return Identity(Role.RESPONDENT, assessment=one.assessment.id, respondent=one.person.id)


@pytest.mark.usefixtures("bravo")
def test_an_executive_lists_the_own_organisation_alone(workspace, acme):
    mine = workspace.acting_for(executive_of(acme))
    assert [a.organisation.name for a in assessments(mine)] == ["Acme"]
    assert [row.assessment.organisation.name for row in overview(mine)] == ["Acme"]
    assert {a.organisation.name for a in assessments(workspace)} == {"Acme", "Bravo"}


def test_figures_of_another_organisation_are_refused_as_if_they_were_not_there(workspace, acme, bravo):
    mine = workspace.acting_for(executive_of(acme))
    assert build_report(mine, acme.assessment.id).assessment.id == acme.assessment.id
    refusals = []
    for id_ in (bravo.assessment.id, 999_999):
        with pytest.raises(NotAllowedError) as refused:
            build_report(mine, id_)
        refusals.append(str(refused.value))
    assert refusals[0] == refusals[1]
    assert "Bravo" not in refusals[0]


def test_one_that_is_not_ones_own_among_several_is_refused(workspace, acme, bravo):
    mine = workspace.acting_for(executive_of(acme))
    assert len(scored(mine, [acme.assessment])) == 1
    with pytest.raises(NotAllowedError):
        scored(mine, [acme.assessment, bravo.assessment])


def test_a_wave_of_another_organisation_is_not_closed(workspace, acme, bravo):
    mine = workspace.acting_for(executive_of(acme))
    with pytest.raises(NotAllowedError):
        close_wave(mine, bravo.assessment.id, now=NOW)
    assert assessment(workspace, bravo.assessment.id).is_open
    close_wave(mine, acme.assessment.id, now=NOW)
    assert not assessment(workspace, acme.assessment.id).is_open


def test_a_respondent_answers_for_themselves_and_for_nobody_else(workspace, acme, bravo):
    me, colleague = acme.person, begin(workspace, acme.link, now=NOW)
    mine = workspace.acting_for(respondent_of(acme))
    save_answer(mine, me, Answer("ORI1", "level", 4.0), now=NOW)
    assert given_answers(mine, me)["ORI1"].level == 4.0
    for other in (colleague, bravo.person):
        with pytest.raises(NotAllowedError):
            save_answer(mine, other, Answer("ORI1", "level", 1.0), now=NOW)
        with pytest.raises(NotAllowedError):
            given_answers(mine, other)
    assert given_answers(workspace, colleague) == {}


def test_a_respondent_sees_no_figures_and_closes_nothing(workspace, acme):
    mine = workspace.acting_for(respondent_of(acme))
    for ask in (
        lambda: build_report(mine, acme.assessment.id),
        lambda: respondents(mine, acme.assessment.id),
        lambda: close_wave(mine, acme.assessment.id, now=NOW),
    ):
        with pytest.raises(NotAllowedError):
            ask()
    assert (overview(mine), most_recent_with_score(mine)) == ([], None)


def test_an_executive_does_not_see_what_the_invited_said_but_their_own_assessment(workspace, acme, alone):
    mine = workspace.acting_for(executive_of(acme))
    (person,) = respondents(mine, alone.assessment_id)
    save_answer(mine, person, Answer("ORI1", "level", 4.0), now=NOW)
    assert given_answers(mine, person)["ORI1"].level == 4.0
    with pytest.raises(NotAllowedError):
        given_answers(mine, acme.person)
    with pytest.raises(NotAllowedError):
        respondents(mine, acme.assessment.id)


def test_nobody_does_nothing(workspace, acme):
    nobody = workspace.acting_for(NOBODY)
    assert assessments(nobody) == []
    with pytest.raises(NotAllowedError):
        read_link(nobody, acme.link, now=NOW)
    with pytest.raises(NotAllowedError):
        start_assessment(
            nobody,
            workspace.resolve("opposite"),
            organisation="New",
            wave="1",
            group="executive",
            profile="pulse",
            now=NOW,
        )


# --- giving and taking


def claims(*said, name="ann@acme.org"):
    return {"claims": frozenset(said), "name": name}


@pytest.mark.usefixtures("bravo")
def test_what_is_given_by_address_holds_in_any_case_and_for_that_organisation_alone(workspace, acme):
    grant(workspace, [Asked(" Ann@ACME.org ", Role.EXECUTIVE, "Acme")], now=NOW)
    who = identity_of_claims(workspace, **claims("ann@acme.org"))
    assert (who.role, who.organisations) == (Role.EXECUTIVE, frozenset({acme.assessment.organisation.id}))
    assert identity_of_claims(workspace, **claims("ben@acme.org")).role is Role.NOBODY


@pytest.mark.usefixtures("acme")
def test_what_is_given_to_a_claim_holds_for_everybody_who_has_it(workspace):
    grant(workspace, [Asked("groups:assessors", Role.CONSULTANT, "Acme")], now=NOW)
    assert identity_of_claims(workspace, **claims("ann@acme.org", "groups:assessors")).role is Role.CONSULTANT
    assert identity_of_claims(workspace, **claims("ann@acme.org", "groups:others")).role is Role.NOBODY


@pytest.mark.usefixtures("acme", "bravo")
def test_the_widest_role_holds_and_organisations_add_up(workspace):
    both = [Asked("ann@acme.org", Role.CONSULTANT, name) for name in ("Acme", "Bravo")]
    grant(workspace, [*both, Asked("ann@acme.org", Role.AUTHOR)], now=NOW)
    who = identity_of_claims(workspace, **claims("ann@acme.org"))
    assert (who.role, len(who.organisations)) == (Role.CONSULTANT, 2)
    grant(workspace, [Asked("ann@acme.org", Role.OWNER)], now=NOW)
    assert identity_of_claims(workspace, **claims("ann@acme.org")).role is Role.OWNER


@pytest.mark.usefixtures("acme")
def test_giving_twice_changes_nothing_and_taking_ends_it(workspace):
    for _ in range(2):
        grant(workspace, [Asked("ann@acme.org", Role.EXECUTIVE, "Acme")], now=NOW)
    assert len(read_grants(workspace)) == 1
    assert revoke(workspace, "ANN@acme.org", now=NOW) == 1
    assert identity_of_claims(workspace, **claims("ann@acme.org")).role is Role.NOBODY
    with pytest.raises(NotFoundError, match=r"Nobody was given anything as ann@acme\.org"):
        revoke(workspace, "ann@acme.org", now=NOW)


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked("ann", Role.OWNER), "'ann' is no e-mail address"),
        (Asked("@acme.org", Role.OWNER), "is no e-mail address"),
        (Asked("ann @acme.org", Role.OWNER), "is no e-mail address"),
        (Asked("ann@acme.org", Role.RESPONDENT), "Nobody can be given the role respondent"),
        (Asked("ann@acme.org", Role.EXECUTIVE), "for one organisation at a time"),
        (Asked("ann@acme.org", Role.OWNER, "Acme"), "is for everything"),
        (Asked("ann@acme.org", Role.EXECUTIVE, "Nowhere"), "There is no organisation named 'Nowhere'"),
    ],
)
def test_what_cannot_be_given_is_refused_with_all_that_was_asked_beside_it(workspace, asked, told):
    with pytest.raises(OppositeError, match=told):
        grant(workspace, [Asked("good@acme.org", Role.OWNER), asked], now=NOW)
    assert read_grants(workspace) == []


def test_a_new_organisation_belongs_to_the_consultant_who_set_it_up_and_an_executive_sets_up_none(workspace, acme):
    grant(workspace, [Asked("con@firm.org", Role.CONSULTANT)], now=NOW)
    loaded = workspace.resolve("opposite")

    def as_now():
        return workspace.acting_for(identity_of_claims(workspace, **claims("con@firm.org", name="con@firm.org")))

    asked = {"wave": "1", "profile": "pulse", "people": {"executive": 3}, "now": NOW}
    start_wave(as_now(), loaded, organisation="New client", **asked)
    assert [a.organisation.name for a in assessments(as_now())] == ["New client"]
    with pytest.raises(NotAllowedError):
        start_wave(as_now(), loaded, organisation="Acme", **(asked | {"wave": "2"}))
    with pytest.raises(NotAllowedError):
        start_wave(workspace.acting_for(executive_of(acme)), loaded, organisation="Mine too", **asked)


def test_another_spelling_of_a_name_opens_no_organisation_of_others(workspace, acme):
    grant(workspace, [Asked("con@firm.org", Role.CONSULTANT)], now=NOW)
    consultant = workspace.acting_for(identity_of_claims(workspace, **claims("con@firm.org", name="con@firm.org")))
    asked = {"wave": "2", "profile": "pulse", "people": {"executive": 3}, "now": NOW}
    for name in ("Acme ", " Acme", "Ac\u200bme", "Acme\n"):
        with pytest.raises(NotAllowedError):
            start_wave(consultant, workspace.resolve("opposite"), organisation=name, **asked)
    assert [a.wave for a in assessments(workspace, organisation="Acme")] == [acme.assessment.wave]
