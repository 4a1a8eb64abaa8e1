"""Who may bring answers in from files: the owner into every organisation, a consultant into theirs and new ones, others into none."""

import pytest
from conftest import NOW

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.access.identity import Identity, Role
from opposite.engine.access.grants import Asked, grant, identity_of_claims
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing.bringing_in import Destination, bring_in, try_answers
from opposite.engine.collecting.importing.kept_mappings import forget_mapping, keep_mapping, kept_mappings
from opposite.errors import ImportRefusedError, NotAllowedError


@pytest.fixture
def file(tmp_path, workspace):
    questions = list(workspace.resolve("opposite").framework.questions)[:2]
    path = tmp_path / "answers.csv"
    path.write_text(f"respondent,{','.join(questions)}\n" + "".join(f"p{n},2,3\n" for n in range(4)))
    return path


def consultant(workspace, *organisations):
    grant(workspace, [Asked("con@firm.org", Role.CONSULTANT, name) for name in organisations], now=NOW)
    return as_now(workspace)


def as_now(workspace):
    who = identity_of_claims(workspace, claims=frozenset({"con@firm.org"}), name="con@firm.org")
    return workspace.acting_for(who)


def brought(workspace, file, organisation, **choices):
    loaded = workspace.resolve("opposite")
    to = Destination(organisation, choices.pop("wave", "2026"))
    return bring_in(workspace, file, to, framework=loaded, now=NOW, **choices)


@pytest.mark.usefixtures("acme", "bravo")
def test_a_consultant_brings_answers_into_their_own_organisation_and_a_new_one_which_is_theirs(workspace, file):
    theirs = consultant(workspace, "Acme")
    assert brought(theirs, file, "Acme").report.answers_stored == 8
    assert brought(theirs, file, "New client").report.new_organisations == 1
    assert {a.organisation.name for a in assessments(as_now(workspace))} == {"Acme", "New client"}


@pytest.mark.usefixtures("acme", "bravo")
@pytest.mark.parametrize("name", ["Bravo", "Bravo ", "Bra\u200bvo"])
def test_never_into_one_of_others_whatever_the_spelling(workspace, file, name):
    theirs = consultant(workspace, "Acme")
    for act in (bring_in, try_answers):
        with pytest.raises(NotAllowedError):
            act(theirs, file, Destination(name, "2026"), framework=workspace.resolve("opposite"), now=NOW)
    assert {a.wave for a in assessments(workspace, organisation="Bravo")} == {"1"}


@pytest.mark.usefixtures("acme", "bravo")
def test_a_file_that_names_organisations_itself_brings_nothing_into_others(workspace, tmp_path):
    theirs = consultant(workspace, "Acme")
    question = next(iter(workspace.resolve("opposite").framework.questions))
    path = tmp_path / "several.csv"
    path.write_text(f"organisation,respondent,{question}\nAcme,1,2\nBravo,2,2\n")
    with pytest.raises(ImportRefusedError, match="It is not said which organisation"):
        brought(theirs, path, None)
    mapping = ColumnMapping(organisation="Bravo", organisations={"Acme": "Bravo"})
    with pytest.raises(ImportRefusedError, match="cannot be used"):
        brought(theirs, path, "Acme", mapping=mapping)
    assert {a.wave for a in assessments(workspace, organisation="Bravo")} == {"1"}


def test_a_file_of_which_nothing_can_be_used_makes_no_organisation(workspace, file):
    theirs = consultant(workspace, None)
    question = next(iter(workspace.resolve("opposite").framework.questions))
    file.write_text(f"respondent,{question}\n1.18E+11,2\n")
    brought_in = brought(theirs, file, "New client", skip_bad_rows=True)
    assert (brought_in.report.skipped, brought_in.assessment_id) == (1, None)
    assert assessments(as_now(workspace)) == []


@pytest.mark.usefixtures("acme")
def test_into_a_wave_whose_people_were_promised_confidence_nothing_comes_not_even_on_trial(workspace, file):
    brought(workspace, file, "Acme", wave="2025")
    brought(workspace, file, "Acme", wave="named", attributed=True)
    theirs = consultant(workspace, "Acme")
    guess = file.with_name("guess.csv")
    guess.write_text(file.read_text().replace("p1,2", "p1,4"))
    loaded = workspace.resolve("opposite")
    told = []
    for path in (file, guess):
        for wave in ("2025", " 2025 "):
            with pytest.raises(ImportRefusedError) as refused:
                try_answers(theirs, path, Destination("Acme", wave), framework=loaded, now=NOW)
            told.append(refused.value.detail)
    assert set(told) == {"Whoever adds answers to it could find out which are stored. Nothing was stored."}
    with pytest.raises(ImportRefusedError, match="It is not said which wave"):
        try_answers(theirs, guess, Destination("Acme"), framework=loaded, now=NOW)
    named = Destination("Acme", "named")
    report = try_answers(theirs, guess, named, framework=loaded, attributed=True, people="same", now=NOW)
    assert (report.unchanged, report.replaced) == (7, 1)


@pytest.mark.usefixtures("acme")
def test_a_mapping_leads_into_no_other_wave(workspace, file):
    brought(workspace, file, "Acme", wave="2025")
    theirs = consultant(workspace, "Acme")
    mapping = ColumnMapping(wave="2025", waves={"2026": "2025"})
    assert brought(theirs, file, "Acme", mapping=mapping).report.new_waves == 1
    assert {a.wave for a in assessments(workspace, organisation="Acme")} == {"1", "2025", "2026"}


@pytest.mark.usefixtures("acme", "bravo")
def test_a_new_name_that_looks_like_that_of_others_tells_nothing_of_them(workspace, file):
    theirs = consultant(workspace, "Acme")
    loaded = workspace.resolve("opposite")
    report = try_answers(theirs, file, Destination("BRAVO", "2026"), framework=loaded, now=NOW)
    assert report.new_organisations == 1


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.AUTHOR, Role.RESPONDENT, Role.NOBODY])
def test_nobody_else_brings_answers_in(workspace, acme, file, role):
    other = workspace.acting_for(Identity(role, "ann", organisations=frozenset({acme.assessment.organisation.id})))
    for name in ("Acme", "New client"):
        with pytest.raises(NotAllowedError):
            brought(other, file, name)
    with pytest.raises(NotAllowedError):
        kept_mappings(other, "ann")


def test_a_mapping_is_kept_under_a_name_for_whoever_kept_it(workspace):
    first, second = ColumnMapping(columns={"Q1": "ORI1"}), ColumnMapping(columns={"Q1": "skip"})
    assert keep_mapping(workspace, "ann", " Staff  survey ", first, now=NOW) == "Staff survey"
    keep_mapping(workspace, "bob", "Staff survey", second, now=NOW)
    assert (kept_mappings(workspace, "ann"), kept_mappings(workspace, "bob")) == (
        {"Staff survey": first},
        {"Staff survey": second},
    )
    keep_mapping(workspace, "ann", "Staff survey", second, now=NOW)
    forget_mapping(workspace, "bob", "Staff survey")
    assert (kept_mappings(workspace, "ann"), kept_mappings(workspace, "bob")) == ({"Staff survey": second}, {})


def test_names_of_organisations_and_waves_are_not_kept_in_a_mapping(workspace):
    named = ColumnMapping("Acme", "2026", {"Q1": "ORI1"}, organisations={"ACME": "Acme"}, waves={"q1": "2026"})
    keep_mapping(workspace, "ann", "Survey", named, now=NOW)
    assert kept_mappings(workspace, "ann") == {"Survey": ColumnMapping(columns={"Q1": "ORI1"})}
