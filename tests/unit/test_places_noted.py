"""Where a part of a page stands is noted as Streamlit notes it, and stays when the page goes on."""

from copy import deepcopy

import pytest
from streamlit.cursor import RunningCursor
from streamlit.delta_generator import DeltaGenerator

from opposite.ui.runs.places_noted import note_places_once


@pytest.fixture
def nested():
    """A container in a container in a container, each with an element before the next."""
    stack = [DeltaGenerator(root_container=0, cursor=RunningCursor(0))]
    for kind in ("column", "vertical"):
        around = stack[-1]
        around._cursor.lock_element()
        inner = DeltaGenerator(root_container=0, cursor=around._cursor.open_block(), parent=around, block_type=kind)
        stack.append(inner)
    return tuple(stack)


@pytest.fixture
def _once(monkeypatch):
    monkeypatch.setattr(DeltaGenerator, "__deepcopy__", DeltaGenerator.__deepcopy__)
    monkeypatch.setattr(RunningCursor, "__deepcopy__", None, raising=False)
    note_places_once()


def facts(stack):
    return [
        [
            (one._cursor.delta_path, one._block_type, one._form_data, one._creating_fragment_id)
            for one in each._ancestors
        ]
        for each in stack
    ]


def test_it_is_noted_as_streamlit_does(nested, request):
    expected = facts(deepcopy(nested))
    assert expected[-1][0][0] == [0, 1, 1, 0]
    request.getfixturevalue("_once")
    assert facts(deepcopy(nested)) == expected


@pytest.mark.usefixtures("_once")
def test_what_is_around_two_containers_is_copied_once_and_is_none_of_the_page(nested):
    around, inner, innermost = noted = deepcopy(nested)
    assert (inner._parent is around, innermost._parent is inner) == (True, True)
    assert not {id(one) for one in noted} & {id(one) for one in nested}
    assert not {id(one._cursor) for one in noted} & {id(one._cursor) for one in nested}


@pytest.mark.usefixtures("_once")
def test_it_stays_when_the_page_goes_on(nested):
    noted = deepcopy(nested)
    before = facts(noted)
    for one in nested:
        one._cursor.lock_element()
        one._cursor.get_transient_cursor().transient_elements[0] = "spinner"
    assert facts(noted) == before
    assert [len(one._cursor.transient_elements) for one in noted] == [0, 0, 0]
