"""Whatever stands in a framework file, it is either loaded or refused with mistakes: nothing else ever happens."""

import copy
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.definitions import BrokenFrameworkError, Diagnostic, document_json, document_yaml, load, load_document

BROKEN = Path(__file__).parent.parent / "broken_frameworks"

DOCUMENT: dict[str, Any] = {
    **load(BROKEN / "lift_of_three_levels.yaml").document,
    "groups": [{"id": "a", "title": "A"}, {"id": "b", "title": "B", "weight": 0, "comparator": True}],
    "lenses": [{"id": "fix", "title": "Fix"}],
    "roadmap": {"roles": {"research": 2}, "horizons": [{"id": "now", "until": 6}]},
}
TEXT = document_yaml(DOCUMENT)

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=4),
    st.sampled_from(["L1", "LISTEN", "visits", "root", "factor", "level5", "mean", "geometric", "nominal", "core"]),
    st.sampled_from([[], {}, [[]], [{}], {"id": "L1"}, {"id": 7}, [None], {"1": "x"}, {"": 1}, {"method": "mean"}]),
)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(path for step, item in steps for path in paths(item, (*here, step)))]


@st.composite
def damaged_documents(draw: st.DrawFn) -> Any:
    document = copy.deepcopy(DOCUMENT)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(paths(document)[1:]))
        around = document
        for step in path[:-1]:
            around = around[step]
        action = draw(st.sampled_from(["put", "remove", "rename"]))
        if action == "put":
            around[path[-1]] = copy.deepcopy(draw(JUNK))
        elif action == "remove":
            del around[path[-1]]
        elif isinstance(around, dict):
            around[draw(st.text(max_size=6)) or path[-1] + "s"] = around.pop(path[-1])
        if not document:
            break
    return document


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        put = draw(
            st.sampled_from(
                ["", "\t", ": ", "- ", "[", "}", '"', "'", "*a", "&a ", "<<: ", "!!x ", "#", "\n", "No", "? "]
            )
        )
        text = text[:start] + put + text[end:]
    return text


def mistakes_of(text: str) -> list[Diagnostic]:
    """The mistakes for which a text is refused; a text that loads is held to load again the same."""
    try:
        loaded = load_document(text)
    except BrokenFrameworkError as refusal:
        return [diagnostic for diagnostic in refusal.diagnostics if diagnostic.severity == "error"]
    assert load_document(document_json(loaded.document)).framework.hash == loaded.framework.hash
    return []


@examples(300)
@given(damaged_documents())
def test_a_document_with_anything_anywhere_is_loaded_or_refused(document: Any):
    in_json, in_yaml = mistakes_of(document_json(document)), mistakes_of(document_yaml(document))
    assert (in_json == []) == (in_yaml == [])
    assert [str(diagnostic) for diagnostic in [*in_json, *in_yaml] if "\n" in str(diagnostic)] == []


@examples(300)
@given(damaged_texts())
def test_a_text_with_anything_anywhere_is_loaded_or_refused(text: str):
    assert [diagnostic for diagnostic in mistakes_of(text) if diagnostic.line is None] == []


@examples(200)
@given(st.text(max_size=80))
def test_any_text_is_refused_with_a_mistake(text: str):
    assert mistakes_of(text) != []
