"""`dossiertool verzegel`: freeze closed dossiers, with a receipt for each."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.main import DutchCommand, Failures
from dossiertool.cli.options import SCHOOL, VANDAAG, Day
from dossiertool.cli.progress import Progress
from dossiertool.cli.show import compact
from dossiertool.errors import PartlyFailed, gravest

if TYPE_CHECKING:
    from dossiertool.actions.seal import Sealed
    from dossiertool.cli.access import Access


@click.command(cls=DutchCommand)
@click.argument("nummers", metavar="NUMMER...", nargs=-1, required=True)
@opens_vault
@click.option(
    "--naar",
    "papers",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="MAP",
    help="Zet het zegelbewijs van elk dossier in deze map. Anders: de map waar u bent.",
)
@click.option("--pdf", is_flag=True, help="Maak van elk zegelbewijs ook een PDF.")
@click.option(
    "--bewaar-tot",
    "until",
    type=Day(),
    help="De dag waarop de bewaartermijn voorbij is; anders volgt die uit dossier en schoolbestand.",
)
@SCHOOL
@VANDAAG
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per dossier.")
@click.pass_context
def verzegel(
    ctx: click.Context,
    nummers: tuple[str, ...],
    access: Access,
    papers: Path,
    pdf: bool,
    until: date | None,
    school: Path | None,
    vandaag: date | None,
    as_json: bool,
) -> None:
    """Verzegel afgesloten dossiers in de kluis.

    Daarna kan niemand er nog iets in veranderen zonder dat het opvalt. Alle documenten worden gemaakt, als Word
    en als PDF, en meeverzegeld. Alleen de beheerder en de school houden toegang. Van elk dossier komt er een
    zegelbewijs: bewaar dat buiten de kluis.

    Geef dezelfde opdracht gerust opnieuw, ook als zij halverwege is afgebroken.
    """
    from dossiertool.actions.school import keeper  # noqa: PLC0415
    from dossiertool.actions.seal import Wish, seal_cases  # noqa: PLC0415
    from dossiertool.actions.targets import as_number  # noqa: PLC0415

    named = list(dict.fromkeys(map(as_number, nummers)))
    failed, counts, progress = Failures(named), Counter[str](), Progress(len(named))
    endless: list[str] = []
    wish = Wish(
        vandaag or date.today(),  # noqa: DTZ011
        until,
        papers,
        pdf,
        keeper(school),
    )
    with access.open() as opened:
        for outcome in seal_cases(opened, named, wish, now=datetime.now(UTC)):
            progress.clear()
            if outcome.fout is not None:
                failed(outcome.fout)
            if outcome.zegel is not None:
                counts["stond al verzegeld" if outcome.al else "verzegeld"] += 1
                click.echo(compact(_as_dict(outcome)) if as_json else _in_words(outcome))
                endless += [] if outcome.zegel.retain_until else [outcome.nummer]
            progress.step(worked=not outcome.al)
    progress.clear()
    if len(named) > 1:
        told = [f"{count} {what}" for what, count in counts.items()]
        told += [f"{len(failed.codes)} niet gelukt"] if failed.codes else []
        click.echo(f"Samen {len(named)}: {', '.join(told)}.", err=True)
    if endless:
        click.echo(
            f"Geen bewaartermijn bekend: {', '.join(endless)}. Zo komt een dossier niet op de lijst van "
            "dossiertool vernietig --lijst. Heropen het zegel, vul bij bewaring de dag van uitschrijving in en "
            "verzegel opnieuw, of met: --bewaar-tot JJJJ-MM-DD",
            err=True,
        )
    if counts:
        click.echo("tip: Bewaar elk zegelbewijs buiten de kluis, bijvoorbeeld op papier.", err=True)
    ctx.exit(PartlyFailed.exit_code if failed.codes and counts else gravest(failed.codes))


def _as_dict(outcome: Sealed) -> dict[str, object]:
    seal = outcome.zegel
    assert seal is not None  # noqa: S101  only what is sealed is told
    return {
        "nummer": outcome.nummer,
        "al_verzegeld": outcome.al,
        "versie": seal.manifest.version,
        "door": seal.by,
        "op": seal.at,
        "zegel": seal.hash,
        "ijkpunt": seal.checkpoint[0].n if seal.checkpoint else None,
        "bewaren_tot": seal.retain_until,
        "zegelbewijs": str(outcome.bewijs) if outcome.bewijs else None,
    }


def _in_words(outcome: Sealed) -> str:
    seal = outcome.zegel
    assert seal is not None  # noqa: S101  as above
    what = "was al verzegeld" if outcome.al else "is verzegeld, teruggelezen en gelijk"
    paper = f" Zegelbewijs: {outcome.bewijs}" if outcome.bewijs else ""
    return f"{outcome.nummer}: versie {seal.manifest.version} {what}.{paper}"
