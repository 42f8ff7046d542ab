# Everything runs from .venv, which the first target that needs it sets up from the lock files.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run
DEV_STAMP := $(VENV)/.dev

.PHONY: help setup demo test lint format bench screenshots lock clean

help: ## what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

setup: $(DEV_STAMP) ## set up .venv with everything development needs

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "mediatui needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(BIN)/python requirements.lock pyproject.toml
	@echo "setting up $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements-dev.lock
	@echo "adding what development needs …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(RUN_STAMP) ## run the real program on a simulated stack (ARGS="--size large")
	@$(BIN)/mediatui demo $(ARGS)

test: $(DEV_STAMP) ## run the tests (ARGS="-k store")
	@$(BIN)/python -m pytest -n 3 --cov --cov-report=term $(ARGS)

lint: $(DEV_STAMP) ## formatting, lint, types, layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict mediatui
	@$(BIN)/lint-imports

format: $(DEV_STAMP) ## format and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV_STAMP) ## measure, as ratios to floors measured in the same run
	@$(BIN)/python -m tests.benchmarks $(ARGS)

screenshots: $(DEV_STAMP) ## draw screenshots/ anew from the demo
	@$(BIN)/python -m tests.screenshots

lock: $(BIN)/python ## compile the lock files anew
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --group pyproject.toml:build --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-strip-extras $(LOCK_ARGS) -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group pyproject.toml:dev --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-strip-extras $(LOCK_ARGS) -c requirements.lock -o requirements-dev.lock

clean: ## remove what the other targets made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage* snapshot_report.html dist
