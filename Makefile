# Every target sets up what it needs, from Python, pip and make alone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UPSTREAM := .venv-upstream
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help demo serve test fuzz soak check style types coverage docs bench bench-quick gate record parity upstream matrix release-check clean

help:  ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

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
PARALLEL := -n $(JOBS) --dist=loadfile --no-loadscope-reorder --ignore=tests/soak
PLAIN := not browser and not server and not slow and not timed

# "make test JOBS=2 COVER=yes" measures the coverage on the way, for "make check".
COVER ?=
COVERED := build/.covered

test: $(addprefix $(VENV)/.,tests ecosystem uwsgi docs build)  ## Every test; browser tests where browsers are found
ifeq ($(JOBS),1)
	@$(BIN)/python -m pytest
else
	@$(if $(COVER),$(MAKE) $(COVERED),$(BIN)/python -m pytest -q $(PARALLEL) -m '$(PLAIN)')
	@$(BIN)/python -m pytest -q $(PARALLEL) -m '(browser or server or slow) and not timed'
	@$(BIN)/python -m pytest -m timed
	@$(BIN)/python -m pytest tests/soak
endif

# uWSGI is compiled: where that cannot be, its tests are left out, and say so.
$(VENV)/.uwsgi: $(VENV)/.project
	@echo "building uWSGI into $(VENV)"
	@mkdir -p build
	@$(BIN)/python -m pip install --group uwsgi >build/uwsgi.log 2>&1 || \
	    echo "uWSGI could not be built, see build/uwsgi.log: its tests are left out"
	@touch $@

# tox finds the Pythons on the path, where pyenv has one alone.
PYENVS := $(if $(shell command -v pyenv),$(wildcard $(shell pyenv root)/versions/*/bin))
EMPTY :=
SPACE := $(EMPTY) $(EMPTY)

# Some of it, or with a Flask of your own: make matrix TOX="-e dev" FLASK=../flask
matrix: $(VENV)/.matrix  ## The tests of the wheel, on every Python and Flask that is here
	@PATH="$$PATH:$(subst $(SPACE),:,$(PYENVS))" UV_PYTHON_DOWNLOADS=never $(BIN)/python -m tox $(TOX)

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

# What runs in a browser or a server is not seen from here. On two cores, two processes
# share the rest: the workers of pytest-xdist measure only when the plugin of this project
# has been imported.
HALF := $(addprefix tests/,unit rules parity csrf users audited)

coverage: $(COVERED)
	@$(BIN)/coverage report

$(COVERED): pyproject.toml $(shell find src tests -name '*.py') | $(addprefix $(VENV)/.,tests ecosystem docs)
	@mkdir -p build
	@$(BIN)/coverage erase
ifeq ($(JOBS),1)
	@$(BIN)/coverage run -m pytest -q -m '$(PLAIN)'
else
	@$(BIN)/coverage run -p -m pytest -q -m '$(PLAIN)' $(HALF) >build/half.log 2>&1 & half=$$!; \
	    $(BIN)/coverage run -p -m pytest -q -m '$(PLAIN)' $(HALF:%=--ignore=%); rest=$$?; \
	    wait $$half || { cat build/half.log; exit 1; }; tail -n 1 build/half.log; exit $$rest
	@$(BIN)/coverage combine -q
endif
	@touch $@

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

release-check: $(VENV)/.build $(VENV)/.docs  ## Whether this tree can be released as it is
	@$(BIN)/python tools/release_check.py

upstream: | $(BIN)/python  ## flask-cors 6.0.5's published tests, against this project
	@$(BIN)/python tools/upstream_tests.py

clean:  ## Remove every environment and build
	@rm -rf examples/*/.venv examples/*/build examples/*/dist examples/*/node_modules
	@rm -rf .tox .venv .venv-* build dist docs/_build .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis
