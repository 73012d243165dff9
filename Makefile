# `make run` starts the archive on this machine, `make test` tests it; all they need is
# Python 3.11 or newer with venv.  CONTRIBUTING.md tells the rest.

HOST ?= 127.0.0.1
PORT ?= 8000
# The newest usable Python; asked only while .venv is being made.
PYTHON ?= $(or $(firstword $(foreach python,python3.13 python3.12 python3.11 python3,$(shell \
	$(python) -c "import ensurepip, sys, venv; sys.version_info >= (3, 11) and print('$(python)')" 2>/dev/null))),python3)
# Across two cores even for a few seconds' worth: `make test PYTEST_ARGS="-x tests/models"`.
PYTEST_ARGS ?= -n auto

# The archives that `make bench` makes and measures; 200k is the large one.
SIZES ?= 1k,20k

# Without a PATH in its environment a Python cannot find itself.
PATH ?= /usr/local/bin:/usr/bin:/bin
export HOST PATH

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# Requirements are installed when their text differs from that of the last installation.
install = cat $(1) | cmp -s - .venv/$(2) || { \
	echo "Installing $(lastword $(1)) ..."; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(lastword $(1)) \
	&& cat $(1) > .venv/$(2); }

.PHONY: run test check bench format messages install install-dev

run: install
	@$(MANAGE) prepare
	@echo "The archive is at http://$(HOST):$(PORT)/ until Ctrl-C."
	@exec $(BIN)/python -m gunicorn imcwp.wsgi --bind $(HOST):$(PORT) --workers 2 --threads 4 --log-level warning

test: install-dev
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: install-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy archive bench imcwp tests
	find templates archive -name '*.html' -not -path 'templates/archive/*' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(MANAGE) makemigrations --check --dry-run
	ALLOWED_HOSTS=archive.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(50))') \
		$(MANAGE) check --deploy --fail-level WARNING

# bench/README.md says what it measures.
bench: install
	@SIZES="$(SIZES)" $(BIN)/python -m bench.run

format: install-dev
	$(BIN)/ruff format
	-$(BIN)/ruff check --fix
	-find templates archive -name '*.html' -not -path 'templates/archive/*' -exec $(BIN)/djade --target-version 5.2 {} +

# Gathers what readers see in words into locale/, and says what is left to translate.
messages: install
	@$(MANAGE) update_messages

install: $(BIN)/python
	@$(call install,requirements.txt,installed-requirements.txt)

install-dev: install
	@$(call install,requirements.txt requirements-dev.txt,installed-requirements-dev.txt)

# A target that make removes again if its making fails or is interrupted.
.DELETE_ON_ERROR:
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1)' 2>/dev/null \
		|| { echo "Python 3.11 or newer is needed; name one with make PYTHON=..., or: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON) lacks venv and ensurepip: apt-get install python3-venv" >&2; exit 1; }; \
	$(PYTHON) -m venv --clear .venv
