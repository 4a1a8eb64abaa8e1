"""`opposite.wording` has the names that its stub lists, and imports a module when a name of it is first asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from opposite import wording

STUB = ast.parse(Path(wording.__file__).with_suffix(".pyi").read_text())
LISTED = next(ast.literal_eval(one.value) for one in STUB.body if isinstance(one, ast.Assign))


def test_every_name_that_the_stub_lists_is_there_and_no_other():
    assert [name for name in LISTED if not hasattr(wording, name)] == []
    assert sorted(LISTED) == sorted(wording._modules())
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = wording.nonsense


def test_a_module_of_words_is_imported_when_one_of_its_names_is_asked_for():
    asked = (
        "import sys; from opposite import wording; wording.plain(1.0);"
        "print(*sorted(name for name in sys.modules if name.startswith('opposite.wording.')))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said == "opposite.wording.figures\n"
