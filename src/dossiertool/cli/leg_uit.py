"""`dossiertool leg-uit`: why there is a rule, and what to write instead."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import DutchCommand
from dossiertool.cli.show import compact

if TYPE_CHECKING:
    from dossiertool.checks.explain import Explanation

WIDTH = 96


@click.command("leg-uit", cls=DutchCommand)
@click.argument("code", metavar="CODE")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitleg als JSON.")
def leg_uit(code: str, as_json: bool) -> None:
    """Leg een regel uit, met een fout en een goed voorbeeld.

    CODE is de code van een bevinding, bijvoorbeeld FEIT-01.
    """
    from dossiertool.actions.rules import explain_rule  # noqa: PLC0415

    rule = explain_rule(code)
    if as_json:
        click.echo(compact(asdict(rule)))
    else:
        _tell(rule)


def _tell(rule: Explanation) -> None:
    click.secho(f"{rule.code}  {rule.titel}", bold=True)
    click.echo(f"Standaard een {rule.niveau}.\n")
    for label, text in (("Waarom", rule.waarom), ("Beter", rule.beter), ("Bron", rule.bron)):
        click.echo(click.wrap_text(f"{label}: {text}", WIDTH, subsequent_indent="  "))
    for example in rule.voorbeelden:
        click.secho(f"\n{example.naam.capitalize()}" if example.naam else "\nVoorbeeld", bold=True)
        click.echo(click.wrap_text(f"  Fout: {example.fout}", WIDTH, subsequent_indent="    "))
        click.echo(click.wrap_text(f"  Goed: {example.goed}", WIDTH, subsequent_indent="    "))
