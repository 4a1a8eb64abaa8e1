"""Where state is kept: what a tab remembers in one module, what the process keeps in another, and nowhere else."""

import ast
from pathlib import Path

import pytest

from opposite.ui.shell import cache, session

UI = Path(cache.__file__).parents[1]
PAGES = sorted(UI.rglob("*.py"))


def modules_that_use(*attributes):
    """Modules of the pages that reach for one of these attributes of Streamlit, by their path."""
    return [
        str(path.relative_to(UI))
        for path in PAGES
        if any(
            isinstance(node, ast.Attribute) and node.attr in attributes
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]


@pytest.mark.parametrize(
    ("attributes", "module"),
    [(("session_state",), session), (("cache_data", "cache_resource"), cache)],
    ids=["session state", "caches"],
)
def test_one_module_alone_knows_it(attributes, module):
    assert modules_that_use(*attributes) == [str(Path(module.__file__).relative_to(UI))]
