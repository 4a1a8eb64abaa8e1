"""Overall scores over all waves of those compared: of one framework, oldest first, broken where the major version differs."""

from datetime import date

import pytest

from opposite.domain.access.identity import Identity, Role
from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.report import build_report


@pytest.fixture
def wave(workspace, framework, now):
    """A function that stores a closed wave of an organisation with one answer and returns its report."""

    def stored(name, level, *, day, version="1.0.0"):
        loaded = framework("F factor\n  Q1", version=version)
        with workspace.store.writing() as cursor:
            organisation = ensure_organisation(cursor, name, now=now)
            assessment = add_assessment(
                cursor, organisation, loaded, wave=f"day {day}", wave_date=date(2026, 1, day), now=now, closed_at=now,
                self_assessment=True, attributed=True,
            )  # fmt: skip
            group = next(iter(loaded.framework.group_weights))
            person = add_respondent(cursor, assessment, group, now=now)
            if level is not None:
                cursor.run(
                    "add_answer", assessment_id=assessment, group_id=group, respondent_id=person, question_id="Q1",
                    now=now, state="level", level=level,
                    **dict.fromkeys(("importance", "evidence", "note", "reason")),
                )  # fmt: skip
        return build_report(workspace, assessment)

    return stored


def drawn(several):
    """Names with (wave, major version, score) of each of their waves."""
    return {one.organisation.name: [(p.wave, p.major, p.score) for p in one.points] for one in several}


def test_all_waves_are_told_whichever_was_chosen_and_the_oldest_is_first(workspace, wave):
    chosen = wave("Acme", 4.0, day=3)
    wave("Acme", 2.0, day=1)
    wave("Acme", 3.0, day=2)
    assert drawn(over_waves(workspace, [chosen])) == {
        "Acme": [("day 1", "1", 2.0), ("day 2", "1", 3.0), ("day 3", "1", 4.0)]
    }


def test_who_has_one_scored_wave_has_no_line(workspace, wave):
    wave("Acme", None, day=1)
    acme, bravo = wave("Acme", 2.0, day=2), wave("Bravo", 2.0, day=1)
    wave("Bravo", 3.0, day=2)
    assert list(drawn(over_waves(workspace, [acme, bravo]))) == ["Bravo"]


@pytest.mark.parametrize(("version", "breaks"), [("1.9.0", 0), ("2.0.0", 1)])
def test_a_line_breaks_between_major_versions_alone(workspace, wave, version, breaks):
    wave("Acme", 2.0, day=1)
    (acme,) = over_waves(workspace, [wave("Acme", 3.0, day=2, version=version)])
    assert len(acme.breaks) == breaks
    assert [len(stretch) for stretch in acme.stretches] == ([1, 1] if breaks else [2])


def test_an_executive_is_told_the_waves_of_the_own_organisation_alone(workspace, wave):
    reports = [wave(name, 2.0, day=day) for name in ("Acme", "Bravo") for day in (1, 2)]
    acme = reports[0].assessment.organisation.id
    theirs = workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({acme})))
    assert list(drawn(over_waves(theirs, reports))) == ["Acme"]
    assert over_waves(workspace.acting_for(Identity(Role.NOBODY)), reports) == []
