"""`dossiertool leg-uit`: why there is a rule, and what to write instead."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import DutchCommand
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import one_line

if TYPE_CHECKING:
    from dossiertool.checks.explain import AtSchool, Explanation

WIDTH = 96
MOST_EXAMPLES = 6  # groups of words that are shown


@click.command("leg-uit", cls=DutchCommand)
@click.argument("code", metavar="CODE")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitleg als JSON.")
@click.option(
    "--school",
    type=click.Path(path_type=Path),
    envvar="DOSSIERTOOL_SCHOOL",
    metavar="BESTAND",
    help="Het schoolbestand (of DOSSIERTOOL_SCHOOL). Anders: school.yaml in de map waarin u werkt.",
)
def leg_uit(code: str, as_json: bool, school: Path | None) -> None:
    """Leg een regel uit, met een fout en een goed voorbeeld.

    CODE is de code van een bevinding, bijvoorbeeld FEIT-01. Van uw eigen school kan het ook een eigen code
    zijn, of een woord dat uw school heeft toegevoegd of toegestaan.
    """
    from dossiertool.actions.rules import explain_rule  # noqa: PLC0415
    from dossiertool.actions.school import school_for  # noqa: PLC0415

    rule = explain_rule(code, school_for(Path("-"), school))
    if as_json:
        click.echo(compact({key: value for key, value in asdict(rule).items() if value is not None}))
    else:
        _tell(rule)


def _tell(rule: Explanation) -> None:
    click.secho(f"{rule.code}  {rule.titel}", bold=True)
    click.echo(f"Standaard een {rule.niveau}.")
    if rule.school is not None:
        _tell_of_school(rule.school)
    click.echo()
    for label, text in (("Waarom", rule.waarom), ("Beter", rule.beter), ("Bron", rule.bron)):
        click.echo(click.wrap_text(f"{label}: {text}", WIDTH, subsequent_indent="  "))
    for example in rule.voorbeelden[:MOST_EXAMPLES]:
        click.secho(f"\n{example.naam.capitalize()}" if example.naam else "\nVoorbeeld", bold=True)
        click.echo(click.wrap_text(f"  Fout: {example.fout}", WIDTH, subsequent_indent="    "))
        click.echo(click.wrap_text(f"  Goed: {example.goed}", WIDTH, subsequent_indent="    "))

    if (more := len(rule.voorbeelden) - MOST_EXAMPLES) > 0:
        click.echo(f"\nEn nog {more} groepen woorden. Met --json ziet u ze allemaal.")


def _tell_of_school(here: AtSchool) -> None:
    said = [
        f"Uw school {'staat dit woord toe' if word.mag else 'voegt toe'}: {word.woord}. {word.reden}"
        for word in here.woorden
    ]
    if here.niveau is not None:
        level = "staat deze regel uit" if here.niveau == "uit" else f"is dit een {here.niveau}"
        said.insert(0, f"Op uw school {level}: {here.reden}")
    for line in said:
        click.echo(click.wrap_text(one_line(line), WIDTH, subsequent_indent="  "))
