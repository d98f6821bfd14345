"""Shows what was made of a class list: a groepsplan, or the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.new_class import ClassPlan
    from dossiertool.intake.remark import Remark


def show_class(path: Path, plan: ClassPlan) -> None:
    """Show who is in the plan first, then what was left out, and then what is wrong in which row."""
    click.secho(f"{path}: {len(plan.namen)} leerlingen", bold=True)
    for titel, namen in plan.groepen.items():
        click.echo(f"  {titel}: {', '.join(namen)}")
    for line in plan.uitleg:
        click.echo(f"  {line}")
    for reason, columns in plan.weggelaten.items():
        click.echo(f"  Niet overgenomen, {reason}: {', '.join(columns)}")
    click.echo(f"Geschreven: {plan.uit}")
    for remark in plan.opmerkingen:
        _show_remark(remark)
    if plan.overgeslagen:
        rows = ", ".join(str(row) for row in plan.overgeslagen)
        click.echo(
            f"fout: Niet in het plan: regel {rows}. Verbeter de lijst, of zet deze leerlingen er zelf bij.",
            err=True,
        )
    for line in plan.aannames:
        click.echo(f"tip: {line}", err=True)


def _show_remark(remark: Remark) -> None:
    place = f"regel {remark.regel}" + (f", kolom {remark.kolom}" if remark.kolom else "")
    colour = "red" if remark.is_fout else "yellow"
    click.echo(f"{click.style(remark.niveau, fg=colour)} {place}: {remark.melding}", err=True)
    if remark.advies:
        click.echo(f"  → {remark.advies}", err=True)
