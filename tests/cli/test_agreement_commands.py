"""`opposite agreement` and `opposite reliability`: what they print is what plain formulas give for the same answers."""

import csv
import io
import json
import random
from collections import Counter
from itertools import groupby, permutations
from statistics import correlation, fmean, median, variance

import pytest
from scipy.stats import f

from opposite.store import open_store

FRAMEWORK = """
schema_version: 1
framework: {id: trees, version: "1.0.0", title: Trees}
scales:
  five:
    kind: ordinal
    points:
      - {value: 1, label: One}
      - {value: 2, label: Two}
      - {value: 3, label: Three}
      - {value: 4, label: Four}
      - {value: 5, label: Five}
instrument: {default_scale: five}
groups:
  - {id: executive, title: Executive}
  - {id: frontline, title: Frontline, weight: 2}
  - {id: customers, title: Customers, weight: 0}
scoring:
  aggregate: {factor: {method: mean}, root: {method: mean}}
  privacy: {min_group_n: 1}
tree:
  - id: G
    kind: factor
    title: Growth
    questions:
      - {id: G1, text: Does it grow?}
      - {id: G2, text: Does it shrink?, reverse: true}
      - {id: G3, text: Does it bloom?, weight: 2}
  - id: B
    kind: factor
    title: Bark
    questions:
      - {id: B1, text: Is it rough?}
      - {id: B2, text: Is it thick?, groups: [executive, customers]}
"""
FACTORS = {"G": ("G1", "G2", "G3"), "B": ("B1", "B2")}
QUESTIONS = [question for questions in FACTORS.values() for question in questions]
WEIGHTS = {"G3": 2}
AT_RANDOM = 2.0
"""Expected variance of five points: (25 - 1) / 12."""

GROUPS = {"executive": 3, "frontline": 4, "customers": 2}
WAVES = [("Cedar", "1"), ("Alder", "10"), ("Alder", "9"), ("Birch", "1")]
IN_ORDER = [("Alder", "9"), ("Alder", "10"), ("Birch", "1"), ("Cedar", "1")]

VERDICTS = {
    "G1": ((4, 4, 5), (4, 4, 5, 5)),
    "G2": ((5, 5, 4), (2, 2, 1, 2)),
    "G3": ((1, 5, 5), (1, 1, 4, 1)),
    "B1": ((3, 5, 4), (3, 3, 2, 4)),
    "B2": ((1, 3, 5), ()),
}
"""What Elm's executives and frontline said: as one, as two camps, split, neither; and executives alone, scattered."""


def answers():
    """Rows of answers of four waves, the same every time: levels, don't knows, gaps, one in ten each."""
    dice, rows = random.Random(7), []
    for organisation, wave in WAVES:
        for group, people in GROUPS.items():
            for person in range(people):
                low = dice.randint(1, 3)
                for question in QUESTIONS:
                    said = dice.choices([str(dice.randint(low, low + 2)), "DK", "NA", ""], [8, 1, 0.5, 0.5])[0]
                    rows.append((organisation, wave, f"{group}{person}", group, question, said))
    return rows


def answers_of_elm():
    return [
        ("Elm", "1", f"{group}{person}", group, question, str(level))
        for question, said in VERDICTS.items()
        for group, levels in zip(GROUPS, said, strict=False)
        for person, level in enumerate(levels)
    ]


@pytest.fixture(scope="module")
def trees(tmp_path_factory, opposite):
    """Options that name a database with the answers above and the framework they answer."""
    folder = tmp_path_factory.mktemp("trees")
    (folder / "trees.yaml").write_text(FRAMEWORK)
    database, framework = str(folder / "trees.duckdb"), str(folder / "trees.yaml")
    for name, rows in (("four", answers()), ("elm", answers_of_elm())):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["organisation", "wave", "respondent", "group", "question", "level"])
            writer.writerows(rows)
        status, _, err = opposite(
            "import", "--attributed", str(folder / f"{name}.csv"), "--framework", framework, "--database", database
        )
        assert (status, err) == (0, "")
    return ["--database", database]


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def same(cell, value):
    """Whether a cell of CSV holds a figure, in full, or is empty for None."""
    return cell == "" if value is None else float(cell) == pytest.approx(value, abs=1e-9)


# Plain formulas


def said_by(organisation, wave):
    """Keyed levels of everybody who counts: question, then group, then person."""
    found = {question: {group: {} for group in GROUPS} for question in QUESTIONS}
    for named, label, person, group, question, level in answers() + answers_of_elm():
        asked = group != "customers" and (question, group) != ("B2", "frontline")
        if (named, label) == (organisation, wave) and asked and level.isdigit():
            found[question][group][person] = 6 - int(level) if question == "G2" else int(level)
    return found


def own_scores(said, questions):
    """By group and person, the weighted mean of what they said."""
    scores = {}
    for group in GROUPS:
        for person in sorted({person for question in questions for person in said[question][group]}):
            own = {q: said[q][group][person] for q in questions if person in said[q][group]}
            weights = {q: WEIGHTS.get(q, 1) for q in own}
            scores.setdefault(group, {})[person] = sum(weights[q] * own[q] for q in own) / sum(weights.values())
    return scores


def squares(classes):
    """Sums of squares between and within classes."""
    everybody = [value for values in classes for value in values]
    between = sum(len(values) * (fmean(values) - fmean(everybody)) ** 2 for values in classes)
    return between, sum((value - fmean(values)) ** 2 for values in classes for value in values)


def icc(classes):
    """ICC(1) and ICC(2) with the mean size of the classes."""
    people = sum(map(len, classes))
    if len(classes) < 2 or max(map(len, classes)) < 2:
        return None, None
    between, within = squares(classes)
    between, within = between / (len(classes) - 1), within / (people - len(classes))
    return (between - within) / (between + (people / len(classes) - 1) * within), (between - within) / between


def awg(levels):
    k, m = len(levels), fmean(levels)
    if min(levels) == max(levels) in (1, 5):
        return 1.0
    if not (k - 1 + 5) / k <= m <= (5 * (k - 1) + 1) / k:
        return None
    return 1 - 2 * variance(levels) / ((6 * m - m * m - 5) * k / (k - 1))


def krippendorff(units):
    """Ordinal alpha, pair by pair."""
    units = [unit for unit in units if len(unit) > 1]
    ratings = [level for unit in units for level in unit]
    counts, n = Counter(ratings), len(ratings)

    def distance(pair):
        low, high = sorted(pair)
        return (sum(counts[v] for v in range(low, high + 1)) - (counts[low] + counts[high]) / 2) ** 2

    observed = sum(sum(map(distance, permutations(unit, 2))) / (len(unit) - 1) for unit in units) / n
    return 1 - observed / (sum(map(distance, permutations(ratings, 2))) / (n * (n - 1)))


def alpha(rows):
    k, items = len(rows[0]), list(zip(*rows, strict=True))
    return k / (k - 1) * (1 - sum(map(variance, items)) / variance(map(sum, rows)))


# What is printed


def test_agreement_by_question_is_what_plain_formulas_give(opposite, trees):
    status, out, err = opposite("agreement", "--by", "question", "--all-waves", "--format", "csv", *trees)
    found = [row for row in read(out) if row["organisation"] != "Elm"]

    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        "organisation,wave,question,n,mean,variance,ad_mean,ad_median,rwg,awg,eta_squared,verdict,hidden"
    )
    assert [(row["organisation"], row["wave"], row["question"]) for row in found] == [
        (*place, question) for place in IN_ORDER for question in QUESTIONS
    ]
    for row in found:
        groups = said_by(row["organisation"], row["wave"])[row["question"]]
        classes = [list(people.values()) for people in groups.values() if people]
        levels = [level for values in classes for level in values]
        between, within = squares(classes)
        assert int(row["n"]) == len(levels)
        for name, value in {
            "mean": fmean(levels),
            "variance": variance(levels),
            "ad_mean": fmean(abs(level - fmean(levels)) for level in levels),
            "ad_median": fmean(abs(level - median(levels)) for level in levels),
            "rwg": max(0, 1 - variance(levels) / AT_RANDOM),
            "awg": awg(levels),
            "eta_squared": between / (between + within) if between + within > 0 else None,
        }.items():
            assert same(row[name], value), (row, name, value)


def test_agreement_by_factor_is_what_plain_formulas_give(opposite, trees):
    status, out, err = opposite("agreement", "--all-waves", "--format", "csv", *trees)
    found = [row for row in read(out) if row["organisation"] != "Elm"]

    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        "organisation,wave,factor,n,rwg_j,rwg_star_j,icc1,icc2,krippendorff_alpha,verdict,hidden"
    )
    assert [(row["organisation"], row["wave"], row["factor"]) for row in found] == [
        (*place, factor) for place in IN_ORDER for factor in FACTORS
    ]
    for row in found:
        said, questions = said_by(row["organisation"], row["wave"]), FACTORS[row["factor"]]
        scores = own_scores(said, questions)
        people = [{p: x for group in said[q].values() for p, x in group.items()} for q in questions]
        complete = [p for p in people[0] if all(p in own for own in people)]
        disagreement = fmean(variance([own[p] for p in complete]) for own in people) / AT_RANDOM
        stepped_up = len(questions) * (1 - disagreement)
        first, second = icc([list(own.values()) for own in scores.values()])
        assert int(row["n"]) == sum(map(len, scores.values()))
        for name, value in {
            "rwg_j": 0.0 if disagreement > 1 else stepped_up / (stepped_up + disagreement),
            "rwg_star_j": 1 - disagreement,
            "icc1": first,
            "icc2": second,
            "krippendorff_alpha": krippendorff([list(own.values()) for own in people]),
        }.items():
            assert same(row[name], value), (row, name, value)


def test_reliability_is_what_plain_formulas_give(opposite, trees):
    status, out, err = opposite("reliability", "--framework", "trees", "--format", "csv", *trees)

    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        "factor,items,complete_rows,alpha,icc1,icc2,alpha_low,alpha_high,omega,item_rest_min"
    )
    by_question = read(
        opposite("reliability", "--framework", "trees", "--by", "question", "--format", "csv", *trees)[1]
    )
    assert [(row["question"], row["factor"]) for row in by_question] == [
        (question, factor) for factor in ("G", "B") for question in FACTORS[factor]
    ]
    assert [row["factor"] for row in read(out)] == ["G", "B"]
    for row in read(out):
        questions, rows, classes = FACTORS[row["factor"]], [], []
        for _, waves in groupby([*IN_ORDER, ("Elm", "1")], key=lambda place: place[0]):
            of_organisation = []
            for place in waves:
                said = said_by(*place)
                people = [{(g, p): x for g in GROUPS for p, x in said[q][g].items()} for q in questions]
                rows += [[own[p] for own in people] for p in people[0] if all(p in own for own in people)]
                of_organisation += [x for own in own_scores(said, questions).values() for x in own.values()]
            classes.append(of_organisation)
        first, second = icc(classes)
        assert (int(row["items"]), int(row["complete_rows"])) == (len(questions), len(rows))
        k, n = len(questions), len(rows)
        low, high = (1 - (1 - alpha(rows)) * f.ppf(share, n - 1, (n - 1) * (k - 1)) for share in (0.975, 0.025))
        rests = [correlation([own[i] for own in rows], [sum(own) - own[i] for own in rows]) for i in range(k)]
        without = [alpha([own[:i] + own[i + 1 :] for own in rows]) if k > 2 else None for i in range(k)]
        for name, value in {
            "alpha": alpha(rows),
            "icc1": first,
            "icc2": second,
            "alpha_low": low,
            "alpha_high": high,
            "item_rest_min": min(rests),
        }.items():
            assert same(row[name], value), (row, name, value)
        assert (row["omega"] == "") == (k < 3)
        for item, rest, others in zip(
            [item for item in by_question if item["factor"] == row["factor"]], rests, without, strict=True
        ):
            assert (item["complete_rows"], same(item["item_rest"], rest)) == (row["complete_rows"], True)
            assert item["alpha_if_dropped"] == "" if others is None else same(item["alpha_if_dropped"], others)


def test_in_a_terminal_reliability_has_two_decimals(opposite, trees):
    _, out, _ = opposite("reliability", "--framework", "trees", "--format", "table", *trees)
    row = read(opposite("reliability", "--framework", "trees", "--format", "csv", *trees)[1])[0]

    assert out.splitlines()[2].split() == [
        *(row["factor"], row["items"], row["complete_rows"]),
        *(f"{float(row[name]):.2f}" for name in list(row)[3:]),
    ]


def test_verdicts_are_words(opposite, trees):
    _, out, _ = opposite("agreement", "--by", "question", "--organisation", "Elm", "--format", "csv", *trees)

    assert {row["question"]: row["verdict"] for row in read(out)} == {
        "G1": "aligned",
        "G2": "camps",
        "G3": "split",
        "B1": "mixed",
        "B2": "scattered",
    }


# Which assessments


def test_by_default_factors_of_every_organisations_latest_wave(opposite, trees):
    _, out, _ = opposite("agreement", *trees)

    assert [(row["organisation"], row["wave"], row["factor"]) for row in read(out)] == [
        (organisation, wave, factor)
        for organisation, wave in (("Alder", "10"), ("Birch", "1"), ("Cedar", "1"), ("Elm", "1"))
        for factor in FACTORS
    ]


@pytest.mark.parametrize(
    ("chosen", "places"),
    [
        (["--organisation", "Elm", "--organisation", "Birch"], [("Birch", "1"), ("Elm", "1")]),
        (["--wave", "9"], [("Alder", "9")]),
        (["--organisation", "Alder", "--all-waves"], [("Alder", "9"), ("Alder", "10")]),
        (["--framework", "opposite"], []),
    ],
    ids=["organisations", "wave", "all waves", "framework"],
)
def test_assessments_are_chosen_as_for_scores(opposite, trees, chosen, places):
    status, out, _ = opposite("agreement", *chosen, *trees)

    assert status == 0
    assert [(row["organisation"], row["wave"]) for row in read(out) if row["factor"] == "G"] == places


def test_what_does_not_exist_is_named_and_ends_with_1(opposite, trees):
    assert opposite("agreement", "--organisation", "Oak", *trees)[::2] == (
        1,
        (
            "Error: There is no organisation named 'Oak'. Names are compared exactly; "
            "`opposite organisations` lists them.\n"
        ),
    )
    assert opposite("agreement", "--wave", "11", *trees)[::2] == (1, "Error: There is no wave '11'. Waves: 1, 10, 9.\n")
    assert opposite("reliability", "--framework", "oak", *trees)[::2] == (
        1,
        "Error: There is no framework 'oak', neither by id nor as a path. Known here: opposite, trees.\n",
    )


@pytest.mark.parametrize("usage", [("agreement", "--by", "group"), ("reliability", "--organisation", "Elm")])
def test_wrong_usage_ends_with_2(opposite, trees, usage):
    assert opposite(*usage, *trees)[:2] == (2, "")


def test_json_holds_the_same_rows_with_null_for_absent(opposite, trees):
    for command in (["agreement", "--by", "question"], ["agreement"], ["reliability", "--framework", "trees"]):
        table = read(opposite(*command, "--format", "csv", *trees)[1])
        objects = json.loads(opposite(*command, "--format", "json", *trees)[1])
        assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in objects] == table


def test_output_is_a_whole_file(opposite, trees, tmp_path):
    for command in (["agreement"], ["reliability", "--framework", "trees"]):
        target = tmp_path / f"{command[0]}.csv"
        assert opposite(*command, "--output", str(target), *trees)[:2] == (0, "")
        assert target.read_text(encoding="utf-8-sig") == opposite(*command, "--format", "csv", *trees)[1]


# Nobody, and too few


def test_an_empty_database_has_no_agreement_and_every_factor_of_the_questionnaire(opposite, tmp_path):
    open_store(tmp_path / "empty.duckdb").close()
    empty = ["--database", str(tmp_path / "empty.duckdb")]

    assert opposite("agreement", *empty)[::2] == (0, "")
    assert read(opposite("agreement", *empty)[1]) == []
    assert [tuple(row.values()) for row in read(opposite("reliability", *empty)[1])] == [
        (factor, "5", "0", *[""] * 7) for factor in ("ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE")
    ]


def test_figures_that_would_tell_of_too_few_people_are_empty_and_marked(opposite, database):
    """Acme's groups are of three people; where one of them gave no level, two are left."""
    _, out, _ = opposite("agreement", "--by", "question", "--organisation", "Acme", "--database", str(database))
    _, scores, _ = opposite("scores", "--by", "question", "--organisation", "Acme", "--database", str(database))
    found = read(out)
    hidden = [row for row in found if row["mean"] == ""]

    assert {row["n"]: row["hidden"] for row in hidden} == {"": "yes"}
    assert [row["n"] for row in found if row["n"]] == [
        row["answered"] for row, agreed in zip(read(scores), found, strict=True) if agreed["n"]
    ]
    assert 0 < len(hidden) < len(found)
    for row in hidden:
        assert [value for name, value in row.items() if name not in ("organisation", "wave", "question")] == [
            *[""] * 9,
            "yes",
        ]
