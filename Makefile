PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help format lint types test reference docs bench demo python

help:  ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: $(READY)  ## Do the main job on 2,469 real households
	@$(BIN)/custseg demo

test: $(READY)  ## Run the tests (those marked `reference` need their data: see `make reference`)
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not reference" $(PYTEST_ARGS)

reference: $(READY)  ## Compare with published figures, read from the folder $$CUSTSEG_REFERENCE_DATA
	@test -n "$$CUSTSEG_REFERENCE_DATA" || { echo "Set CUSTSEG_REFERENCE_DATA to the folder with the reference data."; exit 1; }
	@$(BIN)/python -m pytest -m reference $(PYTEST_ARGS)

format: $(READY)  ## Lay the code out
	@$(BIN)/ruff format src tests benchmarks
	@$(BIN)/ruff check --fix src tests benchmarks

lint: $(READY)  ## Check layout, habits, and that imports go downwards only
	@$(BIN)/ruff format --check src tests benchmarks
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/lint-imports

types: $(READY)  ## Check the types
	@$(BIN)/mypy

docs: $(READY)  ## Build the pages into docs/_build
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[docs]"
	@$(BIN)/python -m sphinx -q -W -b html docs docs/_build
	@echo "The pages: docs/_build/index.html"

bench: $(READY)  ## Compare speed and memory with the peers, side by side (about half an hour)
	@$(BIN)/python benchmarks/run.py

$(READY): pyproject.toml constraints.txt | python
	@test -d .venv || $(PYTHON) -m venv .venv || { echo "The module venv is missing: install it (Debian: apt-get install python3-venv)."; rm -rf .venv; exit 1; }
	@echo "Installing into .venv (about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[demo,dev]"
	@touch $@

python:
	@command -v $(PYTHON) >/dev/null || { echo "'$(PYTHON)' is not there: install Python 3.11, 3.12 or 3.13, or name one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "custseg needs Python 3.11, 3.12 or 3.13, found $$($(PYTHON) --version): name another one, make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "The module venv is missing: install it (Debian: apt-get install python3-venv)."; exit 1; }
