"""`make mutants`: which small faults in the rules, statistics, plans and store no test would notice.

    make mutants                              200 mutants of the default folders, in ten minutes at most
    make mutants MUTANTS=50 SEED=7 MINUTES=5  fewer, others, shorter
    python -m tests.mutants --count 50 opposite/domain/scoring     one folder, or single files
    python -m tests.mutants --fresh --tests tests/spec/test_lenses.py -- opposite/domain/scoring/lenses.py
                                              one file while its tests are written

How it works. Once, and again with `--fresh`, the tests without pages and browsers run under coverage, which notes for
each line the tests that reach it (`.mutants/coverage`). Then mutants are drawn, the same for the same seed: one
operator, boundary, constant, `and`/`or`, `not`, minimum/maximum or returned value changed in a Python file, or one
comparison, `and`/`or`, null test or number in an SQL statement (its tests are those that reach the lines naming it).
Each is written into a copy of the repository and meets first a spread of its tests, then all files they stand in; the
first failure kills it. A test that takes far too long counts as a failure. What survives stands in `.mutants/survivors`:
some survivors mean nothing (a quicker way to the same result), the others lack a test.

The exit status is 0 whatever survived, since it is a list to read, and 1 when nothing could be run.
"""

import argparse
import ast
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".mutants"
PLACES = ("opposite/domain", "opposite/statistics", "opposite/planning", "opposite/store")
TESTS = ("tests/spec", "tests/unit", "tests/property", "tests/store")
COPIED = ("opposite", "tests", "frameworks", "docs", "app.py", "pyproject.toml", "README.md", "CHANGELOG.md")
FIRST = 40
"""So many of its tests a mutant meets at first."""
PATIENCE = 120.0
"""Seconds for the tests of one mutant; more than any of them takes."""
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutants")

OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
SQL = re.compile(r"(?<![<>=!$\w.])(<=|>=|<>|<|>|=|and|or|is not null|is null|min|max|\d+)(?![<>=\w.])")
OTHER_SQL = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "and": "or", "or": "and",
    "is null": "is not null", "is not null": "is null", "min": "max", "max": "min",
}  # fmt: skip


class Mutant(NamedTuple):
    """One change of one file: from a place to a place in its bytes other words."""

    file: str
    line: int
    start: int
    end: int
    before: str
    after: str


def changed(node: ast.AST) -> Iterator[ast.expr]:
    """What may stand instead of an expression."""
    match node:
        case ast.Compare(left, [operator], [right]) if type(operator) in OTHER:
            yield ast.Compare(left, [OTHER[type(operator)]()], [right])
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(OTHER[type(operator)](), values)
        case ast.BinOp(left, operator, right) if type(operator) in OTHER:
            yield ast.BinOp(left, OTHER[type(operator)](), right)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name]), arguments, keywords)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield ast.Constant(value + 1)


def expressions(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Every expression of a file with what may stand instead; neither types, decorators nor parts of words."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.JoinedStr) or not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.expr):
                yield from ((child, other) for other in changed(child))
            yield from expressions(child)
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield node.value, ast.Constant(None)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    source, file = path.read_bytes(), str(path.relative_to(ROOT))
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    if path.suffix == ".py":
        for one, other in expressions(ast.parse(source)):
            start, end = starts[one.lineno - 1] + one.col_offset, starts[one.end_lineno - 1] + one.end_col_offset
            yield Mutant(file, one.lineno, start, end, ast.unparse(one), f"({ast.unparse(other)})")
    else:
        for found in SQL.finditer(re.sub(r"--.*", lambda c: " " * len(c[0]), source.decode("latin-1"))):
            other = OTHER_SQL.get(found[0]) or str(int(found[0]) + 1)
            number = source.count(b"\n", 0, found.start()) + 1
            yield Mutant(file, number, found.start(), found.end(), found[0], other)


class Reached:
    """The tests that reach each line, as the run under coverage noted them."""

    def __init__(self, data: Path) -> None:
        self._data = CoverageData(str(data))
        self._data.read()
        self._of = {str(Path(file).relative_to(ROOT)): file for file in self._data.measured_files()}
        self._lines: dict[str, dict[int, list[str]]] = {}
        self._named: dict[str, set[str]] | None = None

    def tests(self, mutant: Mutant) -> list[str]:
        """Names of the tests that reach a mutant, in alphabetical order."""
        if mutant.file.endswith(".sql"):
            return sorted(self._statements().get(Path(mutant.file).stem, ()))
        return sorted(self._on(mutant.file, mutant.line))

    def _on(self, file: str, line: int) -> set[str]:
        if file not in self._lines:
            known = self._of.get(file)
            self._lines[file] = {} if known is None else self._data.contexts_by_lineno(known)
        lines = self._lines[file]
        at_import = "" in lines.get(line, ())  # a constant of the module, say: it matters wherever the module is used
        contexts = set().union(*lines.values()) if at_import else lines.get(line, ())
        return {context.rpartition("|")[0] for context in contexts if "|" in context}

    def _statements(self) -> dict[str, set[str]]:
        if self._named is None:
            self._named = {}
            for file in self._of:
                for number, line in enumerate((ROOT / file).read_text("utf-8").splitlines(), 1):
                    for name in re.findall(r'"(\w+)"', line):
                        for near in (number - 1, number):
                            self._named.setdefault(name, set()).update(self._on(file, near))
        return self._named


def fate(mutant: Mutant, tests: list[str], copy: Path) -> str:
    """`killed`, `survived`, or `not reached` where no test comes by."""
    if not tests:
        return "not reached"
    file = copy / mutant.file
    source = file.read_bytes()
    file.write_bytes(source[: mutant.start] + mutant.after.encode() + source[mutant.end :])
    try:
        spread = random.Random(0).sample(tests, min(FIRST, len(tests)))
        files = sorted({test.partition("::")[0] for test in tests})
        return "killed" if fails(copy, spread) or fails(copy, files) else "survived"
    finally:
        file.write_bytes(source)


def fails(copy: Path, tests: list[str]) -> bool:
    """Whether a test fails, is broken, or does not come to its end."""
    try:
        done = subprocess.run(
            [sys.executable, "-B", *PYTEST, *tests], cwd=copy, env={"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"},
            capture_output=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    if done.returncode == 4 and b"ERROR collecting" in done.stdout:  # a module that cannot even be imported any more
        return True
    if done.returncode not in {0, 1, 2}:
        raise RuntimeError(done.stdout.decode()[-2000:] + done.stderr.decode()[-2000:])
    return done.returncode != 0


def note_what_tests_reach(tests: list[str]) -> None:
    """Run tests once under coverage."""
    KEPT.mkdir(exist_ok=True)
    (KEPT / ".gitignore").write_text("*\n")
    settings = KEPT / "settings"
    settings.write_text(f"[run]\ndata_file = {KEPT / 'coverage'}\nsource = opposite\n")
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", "--cov", f"--cov-config={settings}",
         "--cov-report=", "--cov-context=test", "--hypothesis-profile=mutants", *tests],
        cwd=ROOT, check=True,
    )  # fmt: skip


def main() -> int:
    """Draw mutants, let the tests meet them, list what survived; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="*", default=PLACES, metavar="PLACE", help=f"default: {' '.join(PLACES)}")
    parser.add_argument("--count", type=int, default=200, help="how many mutants at most (200)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (1)")
    parser.add_argument("--minutes", type=float, default=10.0, help="begin none after so many minutes (10)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once (2)")
    parser.add_argument("--fresh", action="store_true", help="note again which tests reach which lines")
    parser.add_argument("--tests", nargs="+", default=TESTS, metavar="TEST", help=f"default: {' '.join(TESTS)}")
    asked = parser.parse_args()
    if asked.fresh or not (KEPT / "coverage").exists():
        note_what_tests_reach(asked.tests)
    reached = Reached(KEPT / "coverage")
    roots = [ROOT / place for place in asked.places]
    files = [
        path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))
        if path.suffix in {".py", ".sql"} and "schema" not in path.parts
    ]  # fmt: skip
    everything = [mutant for path in files for mutant in mutants_of(path)]
    drawn = random.Random(asked.seed).sample(everything, min(asked.count, len(everything)))
    tests = {mutant: reached.tests(mutant) for mutant in drawn}
    until, copies = time.monotonic() + 60 * asked.minutes, queue.SimpleQueue()

    def met(mutant: Mutant) -> tuple[Mutant, str]:
        if time.monotonic() > until:
            return mutant, "not met"
        copy = copies.get()
        try:
            result = fate(mutant, tests[mutant], copy)
        finally:
            copies.put(copy)
        print(f"{result:11}  {mutant.file}:{mutant.line}  {mutant.before} -> {mutant.after}", flush=True)  # noqa: T201
        return mutant, result

    with tempfile.TemporaryDirectory(prefix="mutants") as folder, ThreadPoolExecutor(asked.jobs) as pool:
        for number in range(asked.jobs):
            copy = Path(folder) / str(number)
            for name in COPIED:
                source = ROOT / name
                (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name) if source.exists() else None
            copies.put(copy)
        results = list(pool.map(met, drawn))
    counts = {kind: sum(result == kind for _, result in results) for kind in ("killed", "survived", "not reached")}
    said = f"{len(everything)} mutants, seed {asked.seed}: " + ", ".join(f"{n} {kind}" for kind, n in counts.items())
    lines = sorted(
        f"{mutant.file}:{mutant.line}  {result}  {mutant.before} -> {mutant.after}"
        for mutant, result in results if result in {"survived", "not reached"}
    )  # fmt: skip
    (KEPT / "survivors").write_text("\n".join([said, *lines]) + "\n", "utf-8")
    print(said, f"survivors: {KEPT / 'survivors'}", sep="\n")  # noqa: T201  the result
    return 0 if sum(counts.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
