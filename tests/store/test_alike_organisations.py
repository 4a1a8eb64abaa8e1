"""Names that are nearly the same are found; names that only look so are not."""

from datetime import datetime

import pytest

from opposite.engine.collecting.alike import alike, alike_among_new
from opposite.engine.collecting.commands import ensure_organisation
from opposite.engine.workspace import open_workspace

NOW = datetime(2026, 11, 22, 9, 0)
THERE = ("Müller AG", "Acme Limited", "Larkmarrow Stores 7", "Nord", "Ærøskøbing Færge", "北京公司")


@pytest.fixture
def there():
    workspace = open_workspace(":memory:")
    with workspace.store.writing() as cursor:
        for name in THERE:
            ensure_organisation(cursor, name, now=NOW)
    yield workspace
    workspace.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Muller AG", "Müller AG"),
        ("  MÜLLER ag. ", "Müller AG"),
        ("Müller", "Müller AG"),
        ("Mueller AG", "Müller AG"),
        ("Acme Limitde", "Acme Limited"),
        ("Acme Ltd", "Acme Limited"),
        ("Larkmarow Store 7", "Larkmarrow Stores 7"),
        ("Aeroskobing-Faerge", "Ærøskøbing Færge"),
        ("北京 公司", "北京公司"),
    ],
)
def test_names_that_are_nearly_the_same(there, typed, found):
    assert [pair[1] for pair in alike(there, [typed])] == [found]


@pytest.mark.parametrize(
    "typed",
    ["Müller AG", "Larkmarrow Stores 8", "Norf", "Acme", "Zeta", "", "'; --", "%", "Miller Holding", "上海公司"],
)
def test_names_that_are_others(there, typed):
    expected = ["Acme Limited"] if typed == "Acme" else []
    assert [pair[1] for pair in alike(there, [typed])] == expected


def test_of_what_is_new_each_pair_is_told_once(there):
    with there.store.reading() as cursor:
        pairs = alike_among_new(cursor, ["Muller AG", "Zeta Works", "Zeta-Works", "Other"])
        assert pairs == (("Muller AG", "Müller AG"), ("Zeta-Works", "Zeta Works"))
        assert alike_among_new(cursor, ["Other"]) == alike_among_new(cursor, []) == ()
