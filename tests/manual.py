"""The rule book's examples: each is a test of tests/spec, copied into docs/scoring.md as it stands.

`python -m tests.manual` writes them anew between the marks `<!-- example FILE TEST -->` and `<!-- end -->`. A test
fails while the book and the tests differ, so that no example can say what the program does not do.
"""

from __future__ import annotations

import ast
import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "docs" / "scoring.md"
SPEC = ROOT / "tests" / "spec"

MARK = re.compile(r"<!-- example (?P<file>\w+) (?P<test>\w+) -->\n.*?<!-- end -->", re.DOTALL)


def with_examples(book: str) -> str:
    """The text of the rule book with every example as its test stands now; raises KeyError for a test that is gone."""
    return MARK.sub(
        lambda mark: f"<!-- example {mark['file']} {mark['test']} -->\n{_example(**mark.groupdict())}", book
    )


def _example(file: str, test: str) -> str:
    source = (SPEC / f"{file}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    if test not in functions:
        raise KeyError(f"tests/spec/{file}.py has no {test}")
    function = functions[test]
    lines = source.splitlines()
    body = function.body[1:] if ast.get_docstring(function) else function.body
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    constants = [_lines(lines, node) for node in tree.body if _is_constant(node, used)]
    cases = [_lines(lines, decorator) for decorator in function.decorator_list]
    code = textwrap.dedent("\n".join(lines[body[0].lineno - 1 : function.end_lineno]))
    whole = "\n\n".join([*constants, *[f"# {case}".replace("\n", "\n# ") for case in cases], code])
    return f"{_sentence(test)}\n\n```python\n{whole}\n```\n<!-- end -->"


def _is_constant(node: ast.stmt, used: set[str]) -> bool:
    """Whether a statement gives a value to a name in capitals that a test uses."""
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id.isupper() and target.id in used for target in node.targets
    )


def _lines(lines: list[str], node: ast.AST) -> str:
    return "\n".join(lines[node.lineno - 1 : node.end_lineno])  # type: ignore[attr-defined]


def _sentence(test: str) -> str:
    """The sentence that a test's name is."""
    words = test.removeprefix("test_").replace("_", " ")
    return f"*{words[0].upper()}{words[1:]}.*"


def main() -> None:
    """Write the examples of the rule book anew."""
    BOOK.write_text(with_examples(BOOK.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
