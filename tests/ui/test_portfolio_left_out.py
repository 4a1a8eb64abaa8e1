"""The portfolio page says how many organisations are left out since their stored framework cannot be read."""

import pytest
from application import NOW, is_there, words

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.finding import called_so
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import describe
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.portfolio import left_out_of_portfolio, portfolio_kinds

pytestmark = pytest.mark.long

BROKEN = "0" * 64


def answer_four(application):
    for name in ("Acme", "Bravo", "Cargo", "Delta"):
        application.answer(name, [2] * 16)
    describe(application.workspace, "Cargo", Description("Retail", country="Chile"))


@pytest.fixture
def four(application, filled_once):
    """Acme, Bravo, Cargo and Delta, Cargo in retail in Chile; the framework of all can be read."""
    return filled_once(application, answer_four)


def break_framework_of(application, *names):
    """Let organisations have answered a stored framework whose document cannot be read."""
    of = ", ".join(str(find_wave(application.workspace, name).id) for name in names)
    with application.workspace.store.writing() as cursor:
        cursor.run(
            "add_framework", hash=BROKEN, id="second", version="1.0.0", title="Second", document="[1,2,3]", now=NOW
        )
        cursor.script(
            f"update assessments set framework_hash = '{BROKEN}', framework_id = 'second', framework_major = '1' "
            f"where id in ({of})"
        )


def told(page):
    assert list(page.exception) == []
    return [line for line in words(page.caption) if "left out" in line]


def left_out(number):
    return [f"{number} left out: the stored framework second cannot be read."]


@pytest.mark.main_way
def test_those_that_can_be_read_are_shown_and_of_the_others_it_is_said_how_many(four):
    assert told(four.page("portfolio")) == []
    break_framework_of(four, "Cargo", "Delta")
    page = four.page("portfolio")
    assert list(page.get_by_key("portfolio-table").value["Organisation"]) == ["Acme", "Bravo"]
    assert told(page) == left_out("2 assessments")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"find": "arg"}, "1 assessment"),
        ({"of-wave": "1"}, "2 assessments"),
        ({"sort": "overall"}, "2 assessments"),
        ({"sector": "Retail"}, "1 assessment"),
        ({"country": "Chile"}, "1 assessment"),
        ({"find": "acme"}, None),
    ],
)
def test_what_is_narrowed_away_does_not_count(four, query, number):
    break_framework_of(four, "Cargo", "Delta")
    assert told(four.page("portfolio", **query)) == ([] if number is None else left_out(number))


def test_where_none_can_be_read_it_says_so_beside_what_will_stand_here(four):
    break_framework_of(four, "Acme", "Bravo", "Cargo", "Delta")
    page = four.page("portfolio")
    assert (words(page.header), told(page)) == (["Nothing to show yet"], left_out("4 assessments"))
    assert not is_there(page, "portfolio-table")


def test_nobody_is_told_of_organisations_that_they_may_not_see(four):
    break_framework_of(four, "Cargo", "Delta")
    ids = {name: find_wave(four.workspace, name).organisation.id for name in ("Acme", "Cargo", "Delta")}
    for names, number in ((("Acme",), 0), (("Acme", "Cargo"), 1), (("Cargo", "Delta"), 2)):
        identity = Identity(Role.EXECUTIVE, organisations=frozenset(ids[name] for name in names))
        theirs = four.workspace.acting_for(identity)
        assert left_out_of_portfolio(theirs) == ({"second": number} if number else {})
        assert left_out_of_portfolio(theirs, wave="1") == ({"second": number} if number else {})
        found = Narrowing(archived=False, found=called_so(four.workspace, "delta"))
        assert left_out_of_portfolio(theirs, narrowing=found) == ({"second": 1} if "Delta" in names else {})
    for role in (Role.NOBODY, Role.AUTHOR):
        assert left_out_of_portfolio(four.workspace.acting_for(Identity(role))) == {}


def test_real_ones_count_though_samples_are_all_that_can_be_read_and_samples_not_beside_real_ones(four):
    fill_with_sample(four.workspace, now=NOW, force=True)
    break_framework_of(four, "Acme", "Bravo", "Cargo", "Delta")
    assert [kind.sample for kind in portfolio_kinds(four.workspace)] == [True]
    assert left_out_of_portfolio(four.workspace) == {"second": 4}
    with four.workspace.store.writing() as cursor:
        cursor.script(
            f"update assessments set framework_hash = '{BROKEN}', framework_id = 'second', framework_major = '1' "
            "where organisation_id in (select id from organisations where sample)"
        )
    assert left_out_of_portfolio(four.workspace) == {"second": 4}
