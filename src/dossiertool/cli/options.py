"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Any

import click


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """A calendar day, written JJJJ-MM-DD."""

    name = "datum"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what to type."""
        return "JJJJ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail in Dutch."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail("schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21.", param, ctx)


VANDAAG = click.option(
    "--vandaag", type=Day(), help="Reken met deze dag in plaats van vandaag.", show_default=False
)
