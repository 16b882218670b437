# Every target sets up what it needs, from Python, pip and make alone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLOOR := .venv-floor
UPSTREAM := .venv-upstream
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help demo serve test test-floor fuzz soak check style types coverage docs bench bench-quick gate record parity upstream clean

help:  ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

%/bin/python:
	@echo "making the environment $*"
	@$(PYTHON) tools/environment.py $*

# A stamp for the project and one for each dependency group: installed once, and again
# when pyproject.toml changes.
$(VENV)/.project: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.%: $(VENV)/.project
	@echo "installing the group '$*' into $(VENV)"
	@$(BIN)/python -m pip install --quiet --group $*
	@touch $@

demo: $(VENV)/.demo  ## An API and a page on two origins: what the browser allows, and why
	@$(BIN)/python -m demo

serve: $(VENV)/.demo  ## The same two servers, left running for a browser of your own
	@$(BIN)/python -m demo --serve

# On two cores, "make test JOBS=2" takes less time: each file on one of them, and then alone
# what measures time, or takes both.
JOBS ?= 1
PARALLEL := -n $(JOBS) --dist=loadfile --no-loadscope-reorder -m 'not timed' --ignore=tests/soak

test: $(VENV)/.tests  ## Every test; browser tests where browsers are found
ifeq ($(JOBS),1)
	@$(BIN)/python -m pytest
else
	@$(BIN)/python -m pytest $(PARALLEL)
	@$(BIN)/python -m pytest -m timed
	@$(BIN)/python -m pytest tests/soak
endif

test-floor: $(FLOOR)/.installed  ## The tests on the oldest Flask and Werkzeug that are supported
	@$(FLOOR)/bin/python -m pytest -m 'not browser and not slow and not timed'

$(FLOOR)/.installed: pyproject.toml | $(FLOOR)/bin/python
	@$(FLOOR)/bin/python -m pip install --quiet --editable . --group tests 'flask==2.3.0' 'werkzeug==2.3.0'
	@touch $@

# How long the fuzzer runs: make fuzz SECONDS=600
SECONDS ?= 60

fuzz: $(VENV)/.fuzz  ## A minute of requests and options that a fuzzer makes up
	@$(BIN)/python -m tests.fuzz $(SECONDS)

# How long the workers are under load: make soak SECONDS=600
soak: SECONDS = 180
soak: $(VENV)/.tests  ## Three minutes of full load while the configuration changes and a store is killed
	@SOAK_SECONDS=$(SECONDS) $(BIN)/python -m pytest tests/soak

check: style types coverage docs  ## Lint, types, coverage and docs

style: $(VENV)/.style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell

# pyright asks the first Python it finds where packages are; without this one it judges
# the stubs of flask-cors that it brings along.
types: $(VENV)/.typing $(VENV)/.tests
	@$(BIN)/mypy
	@PATH="$(CURDIR)/$(BIN):$$PATH" pyright
	@PATH="$(CURDIR)/$(BIN):$$PATH" pyright --ignoreexternal --verifytypes flask_cors

# What runs in a browser or a server is not seen from here.
coverage: $(VENV)/.tests
	@$(BIN)/coverage run -m pytest -q -m 'not browser and not server and not slow and not timed'
	@$(BIN)/coverage report

docs: $(VENV)/.docs
	@$(BIN)/python -m sphinx -E -W -q -b html docs docs/_build/html

# make bench DOCS=docs/performance writes the table and the drawings of the documentation.
bench: $(VENV)/.bench $(UPSTREAM)/.bench  ## What CORS costs, beside flask-cors 6.0.5 and code by hand: 8 minutes
	@$(BIN)/python -m benchmarks --json build/bench.json $(if $(DOCS),--docs $(DOCS))

bench-quick: $(VENV)/.bench $(UPSTREAM)/.bench  ## The costs of requests alone: a minute
	@$(BIN)/python -m benchmarks --quick

gate: $(VENV)/.project  ## No request executes more instructions than recorded
	@$(BIN)/python -m benchmarks.gate

record: $(VENV)/.project  ## Record the instructions of now, for the gate
	@$(BIN)/python -m benchmarks.gate --record

# flask-cors 6.0.5 has this project's import name, and so an environment of its own, with
# the same versions of all that both depend on.
$(UPSTREAM)/.installed: | $(VENV)/.project $(UPSTREAM)/bin/python
	@$(BIN)/python -m pip freeze --exclude-editable > $(UPSTREAM)/constraints.txt
	@$(UPSTREAM)/bin/python -m pip install --quiet --constraint $(UPSTREAM)/constraints.txt 'flask-cors==6.0.5'
	@touch $@

# The server that both are measured under.
$(UPSTREAM)/.bench: $(UPSTREAM)/.installed $(VENV)/.bench
	@$(BIN)/python -m pip freeze --exclude-editable > $(UPSTREAM)/constraints.txt
	@$(UPSTREAM)/bin/python -m pip install --quiet --constraint $(UPSTREAM)/constraints.txt gunicorn
	@touch $@

parity: $(UPSTREAM)/.installed  ## Record flask-cors 6.0.5's answers again
	@$(UPSTREAM)/bin/python -m tests.parity.record

upstream: | $(BIN)/python  ## flask-cors 6.0.5's published tests, against this project
	@$(BIN)/python tools/upstream_tests.py

clean:  ## Remove every environment and build
	@rm -rf .venv .venv-* build dist docs/_build .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis
