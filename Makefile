# Hervat. `make demo` and `make test` work on a machine that has only Python 3.11+ and make; `make help` tells the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
WORKERS ?= auto

# Only ours: settings of the machine that would end up in, or change, what is installed.
unexport PYTHONPATH VIRTUAL_ENV UV_FIND_LINKS
export UV_NO_PROGRESS := 1

TOOLS := .tools
UV := $(or $(shell command -v uv 2>/dev/null),$(TOOLS)/bin/uv)
INSTALL = $(UV) pip install --quiet --python $(VENV)/bin/python
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make requirements" pyproject.toml
RUNTIME := $(VENV)/.runtime-ready
DEVELOPMENT := $(VENV)/.development-ready
PYTEST = $(VENV)/bin/pytest -n $(WORKERS) --dist worksteal
CODE := src tests tools

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 14

.PHONY: demo
demo: $(RUNTIME) ## prepare, load the demo and serve it [PORT=8000]
	$(VENV)/bin/hervat demo --port $(PORT)

.PHONY: setup
setup: $(DEVELOPMENT) ## prepare the environment, runtime and development [VENV=.venv]

.PHONY: test
test: $(DEVELOPMENT) test-tools check ## everything: checks, what touches a database on PostgreSQL, then all tests on SQLite
	$(PYTEST) --db=postgres
	$(PYTEST) --db=sqlite

.PHONY: check
check: $(DEVELOPMENT) ## lint, format, types and import contracts (under a minute)
	$(VENV)/bin/ruff check $(CODE)
	$(VENV)/bin/ruff format --check $(CODE)
	$(VENV)/bin/mypy $(CODE)
	$(VENV)/bin/lint-imports --config pyproject.toml

.PHONY: explore
explore: $(DEVELOPMENT) ## look for examples that break what must always hold, new ones each time and twenty times as many
	$(PYTEST) --db=sqlite -m hypothesis --hypothesis-profile=explore

.PHONY: bench
bench: $(DEVELOPMENT) ## measure speed and size (tests/benchmarks); never part of the tests
	$(VENV)/bin/python -m tests.benchmarks

.PHONY: messages
messages: $(DEVELOPMENT) ## collect all Dutch sentences, compile the English ones, say what is not translated
	$(VENV)/bin/python tools/messages.py

.PHONY: reference
reference: $(DEVELOPMENT) ## write the reference pages that are made from the code
	$(VENV)/bin/python -m tools.access_table

.PHONY: requirements
requirements: $(UV) ## compile the pinned, hashed requirements again (UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) --group dev --output-file requirements/dev.txt
	$(COMPILE) $(UPGRADE) --constraints requirements/dev.txt --output-file requirements/base.txt

.PHONY: test-tools
test-tools:
	@tools/install-test-tools

$(RUNTIME): requirements/base.txt pyproject.toml | $(UV)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Hervat needs Python 3.11 or newer; $(PYTHON) is {sys.version.split()[0]}")'
	@test -x $(VENV)/bin/python || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	$(INSTALL) --require-hashes --requirement requirements/base.txt
	$(INSTALL) --no-deps --editable .
	@touch $@

$(DEVELOPMENT): requirements/dev.txt $(RUNTIME)
	$(INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@

$(TOOLS)/bin/uv:
	@echo "Fetching uv into $(TOOLS)"
	@$(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/python -m pip install --quiet uv || \
		{ rm -rf $(TOOLS); echo "Hervat could not make a Python environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
