"""`dossiertool kluis reservekopie` and `herstel`: a backup of a vault, and how it comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault, tell_fingerprint
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON
from dossiertool.cli.show import compact
from dossiertool.cli.toezicht import tell
from dossiertool.errors import InvalidInput, PartlyFailed, Tampered

if TYPE_CHECKING:
    from dossiertool.cli.access import Access


@click.command(cls=DutchCommand)
@click.argument("naar", metavar="NAAR", type=click.Path(path_type=Path))
@opens_vault
@JSON
def reservekopie(naar: Path, access: Access, as_json: bool) -> None:
    """Maak een reservekopie van de kluis in de nieuwe map NAAR. Uw wachtzin is daarvoor niet nodig.

    Anderen kunnen blijven werken. In de map komen twee bestanden: kluis.db met de versleutelde dossiers, en
    toegangen.db. Haal toegangen.db na 30 dagen weg: dan is wat in de kluis is vernietigd, ook hier weg.
    """
    from dossiertool.actions.backup import back_up  # noqa: PLC0415

    done = back_up(access.folder, access.key_file, naar)
    if done.first_seen is not None:
        tell_fingerprint(done.first_seen)
    report = done.report
    if as_json:
        problems = [{"wat": what, "id": dossier or None} for what, dossier in report.problems]
        made = {"naar": str(naar), "dossiers": report.dossiers, "versies": report.versions}
        click.echo(compact({**made, "problemen": problems}))
    else:
        click.echo(f"Geschreven, teruggelezen en gelijk aan de kluis: {naar}")
        click.echo(f"Dossiers {report.dossiers}, versies {report.versions}.", err=True)
    if report.problems:
        raise Tampered(
            "De reservekopie is gemaakt, maar de kluis zelf is beschadigd of gewijzigd. Aantal problemen: "
            f"{len(report.problems)}.",
            "Houd uw oudere reservekopieën. Kijk wat er is met: dossiertool kluis controleer",
        )
    click.echo(
        "tip: Haal toegangen.db na 30 dagen weg. De reservekopie gaat alleen open met een sleutel van de kluis "
        "of met de herstelsleutel.",
        err=True,
    )


@click.command(cls=DutchCommand)
@opens_vault
@HERSTELSLEUTEL
@click.option("--aanvaard", is_flag=True, help="Neem de kluis in gebruik, ook al is die ouder dan wat u zag.")
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Maak eerst een nieuwe kluis uit de reservekopie in deze map.",
)
@click.option(
    "--toegangen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="De toegangen van de reservekopie. Anders: toegangen.db in dezelfde map.",
)
@click.option(
    "--reden",
    metavar="TEKST",
    help="Waarom: dit komt met uw naam en de datum leesbaar in de kluis. Noem geen leerling.",
)
@JSON
def herstel(
    access: Access, aanvaard: bool, uit: Path | None, toegangen: Path | None, reden: str | None, as_json: bool
) -> None:
    """Zet een reservekopie terug, of neem een teruggezette kluis in gebruik.

    Met --uit MAP komt de reservekopie in een nieuwe kluis (--kluis). Met --aanvaard neemt u een kluis die er
    al staat in gebruik, ook al is die ouder dan wat u eerder zag.
    """
    from dossiertool.actions.backup import accept_vault, restore  # noqa: PLC0415
    from dossiertool.vault.check import ACCESS, OLDER_KEY  # noqa: PLC0415

    if uit is None and not aanvaard:
        raise InvalidInput(
            "Een oudere kluis in gebruik nemen betekent: wat daarna is bewaard, is weg.",
            "Weet u dat zeker? Typ erachter: --aanvaard --reden TEKST. Een reservekopie zet u terug met: "
            "--uit MAP --reden TEKST",
        )
    if not reden:
        raise InvalidInput(
            "Er staat nog niet bij waarom.", "Typ erachter: --reden TEKST. Noem daarin geen leerling."
        )
    if toegangen is not None and uit is None:
        raise InvalidInput("--toegangen hoort bij --uit.", "Noem ook de map: --uit MAP")
    now = datetime.now(UTC)
    if uit is None:
        done = accept_vault(access.folder, access.key_file, access.key, reden, now=now)
    else:
        done = restore(uit, toegangen, access.folder, access.key_file, access.key, reden, now=now)
    report, closed = done.report, done.closed
    gone = {(what, dossier) for dossier in closed or () for what in (ACCESS, OLDER_KEY)}
    report.problems = [problem for problem in report.problems if problem not in gone]
    more: dict[str, object] = {} if closed is None else {"zonder_toegang": closed}
    tell(report, as_json=as_json, vingerafdruk=done.fingerprint, **more)
    click.echo(
        f"De kluis in {access.shown} is nu in gebruik zoals zij is. Zeg het ook tegen uw collega's.\n"
        f"Vingerafdruk van de school: {done.fingerprint}\n"
        "Let op: wie na de dag van deze reservekopie toegang verloor of werd ingetrokken, heeft die toegang nu "
        "weer. Kijk het na met: dossiertool kluis toegang toon, en toegang toon NUMMER.",
        err=True,
    )
    if closed:
        raise PartlyFailed(
            f"Aantal dossiers dat niemand meer kan openen: {len(closed)}. Hun toegangen staan niet in deze "
            "reservekopie.",
            "Die dossiers zijn vernietigd, of kluis.db en toegangen.db zijn niet van dezelfde dag.",
        )
