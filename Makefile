# make start   open de cursus in de browser      make test    alle tests
# make check   wat CI doet                       make lock    vernieuw de vastgezette versies
SHELL := /bin/bash
PORT ?= 8888
BROWSER ?= yes
LEARNER ?= werkmap
INBOX ?=

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: start install test check format lint types contracts unit browser-tests lowest lock clean

start: $(VENV)/.ready
	@exec $(BIN)/mentoring start --learner "$(LEARNER)" --port $(PORT) \
		$(if $(INBOX),--inbox "$(INBOX)") $(if $(filter no nee,$(BROWSER)),--no-browser)

install: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer ontbreekt. Installeer het van python.org en probeer opnieuw."; exit 1; }
	@echo "De cursus wordt geïnstalleerd. Dat duurt de eerste keer een paar minuten."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

check: $(VENV)/.ready-dev
	@$(MAKE) --no-print-directory format lint types contracts
	@$(BIN)/mentoring check
	@$(BIN)/mentoring tidy --check
	@$(MAKE) --no-print-directory test

format: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

contracts: $(VENV)/.ready-dev
	$(BIN)/lint-imports

test: $(VENV)/.ready-dev $(VENV)/.browser tests/browser/node_modules
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser"
	$(BIN)/python -m pytest -m browser
	$(BIN)/python -m pytest --nbval-lax -p no:cacheprovider course exercises/source
	@$(MAKE) --no-print-directory lowest

# The system's Chromium, Debian's package, or Playwright's own; an error when none can be had.
$(VENV)/.browser: $(VENV)/.ready-dev tests/browser/find_browser.py
	$(BIN)/python tests/browser/find_browser.py > $@.new
	@mv $@.new $@

tests/browser/node_modules: tests/browser/package-lock.json
	@command -v npm >/dev/null || { echo "npm ontbreekt; installeer Node.js 20 of nieuwer voor de toegankelijkheidstest."; exit 1; }
	cd tests/browser && npm ci --silent --no-audit --no-fund
	@touch $@

# The lower bounds in pyproject.toml are versions that these tests really ran with.
lowest: .venv-lowest/.ready $(VENV)/.browser tests/browser/node_modules
	.venv-lowest/bin/python -m pytest -n 2 --dist loadgroup tests/domain tests/catalog tests/practice tests/records tests/grading tests/exercises
	.venv-lowest/bin/python -m pytest -m browser tests/browser/test_talk.py tests/browser/test_plain_jupyter.py

.venv-lowest/.ready: requirements-lowest.lock pyproject.toml
	@test -x .venv-lowest/bin/python || $(PYTHON) -m venv .venv-lowest
	@.venv-lowest/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements-lowest.lock
	@.venv-lowest/bin/python -m pip --disable-pip-version-check -qq install --no-deps --no-build-isolation -e .
	@touch $@

UV := $(BIN)/uv pip compile pyproject.toml --group pyproject.toml:build --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --quiet
lock: $(VENV)/.ready-dev
	$(UV) --upgrade -o requirements.lock
	$(UV) --extra test -c requirements.lock -o requirements-dev.lock
	$(UV) --extra test --resolution lowest-direct -o requirements-lowest.lock

clean:
	rm -rf $(VENV) .venv-lowest build dist tests/browser/node_modules
