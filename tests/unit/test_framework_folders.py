"""A folder with its parts split off is the same framework as one file."""

from pathlib import Path

import pytest
import yaml

from opposite.definitions import Loaded, load

MODELS = Path(__file__).parent.parent / "frameworks"
PLAN = (MODELS / "small_plan.yaml").read_text(encoding="utf-8")


def model(name: str) -> Loaded:
    return load(MODELS / f"{name}.yaml")


def split(path: Path, folder: Path) -> None:
    """Write the framework of one file as a folder with its parts split off."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    (folder / "factors").mkdir(parents=True)
    for node in document["tree"]:
        factor = folder / "factors" / f"{node['id']}.yaml"
        factor.write_text(yaml.safe_dump({"factor": node}, sort_keys=False), encoding="utf-8")
    document["tree"] = [node["id"] for node in document["tree"]]
    initiatives = {"initiatives": document.pop("initiatives", [])}
    if initiatives["initiatives"]:
        (folder / "initiatives.yaml").write_text(yaml.safe_dump(initiatives, sort_keys=False), encoding="utf-8")
    (folder / "framework.yaml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")


@pytest.mark.parametrize("name", ["samm", "readiness", "cornerstones"])
def test_a_folder_with_its_parts_split_off_is_the_same_framework_as_one_file(name: str, tmp_path: Path):
    split(MODELS / f"{name}.yaml", tmp_path / name)
    whole, parts = model(name), load(tmp_path / name)
    assert parts.document == whole.document
    assert parts.framework.hash == whole.framework.hash
    assert parts.framework.root == whole.framework.root


def test_initiatives_in_a_file_of_their_own_are_those_of_one_file(tmp_path: Path):
    (tmp_path / "whole.yaml").write_text(PLAN, encoding="utf-8")
    split(tmp_path / "whole.yaml", tmp_path / "small")
    parts = load(tmp_path / "small")
    assert parts.document == load(tmp_path / "whole.yaml").document
    assert parts.files == tuple(
        tmp_path / "small" / file for file in ("framework.yaml", "factors/F.yaml", "initiatives.yaml")
    )


def test_factors_come_in_the_order_of_the_tree_and_not_of_their_files(tmp_path: Path):
    split(MODELS / "cornerstones.yaml", tmp_path / "c")
    main = tmp_path / "c" / "framework.yaml"
    document = yaml.safe_load(main.read_text(encoding="utf-8"))
    assert document["tree"] == ["TRUST", "LOYAL"]
    assert [node.id for node in load(tmp_path / "c").framework.factors] == ["TRUST", "LOYAL"]
    main.write_text(yaml.safe_dump(document | {"tree": ["LOYAL", "TRUST"]}), encoding="utf-8")
    assert [node.id for node in load(tmp_path / "c").framework.factors] == ["LOYAL", "TRUST"]


def test_the_file_framework_yaml_stands_for_its_folder(tmp_path: Path):
    split(MODELS / "samm.yaml", tmp_path / "samm")
    assert load(tmp_path / "samm" / "framework.yaml").document == load(tmp_path / "samm").document
