# Two commands on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench fuzz soak clean lock docs translations

demo: .venv/run  ## install, then evaluate the two examples
	$(BIN)/guibiao demo -o demo-output

test: .venv/dev lint  ## style, types, import contract and all tests that this machine can run
	$(BIN)/python -m pytest -n auto

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev  ## print figures; asserts nothing
	for script in benchmarks/*.py; do $(BIN)/python $$script; done

fuzz: .venv/dev  ## half a minute of damaged, random and repetitive input to the readers
	$(BIN)/python scripts/fuzz_readers.py

soak: .venv/dev  ## the long forms: ten minutes of fuzzing, memory over thousands of documents, the desk killed sixty times, 200 plans there and back, property tests on new examples
	$(BIN)/python scripts/fuzz_readers.py --long
	$(BIN)/python benchmarks/extract_memory.py
	$(BIN)/python scripts/kill_desk.py --rounds 60
	GUIBIAO_SOAK=1 $(BIN)/python -m pytest tests/report_round_trip -q
	GUIBIAO_SOAK=1 $(BIN)/python -m pytest -m hypothesis -n auto -q

lock: .venv/dev  ## pin every dependency with its hashes, naming no index and no folder
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
		--allow-unsafe --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
		--allow-unsafe --extra desk --constraint requirements.lock --output-file requirements-desk.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
		--allow-unsafe --output-file requirements-dev.lock requirements-dev.in

docs: .venv/dev  ## write the reference of the command line
	$(BIN)/python scripts/cli_reference.py

translations: .venv/dev  ## collect messages from the code and compile the English catalogue
	$(BIN)/python scripts/translations.py

.venv/base:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Guibiao needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/run: .venv/base requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

.venv/dev: .venv/run requirements-dev.lock requirements-desk.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-desk.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf .venv build dist demo-output src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
