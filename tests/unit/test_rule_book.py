"""The rule book says what the program does: its examples are tests, and every rule that the code names stands in it."""

import re
from pathlib import Path

import yaml

from tests.manual import BOOK, ROOT, with_examples

NAMED = re.compile(r"rules? (\d+[a-z]?)(?:(?: to |, | and )(\d+[a-z]?))*")
IN_BOOK = re.compile(r"^\*\*(\d+[a-z]?)\.\*\*", re.MULTILINE)


def rules_in_book():
    return IN_BOOK.findall(BOOK.read_text(encoding="utf-8"))


def test_the_examples_of_the_rule_book_are_the_tests_as_they_stand():
    # mend with: python -m tests.manual
    book = BOOK.read_text(encoding="utf-8")

    assert with_examples(book) == book


def test_every_rule_that_the_code_names_stands_in_the_rule_book():
    named = {
        (number, path.relative_to(ROOT).as_posix())
        for folder in ("opposite", "tests")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".sql"}
        for match in NAMED.finditer(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d+[a-z]?", match.group())
    }

    assert {(number, path) for number, path in named if number not in rules_in_book()} == set()


def test_rules_stand_in_their_order_and_once():
    numbers = [(int(re.sub(r"\D", "", rule)), rule) for rule in rules_in_book()]

    assert numbers == sorted(set(numbers))


def test_every_rule_has_an_example():
    parts = re.split(r"^(?=\*\*\d+[a-z]?\.\*\*)", BOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert [part.splitlines()[0] for part in parts[1:] if "<!-- example " not in part] == []


def test_links_of_the_documents_lead_somewhere():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "frameworks").glob("*.md")]
    dead = [
        (document.name, target)
        for document in documents
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if not (document.parent / Path(target)).exists()
    ]

    assert dead == []


def test_paths_that_the_documents_name_are_there():
    named = {
        (document.name, path)
        for document in [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
        for path in re.findall(r"`((?:[a-z_]+/)+[a-z_.]*)(?::\w+)?`", document.read_text(encoding="utf-8"))
    }

    assert {
        (name, path) for name, path in named if not any((top / path).exists() for top in (ROOT, ROOT / "opposite"))
    } == set()


def test_the_forge_runs_what_a_change_must_pass():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))

    assert [step.get("run") for step in workflow["jobs"]["check"]["steps"]] == [None, "bash .ci/run"]
