"""Reliability of a framework (rules 21 and 23): whose answers are the rows, and which organisations are compared.

The statistics themselves have a page of their own. Here people are rows and questions columns, as they are stored;
None is no answer.
"""

import csv
from pathlib import Path
from statistics import correlation, fmean, variance

import pytest
from scipy.stats import f

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.engine.agreement.reliability import reliability
from opposite.engine.collecting import commands as collect
from opposite.statistics.figure import Figure, Undefined

STATES = {"DK": DONT_KNOW, "NA": NOT_APPLICABLE}
TEN = tuple(range(1, 11))
PAIR = "F factor\n  Q1\n  Q2"

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six people, four questions: Shrout and Fleiss (1979), table 2, with judges as questions."""

PLATOONS = {"B/1ST": (4, 3, 2), "B/2ND": (3, 4, 3), "C/1ST": (3, 3), "C/2ND": (3, 2, 1)}
"""The first item of the published data set `cohesion`."""

SIX_PEOPLE = ((1, 2), (2, 2), (3, 4), (4, 3), (5, 5), (6, 6))


@pytest.fixture
def answered(workspace, now):
    """A function that stores rows of answers as a wave of an organisation, attributed unless it says otherwise."""

    def add(loaded, rows, *, organisation="Acme", wave="1", group="unassigned", sample=False, attributed=True):
        with workspace.store.writing() as cursor:
            known = collect.ensure_organisation(cursor, organisation, now=now, sample=sample)
            wave_of = {"wave": wave, "wave_date": now.date(), "now": now, "attributed": attributed}
            assessment = collect.add_assessment(cursor, known, loaded, **wave_of)
            for row in rows:
                person = collect.add_respondent(cursor, assessment, group, now=now)
                for question, said in zip(loaded.framework.questions, row, strict=True):
                    if said is None:
                        continue
                    state = STATES.get(said, LEVEL)
                    cursor.run(
                        "add_answer",
                        assessment_id=assessment,
                        group_id=group,
                        respondent_id=person,
                        question_id=question,
                        state=state,
                        level=float(said) if state == LEVEL else None,
                        importance=None,
                        evidence=None,
                        note=None,
                        reason=None,
                        now=now,
                    )

    return add


def four(figure):
    return None if figure.value is None else round(figure.value, 4)


def alpha(rows):
    """Cronbach's alpha by its formula."""
    k, items = len(rows[0]), list(zip(*rows, strict=True))
    return k / (k - 1) * (1 - sum(map(variance, items)) / variance(map(sum, rows)))


def only_factor(workspace, loaded, **options):
    (row,) = reliability(workspace, loaded.framework, **options).factors.values()
    return row


# The published numbers


def test_alpha_of_shrout_and_fleiss(workspace, framework, answered):
    """Judges as questions: alpha is ICC(3,k). The interval is Feldt's."""
    loaded = framework("F factor\n  A\n  B\n  C\n  D", scale=TEN)
    answered(loaded, SHROUT_FLEISS)
    row = only_factor(workspace, loaded)
    items = dict(zip("ABCD", zip(*SHROUT_FLEISS, strict=True), strict=True))

    assert (row.factor, row.items, row.complete_rows, four(row.alpha)) == ("F", 4, 6, 0.9093)
    assert [item.question for item in row.questions] == ["A", "B", "C", "D"]
    for place, (item, levels) in enumerate(zip(row.questions, items.values(), strict=True)):
        rest = [sum(others) - own for others, own in zip(SHROUT_FLEISS, levels, strict=True)]
        without = [others[:place] + others[place + 1 :] for others in SHROUT_FLEISS]
        assert item.item_rest.value == pytest.approx(correlation(levels, rest), abs=1e-12)
        assert item.alpha_if_dropped.value == pytest.approx(alpha(without), abs=1e-12)
    assert row.item_rest_min == min(item.item_rest.value for item in row.questions)
    feldt = [1 - (1 - row.alpha.value) * f.ppf(share, 5, 15) for share in (0.975, 0.025)]
    assert row.alpha.interval == pytest.approx(feldt, abs=1e-9)


def test_alpha_and_omega_of_the_attitude_survey_whoever_people_work_for(workspace, framework, answered):
    """Chatterjee and Price's thirty rows, a third from each of three organisations."""
    with (Path(__file__).parent.parent / "golden" / "attitude.csv").open() as file:
        header, *rows = csv.reader(file)
    loaded = framework("\n  ".join(["F factor", *header]), scale=tuple(range(101)))
    for start, organisation in enumerate(("Acme", "Bravo", "Cargo")):
        answered(loaded, rows[start::3], organisation=organisation)

    row = only_factor(workspace, loaded)

    assert (row.items, row.complete_rows) == (7, 30)
    assert (four(row.alpha), four(row.omega)) == (0.8431, 0.8563)


def test_the_icc_compares_organisations(workspace, framework, answered):
    """Platoons as organisations. One question has no alpha."""
    loaded = framework("F factor\n  Q1", scale=(1, 2, 3, 4, 5))
    for platoon, levels in PLATOONS.items():
        answered(loaded, [(level,) for level in levels], organisation=platoon)
    row = only_factor(workspace, loaded)

    assert (four(row.icc1), four(row.icc2)) == (0.1499, 0.3265)
    assert (row.items, row.complete_rows) == (1, 11)
    assert row.alpha == Figure(None, 11, Undefined.TOO_FEW_QUESTIONS)


# Whose answers are rows


def test_nobody_answered(workspace, framework):
    """Every factor has its row, in the framework's order. Questions that are not scored are no items."""
    loaded = framework("G factor\n  G1\n  G2\n  G3 unscored\nF factor\n  F1")
    found = reliability(workspace, loaded.framework)

    assert [(row.factor, row.items, row.complete_rows) for row in found.factors.values()] == [("G", 2, 0), ("F", 1, 0)]
    for row in found.factors.values():
        assert row.alpha == row.omega == Figure(None, 0, Undefined.TOO_FEW_ROWS)
        assert (row.icc1.value, row.icc2.value, row.item_rest_min) == (None, None, None)
        assert {item.item_rest for item in row.questions} == {Figure(None, 0, Undefined.TOO_FEW_ROWS)}
    assert [item.question for item in found.factors["G"].questions] == ["G1", "G2"]


@pytest.mark.parametrize(("people", "found"), [(2, None), (3, alpha(SIX_PEOPLE[:3]))])
def test_alpha_needs_three_rows(workspace, framework, answered, people, found):
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE[:people])

    assert only_factor(workspace, loaded).alpha.value == (found if found is None else pytest.approx(found, abs=1e-12))


def test_everybody_the_same_has_no_alpha(workspace, framework, answered):
    loaded = framework(PAIR)
    answered(loaded, [(4, 4)] * 5)

    assert only_factor(workspace, loaded).alpha == Figure(None, 5, Undefined.NO_VARIATION)


@pytest.mark.parametrize("said", ["DK", "NA", None])
def test_whoever_lacks_a_level_is_no_row_and_still_has_a_score(workspace, framework, answered, said):
    """Bravo's people say 6 to the one question they can judge."""
    loaded = framework(PAIR)
    answered(loaded, [*SIX_PEOPLE, (1, said)])
    answered(loaded, [(6, 6), (6, said)], organisation="Bravo")
    row = only_factor(workspace, loaded)
    acme, bravo = [fmean(levels) for levels in SIX_PEOPLE] + [1.0], [6.0, 6.0]
    between = 7 * (fmean(acme) - fmean(acme + bravo)) ** 2 + 2 * (fmean(bravo) - fmean(acme + bravo)) ** 2
    within = variance(acme) * 6 / 7

    assert (row.complete_rows, row.icc1.n) == (7, 9)
    assert row.alpha.value == pytest.approx(alpha([*SIX_PEOPLE, (6, 6)]), abs=1e-12)
    assert row.icc1.value == pytest.approx((between - within) / (between + 3.5 * within), abs=1e-12)
    assert row.icc2.value == pytest.approx(1 - within / between, abs=1e-12)


@pytest.mark.parametrize(("people", "rows"), [(2, 6), (3, 9)])
def test_where_people_answer_in_confidence_fewer_than_three_of_them_count_nothing(
    workspace, framework, answered, people, rows
):
    """Beside people whose answers are known, alpha would tell the sum of what a single further person said."""
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE)
    answered(loaded, SIX_PEOPLE[:people], organisation="Bravo", attributed=False)
    row = only_factor(workspace, loaded)

    assert (row.complete_rows, row.icc1.n) == (rows, rows)


def test_where_few_of_them_gave_all_levels_their_scores_alone_count(workspace, framework, answered):
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE)
    answered(loaded, [(1, 2), (2, "DK"), (3, 4)], organisation="Bravo", attributed=False)
    row = only_factor(workspace, loaded)

    assert (row.complete_rows, row.icc1.n) == (6, 9)


def test_a_person_in_two_waves_is_two_rows_of_one_organisation(workspace, framework, answered):
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE, wave="spring")
    answered(loaded, SIX_PEOPLE, wave="autumn")
    row = only_factor(workspace, loaded)

    assert row.complete_rows == 12
    assert row.alpha.value == pytest.approx(alpha(SIX_PEOPLE * 2), abs=1e-12)
    assert row.icc1 == Figure(None, 12, Undefined.TOO_FEW_CLASSES)


def test_comparators_and_people_who_were_not_asked_are_no_rows(workspace, framework, answered):
    """Customers have weight 0; the board is not asked Q2 and answered all the same."""
    tree = "F factor\n  Q1\n  Q2 groups=executive,customers"
    loaded = framework(tree, groups={"executive": 1, "customers": 0, "board": 1})
    answered(loaded, SIX_PEOPLE, group="executive")
    answered(loaded, SIX_PEOPLE[::-1], group="customers", organisation="Bravo")
    answered(loaded, [(1, 6), (6, 1)], group="board", organisation="Cargo")
    row = only_factor(workspace, loaded)

    assert (row.complete_rows, row.icc1.n) == (6, 8)
    assert row.alpha.value == pytest.approx(alpha(SIX_PEOPLE), abs=1e-12)


def test_answers_to_what_is_not_applicable_in_an_organisation_are_none(workspace, framework, answered):
    """At Bravo more say that Q2 does not apply than answer it, so nobody there has a complete row."""
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE)
    answered(loaded, [(3, 1), (4, "NA"), (5, "NA")], organisation="Bravo")
    row = only_factor(workspace, loaded)

    assert (row.complete_rows, row.icc1.n) == (6, 9)


def test_reversed_questions_are_turned_first(workspace, framework, answered):
    loaded = framework("F factor\n  Q1\n  Q2 reverse")
    answered(loaded, [(first, 7 - second) for first, second in SIX_PEOPLE])

    assert only_factor(workspace, loaded).alpha.value == pytest.approx(alpha(SIX_PEOPLE), abs=1e-12)


def test_samples_count_as_long_as_there_is_no_real_organisation(workspace, framework, answered):
    loaded = framework(PAIR)
    answered(loaded, SIX_PEOPLE[:4], organisation="Sample one", sample=True)
    answered(loaded, SIX_PEOPLE[4:], organisation="Sample two", sample=True)
    samples = reliability(workspace, loaded.framework)
    answered(loaded, SIX_PEOPLE[:3], organisation="Acme")
    real = reliability(workspace, loaded.framework)

    assert (samples.sample, samples.factors["F"].complete_rows) == (True, 6)
    assert (real.sample, real.factors["F"].complete_rows) == (False, 3)


def test_only_this_version_of_this_framework_counts(workspace, framework, answered):
    """The same version counts whatever else of its text was edited: here, its groups."""
    loaded, regrouped = framework(PAIR), framework(PAIR, groups={"executive": 1})
    answered(loaded, SIX_PEOPLE[:3])
    answered(regrouped, SIX_PEOPLE[3:], organisation="Bravo")
    answered(framework(PAIR, version="1.1.0"), SIX_PEOPLE, organisation="Cargo")

    assert loaded.framework.hash != regrouped.framework.hash
    assert only_factor(workspace, loaded).complete_rows == 6
