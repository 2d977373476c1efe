# `make demo` shows what isms-lint says; `make test` runs every check of the project.
# Both set up what they need in .venv: Python 3.11 or newer, git and a package index are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AS_OF := 2026-11-20
SAMPLE := examples/alder
MISTAKE ?= self-audit

.PHONY: demo test lint types layers unit clean

demo: $(VENV)/demo.stamp
	@sh examples/demo.sh $(BIN)/isms-lint $(AS_OF)

# pytest comes last: its closing line is the last thing printed.
test: lint types layers unit

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.stamp
	$(BIN)/mypy

layers: $(VENV)/dev.stamp
	$(BIN)/lint-imports

unit: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term
