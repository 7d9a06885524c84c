# On a bare machine with Python 3.11, git and make: `make demo` opens the program, `make test` tests it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PLUGINS := $(patsubst %/pyproject.toml,%,$(wildcard plugins/etik-tui-*/pyproject.toml))

# The first interpreter that is new enough; `make setup PYTHON=…` chooses another.
ifndef PYTHON
PYTHON := $(shell for p in python3.11 python3 python python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
endif
# The installer of this machine, if it works here; otherwise set-up puts one into the environment.
ifndef UV
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo $(BIN)/uv)
endif
WORKERS ?= 2

.PHONY: help setup demo system test faults check lint bench bench-terminal forms gallery fmt constraints reference catalogue clean

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

setup: $(STAMP) ## the environment in .venv, with the program and the institutions' plugins, compiled
	@$(BIN)/python -m compileall -q src $(PLUGINS)

$(STAMP): constraints.txt pyproject.toml Makefile $(PLUGINS:%=%/pyproject.toml)
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || { \
		if test "$(UV)" = "$(BIN)/uv"; then "$(PYTHON)" -m venv --clear $(VENV); \
		else "$(UV)" venv --quiet --clear --python "$(PYTHON)" $(VENV); fi; }
	@test "$(UV)" != "$(BIN)/uv" || test -x $(BIN)/uv || { \
		sed -n '/^uv==/,/[^\\]$$/p' constraints.txt > $(VENV)/uv.txt; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt; }
	"$(UV)" pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r constraints.txt
	"$(UV)" pip install --quiet --python $(BIN)/python --compile-bytecode --no-deps --no-build-isolation \
		$(foreach package,. $(PLUGINS),--editable ./$(package))
	@touch $(STAMP)

demo: setup ## a temporary workspace with invented cases, opened in this terminal
	@$(BIN)/etik demo

# What the tests start for real: command:Debian package.
SYSTEM := sshd:openssh-server ssh:openssh-client soffice:libreoffice-writer-nogui pdftotext:poppler-utils \
	chromium:chromium age:age man:man-db

system: ## the programs that the tests start, from Debian's packages (as root, or by sudo)
	@missing=; for pair in $(SYSTEM); do \
		PATH="$$PATH:/usr/sbin" command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair#*:}"; done; \
	test -z "$$missing" || { \
		command -v apt-get >/dev/null || { echo "Please install:$$missing" >&2; exit 1; }; \
		root=; test "$$(id -u)" = 0 || root=sudo; \
		$$root apt-get update -q >/dev/null; \
		DEBIAN_FRONTEND=noninteractive $$root apt-get install -q -y --no-install-recommends \
			fonts-liberation $$missing >/dev/null; }

test: setup system ## all tests
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

faults: setup ## the tests of faults at full length: crowds, kills, tampering (long)
	ETIK_FAULTS=long $(BIN)/python -m pytest -q -rA -s tests/faults

lint: setup ## style, types, who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: lint test ## what continuous integration runs: lint, then all tests

bench: setup ## every measurement under bench/
	@for script in bench/*.py; do \
		test -e "$$script" || { echo "bench/ holds no measurement yet"; break; }; \
		echo "== $$script"; $(BIN)/python -m bench.$$(basename "$$script" .py); done
	@echo "== bench.terminal"; $(BIN)/python -m bench.terminal

bench-terminal: setup ## start, keys, memory and bytes beside other programs; QUICK=1 takes two minutes
	$(BIN)/python -m bench.terminal $(if $(QUICK),--quick)

forms: setup ## every form of every profile from invented cases, as .docx, .pdf and pictures, in build/forms
	$(BIN)/python tools/forms.py

gallery: setup ## the pictures of the main screens in docs/gallery, from invented cases
	$(BIN)/python tools/gallery.py

fmt: setup ## format the code and mend what can be mended
	$(BIN)/ruff check --fix-only --exit-zero .
	$(BIN)/ruff format .

constraints: setup ## choose the newest allowed packages anew and write them, with hashes, to constraints.txt
	"$(UV)" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --group dev --extra postgres --extra web \
		pyproject.toml -o constraints.txt
	@! grep -n '://' constraints.txt

reference: setup ## the pages written by the program: command line, manual pages, keys, profile format, words
	@$(BIN)/python -m etik_tui.cli.reference > docs/reference/cli.md
	@$(BIN)/python -m etik_tui.cli.reference id > docs/reference/cli.id.md
	@$(BIN)/python -m etik_tui.cli.manual share/man
	@$(BIN)/python -m etik_tui.profile.handbook docs/reference
	@$(BIN)/python -m tests.tui.test_keys
	@$(BIN)/python -m tests.meta.test_glossary

catalogue: setup ## take new messages of the interface into the English catalogue, and compile it
	@$(BIN)/python tools/catalogue.py

clean: ## remove the environment and what tools left behind
	rm -rf $(VENV) build dist plugins/*/build plugins/*/dist .mypy_cache .ruff_cache .pytest_cache
	find $(wildcard src plugins tests bench) -name __pycache__ -prune -exec rm -rf {} +
