"""A document is what was written, has a hash of its content, and loads again the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opposite.definitions import (
    FrameworkError,
    content_hash,
    document_json,
    document_yaml,
    find,
    load,
    load_document,
)

MODELS = Path(__file__).parent.parent / "frameworks"
SMALL = (MODELS / "small.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*(MODELS / f"{m}.yaml" for m in ("samm", "readiness", "cornerstones"))], ids=str)
def test_a_document_written_as_yaml_or_json_loads_again_the_same(path: Path):
    loaded = load(path)
    for text in (document_yaml(loaded.document), document_json(loaded.document)):
        again = load_document(text)
        assert again.document == loaded.document
        assert again.framework.hash == loaded.framework.hash
        assert again.framework.root == loaded.framework.root
        assert again.framework.scoring == loaded.framework.scoring


def test_the_document_has_the_keys_that_were_written_and_no_others():
    assert load_document(SMALL).document == {
        "schema_version": 1,
        "framework": {"id": "small", "version": "2.1.0", "title": "Small"},
        "scales": {
            "yes_no": {"kind": "ordinal", "points": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}]}
        },
        "instrument": {"default_scale": "yes_no"},
        "scoring": {"aggregate": {"factor": {"method": "mean"}, "root": {"method": "mean"}}},
        "tree": [
            {"id": "F", "kind": "factor", "title": "Factor", "questions": [{"id": "Q", "text": "Is it so?"}]},
        ],
    }


def test_the_hash_is_in_the_framework_and_does_not_depend_on_the_order_of_keys():
    loaded = load_document(SMALL)
    turned = load_document(SMALL.replace('{id: Q, text: "Is it so?"}', '{text: "Is it so?", id: Q}'))
    assert loaded.framework.hash == content_hash(loaded.document)
    assert turned.framework.hash == loaded.framework.hash


def test_the_hash_depends_on_the_order_of_lists():
    assert content_hash({"tree": ["a", "b"]}) != content_hash({"tree": ["b", "a"]})


def test_the_hash_takes_one_and_one_point_zero_for_the_same_number():
    assert content_hash({"weight": 1}) == content_hash({"weight": 1.0})
    assert content_hash({"weight": 1}) != content_hash({"weight": True})


def test_the_hash_is_the_sha256_of_canonical_json():
    # printf '{"a":[1,0.25],"b":"é"}' | sha256sum
    expected = "c86599d899bb58570294a0f62ffc1a93ccafa912c768bd7ae9bb91b93f7bdc1c"
    assert content_hash({"b": "é", "a": [1.0, 0.25]}) == expected


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=60).filter(lambda text: text.strip() != "")


@given(
    title=TEXTS, text=st.one_of(TEXTS, TEXTS.map(lambda text: text + "\n"), TEXTS.map(lambda text: f"a\n {text}\n\n"))
)
def test_every_text_survives_being_written_and_read(title: str, text: str):
    document = dict(load_document(SMALL).document)
    document["tree"] = [
        {
            "id": "F",
            "kind": "factor",
            "title": title,
            "questions": [{"id": "Q", "text": text, "levels": {"0": text, "1": title}}],
        }
    ]
    assert load_document(document_json(document)).document == document
    assert load_document(document_yaml(document)).document == document


def test_a_number_that_yaml_would_read_as_text_is_still_a_number_in_json():
    document = json.loads(document_json(find("opposite").document))
    document["framework"]["id"] = 1e-12
    with pytest.raises(FrameworkError, match="expected text, found the number"):
        load_document(document_json(document))
