"""Every file and folder of tests/broken_frameworks holds one mistake, named by its own name and its first line.

The first line of the file (of `framework.yaml` in a folder) reads `# expects: LINE | words | words`: the line of the
mistake, `-` where no line is to blame, with the file before it (`factors/LEARN.yaml:3`) where it is another one; then
words that the message holds. A mistake whose words include `warning` does not keep the framework from loading.
"""

from functools import cache
from pathlib import Path

import pytest

from opposite.definitions import FrameworkError, check, load, load_document
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.yaml_reader import PARSER, read_file

FOLDER = Path(__file__).parent.parent / "broken_frameworks"
CASES = sorted(FOLDER.iterdir())


def expectation(case: Path) -> tuple[str, list[str]]:
    """Place of the mistake as `file:line`, or `file` alone, and the words of its message."""
    main = case / "framework.yaml" if case.is_dir() else case
    content = main.read_bytes()
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1")
    where, *words = text.splitlines()[0].removeprefix("# expects: ").split(" | ")
    file, _, line = where.rpartition(":")
    path = str(case / file) if file else str(main)
    return path if line == "-" else f"{path}:{line}", words


@cache
def mistakes_of(case: Path) -> list[Diagnostic]:
    """The mistakes of a case, read once: some take long to be refused."""
    return check([case])


def written(case: Path) -> str:
    return case.stem


@pytest.mark.parametrize("case", CASES, ids=written)
def test_one_mistake_is_named_with_its_file_line_and_word_and_nothing_else(case: Path):
    place, words = expectation(case)
    (diagnostic,) = [str(one) for one in mistakes_of(case)]
    assert diagnostic.startswith(f"{place}: ")
    assert [word for word in words if word not in diagnostic] == []


@pytest.mark.parametrize("case", CASES, ids=written)
def test_an_error_keeps_a_framework_from_loading_and_a_warning_does_not(case: Path):
    _, words = expectation(case)
    if "warning" in words:
        assert [diagnostic.severity for diagnostic in load(case).warnings] == ["warning"]
    else:
        with pytest.raises(FrameworkError) as refusal:
            load(case)
        assert [diagnostic.severity for diagnostic in refusal.value.diagnostics] == ["error"]


@pytest.mark.parametrize("case", CASES, ids=written)
def test_messages_are_plain_english_on_one_line(case: Path):
    (diagnostic,) = mistakes_of(case)
    text = f"{diagnostic.message}; {diagnostic.remedy}"
    assert [
        word for word in ("Input should", "pydantic", "validat", "NoneType", "dict", "\n", "\x1b") if word in text
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "band_above_every_score",
        "band_label_twice",
        "checkpoint_week_beyond_the_calendar",
        "horizon_of_centuries",
        "horizon_shorter_than_a_quarter",
        "interval_level_near_one",
        "interval_level_near_zero",
        "profile_full_of_less_than_everything",
        "strength_of_evidence_twice",
    ],
)
def test_what_was_stored_before_a_rule_was_made_is_warned_of_and_loads(name: str):
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert [one.severity for one in load_document(text).warnings] == ["warning"]


def test_strict_makes_every_warning_an_error():
    warned = [case for case in CASES if "warning" in expectation(case)[1]]
    assert {diagnostic.severity for diagnostic in check(warned, strict=True)} == {"error"}
    assert len(check(warned, strict=True)) == len(warned)


def test_at_least_one_case_stands_for_every_rule():
    assert len(CASES) >= 45


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path):
    file = tmp_path / "empty.yaml"
    file.write_bytes(b"")
    assert [str(diagnostic) for diagnostic in check([file])] == [
        f"{file}:1: the file is empty; write a framework, or remove the file"
    ]


def test_a_path_that_does_not_exist_is_said_so(tmp_path: Path):
    path = tmp_path / "nowhere"
    assert [str(diagnostic) for diagnostic in check([path])] == [
        f"{path}: there is no such file or folder; check the path"
    ]


def test_a_folder_without_framework_yaml_is_said_so(tmp_path: Path):
    (diagnostic,) = check([tmp_path])
    assert (diagnostic.file, diagnostic.line, diagnostic.message) == (
        str(tmp_path),
        None,
        "the folder holds no framework.yaml",
    )


def test_a_file_above_two_megabytes_is_refused_unread(tmp_path: Path):
    file = tmp_path / "large.yaml"
    file.write_text("#" * 2_000_001, encoding="utf-8")
    assert [str(diagnostic) for diagnostic in check([file])] == [
        f"{file}: is larger than 2 MB; split it, or remove what does not belong"
    ]


def test_the_mistakes_of_several_paths_come_in_the_order_of_the_paths():
    paths = [FOLDER / "weight_negative.yaml", FOLDER / "effort_zero.yaml"]
    assert [diagnostic.file for diagnostic in check(paths)] == [str(path) for path in paths]


@pytest.mark.skipif(
    PARSER.__name__ == "SafeLoader", reason="PyYAML was built without libyaml: there is one parser only"
)
@pytest.mark.parametrize(
    "case", [case for case in CASES if case.is_file() and "billion" not in case.name], ids=written
)  # comparing two times a billion laughs takes as long as reading them would
def test_both_parsers_of_pyyaml_read_the_same(case: Path):
    from yaml import SafeLoader

    quick, plain = read_file(case), read_file(case, parser=SafeLoader)
    assert [str(diagnostic) for diagnostic in quick.diagnostics] == [
        str(diagnostic) for diagnostic in plain.diagnostics
    ]
    assert quick.data == plain.data
    assert quick.places == plain.places
