# The README's commands: `make demo` and `make test` on a fresh machine with Python 3.11+.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= auto

.PHONY: bench demo quality setup test test-long lint format lock clean

demo: setup  ## set up, build index/ from corpus/, search it
	$(BIN)/casearch index corpus
	$(BIN)/casearch search 'су ресурстары' --limit 3
	$(BIN)/casearch search 'водные ресурсы' --limit 3
	@echo 'Try your own: $(BIN)/casearch search WORDS'

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "casearch needs Python 3.11 or later; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[office,web-archives]' --group dev
	touch $@

test: setup  ## everything but the long tests
	$(BIN)/python -m pytest -n $(WORKERS) -m 'not long'

test-long: setup  ## faults, soak, fuzz
	$(BIN)/python -m pytest -n $(WORKERS) -m long

lint: setup  ## rules, format, types, the flow of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## pin what the next fresh machine installs
	rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/lock/bin/python -m pip install --quiet --editable '.[office,web-archives]' --group dev --group bench
	$(VENV)/lock/bin/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > constraints.txt
	rm -rf $(VENV)/lock

clean:
	rm -rf $(VENV) index/*.toc index/MAIN_* index/casearch-* .mypy_cache .ruff_cache .pytest_cache

# One half alone: TABLES=index or TABLES=questions. Options of each: `python bench/index.py --help`, and of bench/questions.py.
CORPUS ?= docs.jsonl
TABLES ?= index questions
INDEX_OPTIONS ?=
QUESTION_OPTIONS ?=
bench: setup  ## speed, size and memory beside peers, over CORPUS=docs.jsonl of ../shared/bench/make_corpus.py (docs/benchmarks.md)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench
ifneq ($(TABLES),questions)
	$(BIN)/python bench/index.py $(CORPUS) $(INDEX_OPTIONS)
endif
ifneq ($(TABLES),index)
	$(BIN)/python bench/questions.py $(CORPUS) $(QUESTION_OPTIONS)
endif

quality: setup  ## write the tables of docs/languages.md from the data beside the project, and check the floors
	$(BIN)/python tools/quality.py
