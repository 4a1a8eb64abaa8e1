"""An attacker has every benchmark file ever made, knows the figures of some organisations, and wants those of another.

The attacker is stronger than any real one: given the exact sums behind the files, neither rounded nor with rare levels
shared out, and told who is in which file. What can be worked out from sums is what lies in their span; that is looked
for by linear algebra, which knows nothing of the rule that is tried.
"""

import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.domain.comparison.benchmark import LEAST_ORGANISATIONS, Scope
from opposite.domain.comparison.benchmark_secrecy import Given, members_for, questions_for
from opposite.engine.collecting.choosing import chosen_assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.comparison.benchmark_export import Asked, make_benchmark
from opposite.engine.keeping.erasing import erase, find_organisation
from opposite.engine.workspace import open_workspace
from opposite.errors import BenchmarkError

pytestmark = pytest.mark.long

QUESTIONS = ("q1", "q2")
NOW = datetime(2026, 11, 22, 9, 0)


def solved(files, known):
    """The members that the files give away to somebody who knows the figures of others: rows are sums over members."""
    members = sorted({member for file in files for member in file})
    place = {member: number for number, member in enumerate(members)}
    rows = np.zeros((len(files) + len(known), len(members)))
    for number, file in enumerate(files):
        rows[number, [place[member] for member in file]] = 1
    for number, member in enumerate(known, len(files)):
        if member in place:
            rows[number, place[member]] = 1
    _, values, directions = np.linalg.svd(rows)
    free = directions[int((values > 1e-9).sum()) :]
    hidden = np.abs(free).max(axis=0) > 1e-9 if len(free) else np.zeros(len(members), dtype=bool)
    return {member for member in members if not hidden[place[member]]} - set(known)


def told_of(given, question):
    """The members behind the sums of a question, file by file."""
    return [
        sorted(member for member, questions in file.members.items() if question in questions)
        for file in given
        if question in file.questions
    ]


@st.composite
def histories(draw):
    """Who has figures of which question, and whom file after file asks for: members come, go and change at random."""
    generator = random.Random(draw(st.integers(0, 2**32)))
    number = draw(st.integers(10, 45))
    missing = draw(st.sampled_from([0.0, 0.1, 0.5]))
    versions = [0] * number
    has = {}

    def member(place):
        name = f"{place}.{versions[place]}"
        has.setdefault(name, frozenset(q for q in QUESTIONS if generator.random() >= missing))
        return name

    wishes = []
    for _ in range(draw(st.integers(1, 8))):
        for place in range(number):
            if generator.random() < draw(st.sampled_from([0.0, 0.03, 0.4])):
                versions[place] += 1
        asked = draw(st.sampled_from([0.97, 0.7, 0.5, 1.0]))
        wishes.append(frozenset(member(place) for place in range(number) if generator.random() < asked))
    return has, wishes


@examples(200)
@given(histories(), st.randoms(use_true_random=False))
def test_no_files_together_give_away_an_organisation_even_to_eight_others_who_tell_each_other(history, choice):
    has, wishes = history
    given_files = []
    for wanted in wishes:
        kept = members_for(wanted, given_files)
        assert kept <= wanted
        if len(kept) < LEAST_ORGANISATIONS:
            assert not kept
            continue
        members = {member: has[member] for member in kept}
        given_files.append(Given(members, questions_for(members, given_files)))
    for question in QUESTIONS:
        files = told_of(given_files, question)
        if files:
            everybody = sorted({member for file in files for member in file})
            known = choice.sample(everybody, LEAST_ORGANISATIONS - 2)
            assert solved(files, known) == set()
            assert all(len(file) >= LEAST_ORGANISATIONS for file in files)


def test_the_attacker_finds_what_a_rule_less_pair_of_files_gives_away():
    ten = [str(place) for place in range(10)]
    assert solved([ten, [*ten, "eleventh"]], []) == {"eleventh"}
    assert solved([ten], ten[:9]) == {"9"}
    assert solved([ten], ten[:8]) == set()


SECTORS, COUNTRIES = ("Retail", "Energy", "Health"), ("Norway", "Chile")
FILTERS = list(
    product([(), ("Retail",), ("Energy",), ("Health",), ("Retail", "Energy")], [(), ("Norway",), ("Chile",)])
)
COMING = (
    ["Organisation 64"],
    [f"Organisation {number}" for number in range(5, 8)],
    [f"Organisation {number}" for number in range(20, 34)],
    [f"Organisation {number}" for number in range(70, 95)],
)
"""Who has a new wave, month by month: some of them for the first time."""


def add(workspace, path, names, *, day, generator):
    """Closed waves of these organisations, each of a sector and a country."""
    rows = ["organisation,wave,respondent,group,question,level,answered_at"]
    at = (NOW + timedelta(days=day)).isoformat()
    for name in names:
        rows += [f"{name},{day},ann,executive,{q},{generator.randint(1, 6)},{at}" for q in ("ORI1", "ORI2")]
    path.write_text("\n".join(rows) + "\n")
    import_answers(workspace, path, framework=workspace.resolve("opposite"), now=NOW, attributed=True)
    with workspace.store.writing() as cursor:
        for name in names:
            number = int(name.split()[1]) // 2
            kind = f"sector = '{SECTORS[number % 3]}', country = '{COUNTRIES[number % 2]}'"
            cursor.script(f"update organisations set {kind} where name = '{name}'")


def make_all(workspace, filters):
    """Make a file of every kind of organisation of which one can be made; how many were."""
    framework, made = workspace.resolve("opposite").framework, 0
    for sectors, countries in filters:
        narrowing = Narrowing(sectors=sectors, countries=countries, archived=False)
        chosen = chosen_assessments(workspace, (), None, "opposite", all_waves=True, narrowing=narrowing)
        asked = Asked(framework, "Study", Scope(sectors=sectors, countries=countries))
        with suppress(BenchmarkError):
            make_benchmark(workspace, chosen, asked, today=date(2026, 11, 29), now=NOW)
            made += 1
    return made


@pytest.mark.parametrize("seed", [13, 14])
def test_all_nested_filters_while_organisations_come_change_and_go_give_away_nobody(tmp_path, seed):
    generator, workspace = random.Random(seed), open_workspace(":memory:")
    add(workspace, tmp_path / "first.csv", [f"Organisation {n}" for n in range(64)], day=0, generator=generator)
    made = make_all(workspace, generator.sample(FILTERS, len(FILTERS)))
    for day, names in enumerate(COMING, 1):
        add(workspace, tmp_path / f"{day}.csv", names, day=day, generator=generator)
        made += make_all(workspace, generator.sample(FILTERS, len(FILTERS)))
    erase(workspace, find_organisation(workspace, "Organisation 40"), now=NOW)
    made += make_all(workspace, FILTERS)
    files = {}
    for id_, _, member, _ in workspace.store.rows("benchmark_exports", framework_id="opposite"):
        files.setdefault(id_, []).append(member)
    workspace.close()
    assert made > len(files) > 5
    everybody = sorted({member for file in files.values() for member in file})
    for _ in range(20):
        assert solved(list(files.values()), generator.sample(everybody, 8)) == set()
