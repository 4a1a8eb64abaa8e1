"""The statistics equal those of R's psych and multilevel, where R and both are installed."""

import csv
import math
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from opposite.statistics.consistency import alpha_if_dropped, cronbach_alpha, item_rest_correlations
from opposite.statistics.omega import mcdonald_omega
from opposite.statistics.variance_shares import eta_squared, icc1, icc2
from opposite.statistics.within_group import ad_mean, ad_median, awg, rwg
from opposite.statistics.within_group_factor import rwg_j, rwg_star_j

SCRIPT = Path(__file__).with_name("statistics.R")
SIX = (1, 2, 3, 4, 5, 6)
SIZES = {"twelve": (12, 3), "sixty": (60, 5), "thousand": (1000, 9)}
"""People and questions of the generated answers."""

OF_ONE_QUESTION = {"rwg": lambda levels: rwg(levels, SIX), "awg": lambda levels: awg(levels, SIX)} | {
    "ad_mean": ad_mean,
    "ad_median": ad_median,
}
OF_A_FACTOR = {
    "rwg_j": lambda rows: rwg_j(rows, [SIX] * len(rows[0])),
    "rwg_star_j": lambda rows: rwg_star_j(rows, [SIX] * len(rows[0])),
}


def generated(people, questions):
    """Answers of people in groups of one, two and more that lean apart; a twentieth is missing."""
    dice = np.random.default_rng([people, questions])
    groups = np.minimum(dice.integers(0, 6, people), dice.integers(0, 6, people))
    groups[0] = 9
    lean = dice.normal(size=10)[groups] * 0.7 + dice.normal(size=people)
    levels = np.clip(np.round(3.5 + lean[:, None] + dice.normal(size=(people, questions)) * 0.9), 1, 6)
    missing = dice.random(levels.shape) < 0.05
    rows = [
        tuple(None if gap else int(level) for level, gap in zip(*row, strict=True))
        for row in zip(levels, missing, strict=True)
    ]
    return groups.tolist(), rows


@pytest.fixture(scope="module")
def answers():
    return {name: generated(*size) for name, size in SIZES.items()}


@pytest.fixture(scope="module")
def said_by_r(answers, tmp_path_factory):
    """What R says: values by dataset and statistic, then by place; NaN where R has none."""
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    check = "quit(status = !all(sapply(c('psych', 'multilevel'), requireNamespace, quietly = TRUE)))"
    if subprocess.run(["Rscript", "-e", check], capture_output=True, check=False).returncode != 0:
        pytest.skip("R is installed, but not its packages psych and multilevel")
    folder = tmp_path_factory.mktemp("answers")
    for name, (groups, rows) in answers.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["group", *(f"q{number}" for number in range(len(rows[0])))])
            writer.writerows([group, *row] for group, row in zip(groups, rows, strict=True))
    done = subprocess.run(["Rscript", SCRIPT, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    values = defaultdict(dict)
    for file, statistic, place, value in csv.reader(done.stdout.splitlines()):
        values[file.removesuffix(".csv"), statistic][place] = math.nan if value == "NA" else float(value)
    return values


def same(value, *, absolute=1e-9):
    return pytest.approx(math.nan if value is None else value, abs=absolute, rel=1e-9, nan_ok=True)


def by_group(groups, rows):
    people = defaultdict(list)
    for group, row in zip(groups, rows, strict=True):
        people[str(group)].append(row)
    return people


def in_places(figures):
    return {str(place): same(figure.value) for place, figure in enumerate(figures, start=1)}


@pytest.mark.parametrize("statistic", OF_ONE_QUESTION)
@pytest.mark.parametrize("name", SIZES)
def test_agreement_on_a_question_of_every_group(said_by_r, answers, name, statistic):
    """R leaves out groups where nobody answered."""
    columns = {group: [row[0] for row in rows] for group, rows in by_group(*answers[name]).items()}
    figures = {group: OF_ONE_QUESTION[statistic](levels) for group, levels in columns.items()}

    assert said_by_r[name, statistic] == {group: same(figure.value) for group, figure in figures.items() if figure.n}


@pytest.mark.parametrize("statistic", OF_A_FACTOR)
@pytest.mark.parametrize("name", SIZES)
def test_agreement_on_a_factor_of_every_group(said_by_r, answers, name, statistic):
    """Complete rows; R leaves out groups without any."""
    figures = {group: OF_A_FACTOR[statistic](rows) for group, rows in by_group(*answers[name]).items()}

    assert said_by_r[name, statistic] == {group: same(figure.value) for group, figure in figures.items() if figure.n}


@pytest.mark.parametrize("name", SIZES)
def test_shares_of_groups(said_by_r, answers, name):
    classes = [[row[0] for row in rows] for rows in by_group(*answers[name]).values()]

    assert said_by_r[name, "icc1"] == {"all": same(icc1(classes).value)}
    assert said_by_r[name, "icc2"] == {"all": same(icc2(classes).value)}
    assert said_by_r[name, "eta_squared"] == {"all": same(eta_squared(classes).value)}


@pytest.mark.parametrize("name", SIZES)
def test_consistency_of_complete_rows(said_by_r, answers, name):
    rows = answers[name][1]

    assert said_by_r[name, "alpha"] == {"all": same(cronbach_alpha(rows).value)}
    low, high = cronbach_alpha(rows).interval
    assert said_by_r[name, "feldt"] == {"1": same(low), "2": same(high)}
    assert said_by_r[name, "item_rest"] == in_places(item_rest_correlations(rows))
    assert said_by_r[name, "alpha_if_dropped"] == in_places(alpha_if_dropped(rows))


@pytest.mark.parametrize("name", SIZES)
def test_omega_from_the_loadings_of_factanal(said_by_r, answers, name):
    assert said_by_r[name, "omega"] == {"all": same(mcdonald_omega(answers[name][1]).value, absolute=1e-6)}
