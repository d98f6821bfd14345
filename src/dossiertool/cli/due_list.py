"""The list of `dossiertool vernietig --lijst`: what may go now or soon, in the vault and among files."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import Failures
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import gravest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.due import Due
    from dossiertool.cli.access import Access


def show_due(doelen: Sequence[str], access: Access, *, school: Path | None, today: date, as_json: bool) -> int:
    """Show what is due on a day and return the exit code.

    A target is a number in the vault, with or without `kluis:`; `kluis:` for all of it; a file or a folder.
    Without targets that is the whole vault. Raises as `Access.open` and `due_in_files`.
    """
    from dossiertool.actions.due import due_in_files  # noqa: PLC0415
    from dossiertool.actions.targets import as_number, in_vault, number_in  # noqa: PLC0415
    from dossiertool.vault.format.grants import is_number  # noqa: PLC0415

    files = [doel for doel in doelen if not in_vault(doel) and not is_number(as_number(doel))]
    numbers = [as_number(doel) for doel in doelen if number_in(doel) or is_number(as_number(doel))]
    whole = not doelen or any(in_vault(doel) and number_in(doel) is None for doel in doelen)
    failed = Failures(doelen)
    found: list[Due] = []
    if whole or numbers:
        found += _in_vault(access, None if whole else numbers, school, today, failed)
    if files:
        found += due_in_files(files, today=today, school=school, problem=failed)
    for one in found:
        if as_json:
            click.echo(compact({**asdict(one), "kan_op": one.kan_op.isoformat()}))
            continue
        held = f"  tegengehouden: {one.tegengehouden}" if one.tegengehouden else ""
        source = "" if in_vault(one.bron) else f"  {visible(one.bron)}"
        click.echo(f"{one.nummer}  {one.stand}  {one.kan_op:%d-%m-%Y}{held}{source}")
    click.echo(
        f"Op {today:%d-%m-%Y} aan de beurt of aangekondigd: {len(found)}. Er is niets vernietigd.", err=True
    )
    return gravest(failed.codes)


def _in_vault(
    access: Access, numbers: Sequence[str] | None, school: Path | None, today: date, failed: Failures
) -> list[Due]:
    """Return what is due in the vault; of these numbers when some are named, of which each must be there."""
    from dossiertool.actions.due import due_in_vault  # noqa: PLC0415
    from dossiertool.actions.school import keeper  # noqa: PLC0415
    from dossiertool.vault.refusals import not_here  # noqa: PLC0415

    terms = keeper(school).terms
    with access.open() as opened:
        found = due_in_vault(opened, terms, today=today)
        for number in numbers or ():
            if not opened.vault.newest(opened.key, number):
                failed(not_here(number))
    return [one for one in found if numbers is None or one.nummer in numbers]
