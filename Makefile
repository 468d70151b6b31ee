# make demo   build the graph of seeds/articles, ask it two questions, write its page
# make test   run the tests
# Both make the environment in .venv first, once. PYTHON names another interpreter: make demo PYTHON=python3.12
.POSIX:
.SUFFIXES:
.PHONY: demo test browser-test wheel-test lint types guard check lock environment clean

PYTHON = python3
VENV = .venv
GRAPH = demo
BIN = $(VENV)/bin
UV = uv

demo:
	@PYTHON='$(PYTHON)' VENV='$(VENV)' sh .ci/environment requirements.lock
	$(BIN)/kgraph build seeds/articles --graph $(GRAPH) --fresh
	$(BIN)/kgraph stats --graph $(GRAPH)
	$(BIN)/kgraph query who-denies --graph $(GRAPH) --set about='Vladimir Putin'
	$(BIN)/kgraph query one-origin --graph $(GRAPH) --set least=2
	$(BIN)/kgraph view --graph $(GRAPH) --out $(GRAPH)/graph.html
	@echo 'Open $(GRAPH)/graph.html in a browser. Ask more: $(BIN)/kgraph query --graph $(GRAPH)'

environment:
	@PYTHON='$(PYTHON)' VENV='$(VENV)' sh .ci/environment requirements-dev.lock

test: environment
	$(BIN)/python -m pytest

lint: environment
	$(BIN)/ruff check .

types: environment
	$(BIN)/mypy

guard: environment
	$(BIN)/python .ci/guard.py

check: test lint types guard

# In a headless chromium. As root on Debian it is installed where it is missing.
browser-test: environment
	@BIN='$(BIN)' sh .ci/browser

# A wheel, installed in an empty environment elsewhere, builds a graph there and answers.
wheel-test: environment
	@BIN='$(BIN)' sh .ci/wheel

# The lock files again, after a change in pyproject.toml. UV is the resolver: pip install uv
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock'
lock:
	$(LOCK) --group build --group dev pyproject.toml --output-file requirements-dev.lock >/dev/null
	$(LOCK) --extra serve --group build --constraint requirements-dev.lock pyproject.toml --output-file requirements.lock >/dev/null
	$(LOCK) --group pyproject.toml:browser --output-file .ci/browser.lock >/dev/null

clean:
	rm -rf $(VENV) $(GRAPH) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
