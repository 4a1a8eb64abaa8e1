"""The frameworks that come with the product are found by id and free of mistakes, and the schema fits them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from opposite.definitions import (
    UnknownFrameworkError,
    bundled,
    check,
    document_json,
    document_yaml,
    find,
    library_folder,
    load_document,
    schema_text,
)

CHECKOUT = Path(__file__).parent.parent.parent / "frameworks"
MODELS = Path(__file__).parent.parent / "frameworks"


def test_the_library_is_the_checkouts_folder_where_nothing_is_installed():
    assert library_folder() == CHECKOUT


def test_bundled_frameworks_are_the_folders_of_the_library_in_alphabetical_order():
    assert bundled() == sorted(main.parent.name for main in CHECKOUT.glob("*/framework.yaml"))
    assert "opposite" in bundled()


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_framework_has_the_id_of_its_folder_and_no_mistake_or_warning(name: str):
    assert [str(mistake) for mistake in check([CHECKOUT / name], strict=True)] == []
    assert find(name).framework.id == name


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_framework_written_as_yaml_or_json_loads_again_the_same(name: str):
    loaded = find(name)
    assert load_document(document_yaml(loaded.document)).document == loaded.document
    assert load_document(document_json(loaded.document)).document == loaded.document


@pytest.mark.parametrize("file", sorted(CHECKOUT.glob("*/**/*.yaml")), ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_every_reader_of_yaml_can_read_the_bundled_files(file: Path):
    assert isinstance(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader), dict)


def test_opposite_has_eight_factors_of_five_questions_two_of_them_core():
    framework = find("opposite").framework
    assert [factor.id for factor in framework.factors] == ["ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE"]
    assert [len(factor.questions) for factor in framework.factors] == [5] * 8
    assert [sum(question.core for question in factor.questions) for factor in framework.factors] == [2] * 8


def test_opposite_has_the_six_stages_and_targets_of_four():
    framework = find("opposite").framework
    assert [(point.value, point.label) for point in framework.questions["ORI1"].scale.points] == [
        (1, "Business as usual"),
        (2, "Present and active"),
        (3, "Formalized"),
        (4, "Strategic"),
        (5, "Converged"),
        (6, "Innovative and adaptive"),
    ]
    assert (framework.instrument.target.level, framework.instrument.target.default) == ("factor", 4.0)


def test_an_id_goes_before_a_path_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "opposite").write_text((MODELS / "samm.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find("opposite").framework.id == "opposite"
    assert find("./opposite").framework.id == "samm"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("oposite", 'Did you mean "opposite"?'),
        ("nothing-like-it", "Known here: "),
        ("x" * 5000, "Known here: "),
        ("a\0b", "Known"),
    ],
)
def test_a_name_that_is_neither_id_nor_path_is_refused_with_what_is_known(name: str, hint: str):
    with pytest.raises(UnknownFrameworkError) as refusal:
        find(name)
    assert refusal.value.hint.startswith(hint)


def test_the_committed_schema_is_the_one_that_the_models_make():
    # mend with: python -c "from opposite.definitions import schema_text; print(schema_text(), end='')" > frameworks/schema.json
    assert (CHECKOUT / "schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("name", [*bundled(), *(str(path) for path in sorted(MODELS.glob("*.yaml")))])
def test_the_schema_accepts_every_framework_that_loads(name: str):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(dict(find(name).document), schema)


def test_the_schema_refuses_unknown_keys_and_describes_every_known_one():
    schema = json.loads(schema_text())
    parts = [schema, *schema["$defs"].values()]
    assert [part for part in parts if part.get("additionalProperties") is not False] == []
    described = [part for part in parts if "description" in part]
    undescribed = [key for part in described for key, value in part["properties"].items() if "description" not in value]
    assert undescribed == []


GUIDE = (CHECKOUT / "README.md").read_text(encoding="utf-8")
EXAMPLES = [block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if block.startswith("schema_version")]


@pytest.mark.parametrize("example", EXAMPLES, ids=["shortest", "worked"])
def test_the_examples_of_the_guide_load_without_a_warning(example: str):
    assert [str(warning) for warning in load_document(example).warnings] == []


def test_the_guide_names_every_key_of_the_format():
    schema = json.loads(schema_text())
    keys = {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    assert sorted(key for key in keys if not re.search(rf"(?<![a-z_]){re.escape(key)}(?![a-z_])", GUIDE)) == []


def test_the_guide_shows_mistakes_as_they_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    broken = (
        EXAMPLES[0]
        .replace("title: Listening", "titel: Listening")
        .replace("text: We tell them what came of it.", "text: No")
    )
    broken = broken.replace("    root: {method: mean}\n", "    root: {method: mean}\n    practice: {method: mean}\n")
    Path("listening.yaml").write_text(broken, encoding="utf-8")
    shown = [line for line in GUIDE.splitlines() if line.startswith("listening.yaml:")]
    assert [str(mistake) for mistake in check([Path("listening.yaml")])] == shown
