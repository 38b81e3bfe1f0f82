# Two commands do everything: `make`, then `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# One thread for linear algebra: the parses are the same, and the two cores are left to the workers.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: all help env build figures readme notebooks test lint types unit notebook-tests audit bench lock clean
.DEFAULT_GOAL := all

all: build figures notebooks ## the main job: environment, tables, figures, executed notebooks
	@echo
	@echo "Done. The tables are in data/, the figures in figures/, the notebooks in notebooks/."
	@echo "Next: 'make test' runs every check; '$(BIN)/jupyter lab notebooks' opens the analysis."

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

env: $(INSTALLED) ## the pinned environment in .venv

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q syria_news
	@touch $@

build: env ## data/raw -> data/*.csv and datapackage.json
	$(BIN)/syria-news build

figures: env ## figures/*.png and *.svg from the tables
	$(BIN)/syria-news figures --accuracy benchmarks/accuracy.csv

readme: env ## the outputs and the accuracy table in README.md, anew
	$(BIN)/python scripts/refresh_readme.py

notebooks: env ## execute the notebooks in place
	$(BIN)/jupyter nbconvert --to notebook --execute --inplace --log-level WARN --ExecutePreprocessor.record_timing=False \
		--ExecutePreprocessor.timeout=120 notebooks/*.ipynb

test: lint types unit notebook-tests ## every check
	@echo
	@echo "All checks passed. The accuracy and speed that they guard are in README.md."

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: env
	$(BIN)/mypy

unit: env
	$(BIN)/pytest -n 2 -q

notebook-tests: env
	$(BIN)/pytest -q -p no:cacheprovider -o addopts= --nbval --nbval-current-env --nbval-cell-timeout 120 notebooks

audit: env ## known vulnerabilities in the pinned environment
	$(BIN)/pip-audit --require-hashes -r requirements.lock

bench: env ## speed, as ratios to named baselines: make bench ARTICLES=my.csv
	$(BIN)/python benchmarks/speed.py $(ARTICLES)

lock: ## refresh requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --group dev --extra parquet --extra dask \
		pyproject.toml --output-file requirements.lock --custom-compile-command "make lock" --quiet

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
