# Each target makes what it needs. PYTHON may name another Python of 3.11 or later.
PYTHON ?= python3
BIN = .venv/bin
# Tests of a file share what is costly, so they stay in one process; long files come first.
TEST = $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder
MUTANTS ?= 200
SEED ?= 1
SOAK ?= 200
MINUTES ?= 10

.PHONY: run test test-all test-fast coverage mutants lint types layers bench performance soak clean

# The application, at http://127.0.0.1:8501.
run: .venv/installed
	$(BIN)/opposite run

# What one runs before handing in a change: the rules of scoring and privacy, every page, and one way through what takes
# longer: browsers, processes, documents and long files of tests.
test: lint types layers
	OPPOSITE_TESTS=quick $(TEST) -m 'main_way or not (browser or process or long)'

# Everything, as it runs before a change lands: every way through browsers and processes, every generated example, both
# computations.
test-all: lint types layers
	$(TEST)

# The rules, words, files, statistics and plans, without pages and browsers: what one runs while working. Properties are
# tried with a fifth of the examples of `make test-all`, and the manual is scored in Python alone; so does `make test`.
# Long files and what starts processes are left to `make test` and `make test-all`.
test-fast: .venv/developing
	OPPOSITE_TESTS=quick $(TEST) -m 'not (process or long)' tests/property tests/spec tests/unit

# Which lines no test reaches; fails below the floor that stands in pyproject.toml. Without browsers.
coverage: .venv/developing
	$(TEST) --cov --cov-report=term -m 'not browser'

# Small faults planted one at a time, and which of them no test notices: MUTANTS=200 SEED=1 MINUTES=10 (tests/mutants.py).
mutants: .venv/developing
	$(BIN)/python -m tests.mutants --count $(MUTANTS) --seed $(SEED) --minutes $(MINUTES)

# Style and form of the code, and known weaknesses of what it is built on.
lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m tests.audit

# Types.
types: .venv/developing
	$(BIN)/mypy

# Imports point down only.
layers: .venv/developing
	$(BIN)/lint-imports

# Costs and sizes against their limits, side by side with others; some twenty minutes.
bench: .venv/developing
	$(BIN)/python -m tests.bench

# The same at full size, up to 12 million answers, written to the page of figures; a few hours of a quiet machine.
performance: .venv/developing
	$(BIN)/python -m tests.bench --size full --write docs/performance.md

# The program killed SOAK=200 times while it answers, imports, migrates, backs up and erases: what was saved is there.
soak: .venv/developing
	$(BIN)/python -m tests.soak --kills $(SOAK) --seed $(SEED)

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "OPPOSITE needs Python 3.11 or later; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
