# Every target works alone from a fresh clone: what it needs, it makes. `make help` lists them.

PYTHON ?= python3
SCENARIO ?= scenarios/sec-2021-april-2020.yaml
PYTEST_ARGS ?= -n auto  # one process for each processor; what is asked for instead runs in one
LOCK_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
INSTALLED := $(VENV)/.installed
JUPYTER := $(VENV)/.jupyter
SCHEMA := scenarios/scenario.schema.json
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check  # twice: errors only

COMPILE := pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--python-version 3.11 pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help plan test lint format lock schema docs notebooks outputs clean

help:  ## List the targets
	@sed -nE 's/^([a-z]+):.*## (.*)$$/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

plan: $(INSTALLED)  ## Plan the example scenario, or SCENARIO=path/to.yaml
	@$(BIN)/secplan plan "$(SCENARIO)"

test: lint  ## Run every check: what lint runs, then the tests (PYTEST_ARGS="-k cutoff")
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(INSTALLED)  ## Check style, format, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(INSTALLED)  ## Put the code in form, and mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

schema: $(INSTALLED)  ## Write scenarios/scenario.schema.json from models/
	@mkdir -p $(dir $(SCHEMA))
	$(BIN)/secplan schema > $(SCHEMA).tmp || { rm -f $(SCHEMA).tmp; exit 1; }
	@mv $(SCHEMA).tmp $(SCHEMA)

docs: $(INSTALLED)  ## Write the pages and pictures of docs/ that come from the code
	$(BIN)/python -m docs.generate

notebooks: $(JUPYTER)  ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks/01_plan_2021.ipynb

outputs: $(INSTALLED)  ## Execute the notebooks, and write what they show
	$(BIN)/python -m tests.notebooks

# uv comes and goes with a directory of its own. Versions already locked are kept; LOCK_ARGS=--upgrade renews them.
lock:  ## Pin the dependencies of pyproject.toml in the lock files (LOCK_ARGS=--upgrade)
	@$(call python_is_new_enough)
	@uv_home=$$(mktemp -d) && trap 'rm -rf "$$uv_home"' EXIT \
	&& $(PYTHON) -m venv "$$uv_home" \
	&& "$$uv_home/bin/python" -m pip --quiet --quiet --disable-pip-version-check install uv \
	&& "$$uv_home/bin/uv" $(COMPILE) --extra dev -o requirements.lock $(LOCK_ARGS) \
	&& "$$uv_home/bin/uv" $(COMPILE) --extra notebooks -c requirements.lock -o notebooks.lock $(LOCK_ARGS)

clean:  ## Remove the environment, builds and caches
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find planner models tests docs notebooks -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} + 2>/dev/null || true

# The environment is two stamps, each touched last, so that an install that failed leaves none:
# what the lock pins, made afresh when the lock changes, and secplan itself, editable.
$(LOCKED): requirements.lock
	@$(call python_is_new_enough)
	@echo "Setting up $(VENV) from requirements.lock" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	@rm -f $@
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@found=$$($(BIN)/python -m pip --disable-pip-version-check check) || { echo "$$found" >&2; exit 1; }
	@touch $@

# JupyterLab takes longer to install than all else together, and only who opens a notebook needs it.
$(JUPYTER): $(INSTALLED) notebooks.lock
	@echo "Setting up JupyterLab from notebooks.lock" >&2
	@$(PIP) install --require-hashes -r notebooks.lock
	@touch $@

define python_is_new_enough
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "secplan needs Python 3.11 or newer, and '$(PYTHON)' is not. Name one: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
endef
