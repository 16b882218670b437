# For the Makefile of every example. Flask-CORS of this repository, and what
# requirements.txt names, are installed into an environment of the example's own.

PYTHON ?= python3
BIN ?= .venv/bin

.DEFAULT_GOAL := serve

.venv/bin/flask: requirements.txt
	@echo "making the environment $(CURDIR)/.venv"
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check ../.. --requirement requirements.txt
	@touch $@
