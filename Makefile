# What a person does with the project, in one word each. `make` alone lists the words.
# Works with GNU make and /bin/sh. Another Python: make roster PYTHON=python3.12

PYTHON ?= python3
PLACE = dongcheng
SECONDS = 60
# Of `make bundle`, what to collect for; all of it where nothing is said. ONLY="--system linux --python 3.12"
ONLY =

VENV = .venv
RUN = $(VENV)/bin/python
PIP = $(RUN) -m pip install --quiet --disable-pip-version-check -c constraints.txt

# Stamps lie inside the environment and vanish with it. The last holds the folder it was made for: an environment
# that was copied or moved along with its project is made anew.
HOME_STAMP = $(VENV)/.stamp-home
ifneq ($(shell cat $(HOME_STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(HOME_STAMP)
endif

$(VENV)/.stamp-run: EXTRAS =
$(VENV)/.stamp-test: EXTRAS = [test]
$(VENV)/.stamp-dev: EXTRAS = [dev]
$(VENV)/.stamp-bench: EXTRAS = [benchmarks]

.PHONY: help roster test check bench bench-full docs pictures bundle clean
.NOTPARALLEL:

help:
	@echo "make roster   solve one place (PLACE=$(PLACE) SECONDS=$(SECONDS)) and say where the results are"
	@echo "make test     the whole test suite"
	@echo "make check    ruff, mypy and the fast tests"
	@echo "make bench    measure speed (ENFORCEPLAN_DATA: folder of published instances)"
	@echo "make bench-full   the same with all sizes; goes on where it was stopped"
	@echo "make docs     write the generated pages of docs/ again"
	@echo "make pictures  make the pictures of the READMEs again (Chromium, LibreOffice, pdftoppm)"
	@echo "make bundle   one folder for computers without network: wheels, workbooks, a start file (dist/bundle)"
	@echo "make clean    remove the environment and caches; runs/ stays"

roster: $(VENV)/.stamp-run
	@$(RUN) -m enforceplan solve scenarios/$(PLACE) -o runs/$(PLACE) --replace --seconds $(SECONDS)
	@echo "Results: runs/$(PLACE) — open roster.html or roster.xlsx; roster.json is the roster itself."

test: $(VENV)/.stamp-test
	@$(RUN) -m pytest -n 2

check: $(VENV)/.stamp-dev
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet . || { echo "make check: some files are not formatted — required: ruff format — run $(RUN) -m ruff format ." >&2; exit 1; }
	@$(RUN) -m mypy
	@$(RUN) -m pytest -q -n 2 -m "not slow"

bench: $(VENV)/.stamp-bench
	@$(RUN) -m benchmarks

bench-full: $(VENV)/.stamp-bench
	@$(RUN) -m benchmarks --full

docs: $(VENV)/.stamp-run
	@$(RUN) -m enforceplan.docs

pictures: $(VENV)/.stamp-run
	@$(RUN) docs/pictures/make.py

bundle: $(VENV)/.stamp-run
	@$(RUN) bundle/collect.py $(ONLY)

clean:
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find src tests benchmarks scenarios -name __pycache__ -type d -prune -exec rm -rf {} +

$(HOME_STAMP):
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { echo "make: $(PYTHON): there is no such command — required: Python 3.11 or newer — install it, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON): $$("$(PYTHON)" -V 2>&1) — required: Python 3.11 or newer — install it, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON): cannot make virtual environments — required: its modules venv and ensurepip — install them (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)
	@printf '%s' "$(CURDIR)" > $@

$(VENV)/.stamp-run $(VENV)/.stamp-test $(VENV)/.stamp-dev $(VENV)/.stamp-bench: $(HOME_STAMP) pyproject.toml constraints.txt
	@echo "Installing enforceplan$(EXTRAS) into $(VENV); the first time this takes a minute or two." >&2
	@$(PIP) -e ".$(EXTRAS)"
	@touch $@
