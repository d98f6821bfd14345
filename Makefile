# Twee opdrachten voor wie net begint: `make demo` en `make test`. `make help` noemt de rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: help demo test lint types pytest soak fouten bench voorbeelden formulieren sjablonen schemas bevindingen readme regels eisen taal buurwoorden locale opmaak schoon

help:
	@echo "make demo         speel een schooldag na in de map uitvoer/"
	@echo "make test         opmaak, typen en alle tests"
	@echo "make soak         maak veel meer stuk dan make test: bestanden, en de kluis (een kwartier of langer)"
	@echo "make fouten       zet wat make test en make soak met de kluis vonden in docs/veiligheid.md"
	@echo "make bench        meet snelheden, elk naast een vergelijking"
	@echo "make formulieren  maak de plaatjes in docs/voorbeelden/formulieren/ opnieuw"
	@echo "make voorbeelden  maak de plaatjes in docs/voorbeelden/ opnieuw (LibreOffice, poppler-utils)"
	@echo "make schemas      maak schemas/ opnieuw uit het model"
	@echo "make sjablonen    maak templates/ opnieuw"
	@echo "make bevindingen  schrijf naast elke zaak in samples/ wat controleer zegt"
	@echo "make readme       zet onder elke opdracht in README.md en docs/handleiding/ wat zij nu zegt"
	@echo "make regels       maak docs/regels.md opnieuw"
	@echo "make eisen        maak docs/eisen.md opnieuw"
	@echo "make taal         meet de taalcontrole en zet de tabellen in docs/taal.md"
	@echo "make buurwoorden  zoek de Nederlandse woorden die op woorden in de pakketten lijken"
	@echo "make locale       vertaal de woorden van click opnieuw"
	@echo "make opmaak       zet de code in de afgesproken opmaak"
	@echo "make schoon       gooi weg wat is gemaakt"

demo: $(VENV)/.app
	@if [ -e uitvoer ] && [ ! -e $(VENV)/.demo ]; then \
		echo "fout: de map uitvoer is niet door de demo gemaakt en blijft zoals zij is."; \
		echo "tip: geef die map een andere naam en probeer het opnieuw"; exit 2; fi
	@touch $(VENV)/.demo
	rm -rf uitvoer
	$(BIN)/dossiertool demo uitvoer/

test: lint types pytest

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

pytest: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS)

soak: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS) tests/fuzz tests/faults --hypothesis-profile=soak

fouten: $(VENV)/.dev
	$(BIN)/python tools/fouten.py

bench: $(VENV)/.dev
	$(BIN)/python tests/bench/run.py

voorbeelden: $(VENV)/.dev
	$(BIN)/python tools/voorbeelden.py

formulieren: $(VENV)/.dev
	$(BIN)/python tools/formulieren.py

sjablonen: $(VENV)/.dev
	$(BIN)/python tools/sjablonen.py

schemas: $(VENV)/.dev
	$(BIN)/python tools/schemas.py

bevindingen: $(VENV)/.dev
	$(BIN)/python tools/bevindingen.py

readme: $(VENV)/.dev
	$(BIN)/python tools/readme.py

regels: $(VENV)/.dev
	$(BIN)/python tools/regels.py

eisen: $(VENV)/.dev
	$(BIN)/python tools/eisen.py

taal: $(VENV)/.dev
	$(BIN)/python tools/taal.py

buurwoorden: $(VENV)/.dev
	$(BIN)/python tools/buurwoorden.py

locale: $(VENV)/.dev
	$(BIN)/pybabel compile -d src/dossiertool/cli/locale -D messages -l nl

opmaak: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schoon:
	rm -rf uitvoer build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "fout: dossiertool heeft Python 3.11 of nieuwer nodig."; \
		  echo "tip: installeer Python (Debian en Ubuntu: apt install python3) of geef make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "fout: Python mist het onderdeel venv."; \
		  echo "tip: installeer het pakket python3-venv (Debian en Ubuntu: apt install python3-venv)"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.app
