"""The attacker has every byte of a file of every kind, unpacked, and finds nothing that is hidden or of the machine.

Every kind of `DOCUMENTS` is read as it is offered, one that is added too, and what is made of several: the deck that
compares them, and the report of all.
"""

import getpass
import os
import platform
import re
import socket
import sys
import time
from datetime import date, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest
from every_part import every_part, words_of_pdf

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.briefing import Briefing, brief
from opposite.engine.collecting import commands as collect
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.choosing import meant
from opposite.engine.portfolio_at_large import AtLarge, portfolio_at_large
from opposite.engine.scoring.portfolio import portfolio_kinds
from opposite.engine.side_by_side import SideBySide, side_by_side
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.portfolio_pdf import portfolio_pdf

pytestmark = pytest.mark.long

TODAY, NOW = date(2027, 3, 4), datetime(2027, 3, 4, 17, 38, 51)
GROUPS = ("executive", "commercial", "frontline", "technology", "operations", "enabling")


class Seen(NamedTuple):
    """What files are made of: a wave, the same beside another organisation, and both of them as a portfolio."""

    briefing: Briefing
    compared: SideBySide
    at_large: AtLarge


FILES = {kind: lambda seen, made=document.made: made(seen.briefing) for kind, document in DOCUMENTS.items()} | {
    "comparison": lambda seen: comparison_pptx(seen.compared),
    "portfolio": lambda seen: portfolio_pdf(seen.at_large),
}
"""By kind, what makes a file of it."""

TWO_LEFT = """
    delete from answers where group_id = '{group}' and respondent_id not in
        (select distinct respondent_id from answers where group_id = '{group}' order by 1 limit 2)"""
SAME_QUESTIONS = """
    delete from answers where group_id in ('{one}', '{other}') and question_id not in
        (select question_id from answers where group_id in ('{one}', '{other}')
         group by question_id having count(distinct group_id) = 2)"""
EXCHANGED = """
    with placed as (
        select *, dense_rank() over (partition by group_id order by respondent_id) as place
        from answers where group_id in ('{one}', '{other}')
    ), exchanged as (
        select one.respondent_id, one.question_id, other.state, other.level, other.importance, other.evidence
        from placed as one join placed as other
          on one.question_id = other.question_id and one.place = other.place and one.group_id <> other.group_id
    )
    update answers set state = new.state, level = new.level, importance = new.importance, evidence = new.evidence
    from exchanged as new
    where answers.respondent_id = new.respondent_id and answers.question_id = new.question_id"""
"""What two groups said, each in the other's name; both were asked the same."""


def answered(add_answered, workspace, *, people_a_group=3):
    """A wave of Acme, beside another organisation that stays as it is."""
    add_answered(workspace, "Bravo", seed=2)
    return add_answered(workspace, "Acme", seed=1, people_a_group=people_a_group)


def changed(workspace, wave, *statements):
    """Change answers of a wave beneath everything, and see what is then there."""
    with workspace.store.writing() as cursor:
        for statement in statements:
            cursor.script(statement)
        cursor.run("raise_revision", assessment_id=wave, now=NOW)
    return Seen(
        brief(workspace, assessment(workspace, wave), today=TODAY),
        side_by_side(workspace, meant(workspace, ("Acme", "Bravo"), None, None), today=TODAY),
        portfolio_at_large(workspace, portfolio_kinds(workspace)[0], today=TODAY, told=lambda _done, _total: True),
    )


def exchanged_or_not(add_answered, one, other, *before):
    """The same wave twice: as it was answered, and as if two groups had said what the other one did."""
    both = []
    for after in ((), (EXCHANGED.format(one=one, other=other),)):
        workspace = open_workspace(":memory:")
        wave = answered(add_answered, workspace, people_a_group=6)
        same = SAME_QUESTIONS.format(one=one, other=other)
        both.append(changed(workspace, wave, *before, same, *after))
        workspace.close()
    return both


@pytest.fixture(scope="module")
def hidden_exchanged(add_answered):
    """Two hidden groups of two people each, and the same wave where each said what the other had."""
    left = [TWO_LEFT.format(group=group) for group in GROUPS[:2]]
    one, other = exchanged_or_not(add_answered, *GROUPS[:2], *left)
    shown = {row.group for row in one.briefing.report.groups if not row.hidden}
    assert (shown & set(GROUPS[:2]), shown >= set(GROUPS[2:])) == (set(), True)
    return one, other


@pytest.fixture(scope="module")
def shown_exchanged(add_answered):
    """The same of two groups that are shown."""
    return exchanged_or_not(add_answered, *GROUPS[:2])


@pytest.mark.parametrize("kind", FILES)
def test_no_byte_depends_on_which_of_two_hidden_groups_said_what(hidden_exchanged, kind):
    """Whatever could be read of one of them, in figures, drawings, hashes or counts, would differ."""
    one, other = (every_part(FILES[kind](seen), kind) for seen in hidden_exchanged)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()


FIGURES_OF_GROUPS = [kind for kind in FILES if kind not in {"one-pager", "portfolio"}]


@pytest.mark.parametrize("kind", FIGURES_OF_GROUPS)
def test_of_groups_that_are_shown_every_kind_tells_the_difference(shown_exchanged, kind):
    """So that the test above could find one; the one-pager and the portfolio tell of groups no more than one disagreement."""
    one, other = (FILES[kind](seen) for seen in shown_exchanged)
    assert one != other


def test_where_a_group_that_is_shown_says_the_lowest_of_everything_the_portfolio_tells(shown_exchanged, add_answered):
    workspace = open_workspace(":memory:")
    wave = answered(add_answered, workspace, people_a_group=6)
    lowest = changed(
        workspace, wave, f"update answers set level = 1 where group_id = '{GROUPS[0]}' and level is not null"
    )
    workspace.close()
    assert FILES["portfolio"](lowest) != FILES["portfolio"](shown_exchanged[0])


@pytest.fixture(scope="module")
def beside_answered(add_answered):
    """A group that does not count and is hidden, of two people who said the lowest of everything, or the highest."""
    both = []
    for level in (1.0, 6.0):
        workspace = open_workspace(":memory:")
        wave = answered(add_answered, workspace, people_a_group=4)
        with workspace.store.writing() as cursor:
            for _ in range(2):
                person = collect.add_respondent(cursor, wave, "external", now=NOW)
                cursor.script(
                    "insert into answers (assessment_id, group_id, respondent_id, question_id, state, level, answered_at) "
                    f"select {wave}, 'external', {person}, question_id, 'level', {level}, max(answered_at) from answers "
                    f"where group_id = 'frontline' group by question_id"
                )
        both.append(changed(workspace, wave))
        workspace.close()
    return both


@pytest.mark.parametrize("kind", FILES)
def test_no_byte_depends_on_what_two_people_said_who_are_not_counted(beside_answered, kind):
    one, other = (every_part(FILES[kind](seen), kind) for seen in beside_answered)
    assert [name for name in one if one[name] != other.get(name)] == []


def plant(workspace, wave):
    """Words about people everywhere they can stand: names, notes, reasons, who may sign in, what is noted of a client."""
    with workspace.store.writing() as cursor:
        cursor.script(
            "update respondents set label = 'PLANTED-NAME ' || id;"
            "update answers set note = 'PLANTED-NOTE', reason = 'PLANTED-REASON';"
            "update organisations set note = 'PLANTED-CLIENT'"
        )
    grant(workspace, [Asked("planted-guest@example.org", Role.EXECUTIVE, "Acme")], now=NOW)
    return changed(workspace, wave)


@pytest.fixture(scope="module")
def planted(add_answered, tmp_path_factory):
    """A briefing of a wave that was promised confidence, made by a person and on a machine with names of their own."""
    folder = tmp_path_factory.mktemp("planted-folder")
    said = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME", "HOSTNAME"), "planted-user")
    said |= {"HOME": str(folder), "TZ": "Pacific/Chatham"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in said.items():
            patch.setenv(name, value)
        time.tzset()
        workspace = open_workspace(str(folder / "planted.duckdb"))
        yield plant(workspace, answered(add_answered, workspace))
        workspace.close()
    time.tzset()


@pytest.fixture(scope="module")
def read(planted):
    """The function that makes a kind of it once, and returns its parts by place."""

    @cache
    def call(kind):
        content = FILES[kind](planted)
        return every_part(content, kind) | {f"{kind} in words": words_of_pdf(content)}

    return call


@pytest.mark.main_way
@pytest.mark.parametrize("kind", FILES)
def test_who_answered_and_what_they_noted_stands_nowhere(read, kind):
    parts = read(kind)
    assert [name for name, part in parts.items() if b"planted" in part.lower()] == []


def test_where_names_stand_beside_answers_by_agreement_they_are_found(workspace, add_answered):
    """So that the test above could find one."""
    wave = answered(add_answered, workspace)
    with workspace.store.writing() as cursor:
        cursor.script("update assessments set attributed = true")
    seen = plant(workspace, wave)
    named = {
        kind for kind, made in FILES.items() if any(b"PLANTED-NAME" in part for part in every_part(made(seen)).values())
    }
    assert named == {"workbook", "package"}


WITH_VERSION = (
    r"\b(typst|krilla|python(-pptx)?|pptx|xlsxwriter|openpyxl|duckdb|streamlit|plotly|numpy|highs|linux)"
    r"\W{0,3}(version\W)?v?\d+\.\d"
)
"""What files are made with, in some version."""


def of_the_machine():
    """What tells one machine from another, as patterns by what it is."""
    names = {getpass.getuser(), socket.gethostname(), platform.node(), platform.release(), "planted", "Chatham"}
    names |= {str(path) for path in (Path.cwd(), Path.home(), sys.prefix, sys.executable, os.environ.get("PWD", ""))}
    patterns = [re.escape(name) for name in sorted(names) if len(name) > 5]
    patterns += [r"[+-]1[23][:']45", WITH_VERSION, datetime.now().strftime("%Y-?%m-?%d")]
    for one in metadata.distributions():
        patterns.append(rf"\b{re.escape(one.metadata['Name'])}\W{{0,3}}(version\W)?v?{re.escape(one.version)}\b")
    return {pattern: re.compile(pattern.encode(), re.IGNORECASE) for pattern in patterns}


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_told_of_the_machine_its_user_or_its_clock(read, kind):
    """Neither names nor paths, no zone of time, no moment, and no version of anything that is installed."""
    whole = b"\n".join(read(kind).values())
    found = {pattern for pattern, compiled in of_the_machine().items() if compiled.search(whole)}
    assert found == set()
    assert not re.search(rb"17:38|1738(51)?Z", whole)
