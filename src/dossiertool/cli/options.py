"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dossiertool.dates import YEARS

KINDS = (
    "handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, "
    "uitnodiging, steunpunt, sluitbrief, overdracht, privacy-uitleg"
)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """A calendar day, written JJJJ-MM-DD."""

    name = "datum"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what to type."""
        return "JJJJ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail in Dutch."""
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail("schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21.", param, ctx)
        if day.year not in YEARS:
            self.fail(f"kies een dag van {YEARS.start} tot en met {YEARS.stop - 1}.", param, ctx)
        return day


class Soort(click.ParamType):  # type: ignore[type-arg]  # as above
    """A kind of document; which ones there are is checked where they are made."""

    name = "soort"

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Name the kinds."""
        return f"Kies uit: {KINDS}."


JSON = click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
VANDAAG = click.option(
    "--vandaag", type=Day(), help="Reken met deze dag in plaats van vandaag.", show_default=False
)
SCHOOL = click.option(
    "--school",
    type=click.Path(path_type=Path),
    envvar="DOSSIERTOOL_SCHOOL",
    metavar="BESTAND",
    help="Het schoolbestand (of DOSSIERTOOL_SCHOOL). Anders: school.yaml in de map van het bestand; bij de "
    "kluis in de map waar u bent.",
)
SJABLOON = click.option(
    "--sjabloon",
    type=click.Path(path_type=Path),
    metavar="SJABLOON.docx",
    help="Gebruik dit Word-sjabloon in plaats van het meegeleverde.",
)
PDF = click.option(
    "--pdf",
    is_flag=True,
    help="Maak er ook een PDF bij, voor archief en voorleesprogramma. Vraagt LibreOffice.",
)
WERKERS = click.option(
    "--werkers",
    type=click.IntRange(1, 64),
    default=1,
    metavar="N",
    help="Werk met zoveel processen tegelijk; de uitkomst blijft gelijk.",
)
