"""`dossiertool exporteer`: what somebody outside the school gets, and a sealed dossier as a package."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.handed_over import UIT, tell
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, PDF, SCHOOL, SJABLOON, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.actions.hand_out import HandedOut
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

_ONE_OF_THREE = "Kies één van drie: --ontvanger NAAM, --overdracht, of --pakket MAP."


@click.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.option("--ontvanger", metavar="NAAM", help="Wie de gegevens krijgt, zoals bij toestemmingen staat.")
@click.option("--toestemming", "kenmerk", metavar="KENMERK", help="Kies een toestemming, bijvoorbeeld T1.")
@click.option("--overdracht", is_flag=True, help="Maak de overdracht aan de volgende school.")
@click.option(
    "--pakket",
    "package",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Zet een verzegeld dossier als pakket in deze nieuwe map; alleen u mag erin lezen.",
)
@click.option("--door", metavar="NAAM", help="Wie dit namens de school geeft.")
@UIT
@SJABLOON
@PDF
@JSON
@SCHOOL
@VANDAAG
@opens_vault
def exporteer(
    doel: str,
    access: Access,
    ontvanger: str | None,
    kenmerk: str | None,
    overdracht: bool,
    package: Path | None,
    door: str | None,
    uit: Path | None,
    sjabloon: Path | None,
    pdf: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Geef een ander alleen wat mag, of maak een archiefpakket.

    Met --ontvanger: de onderdelen die bij de toestemming staan. Met --overdracht: de onderdelen die bij de
    nieuwste overdracht staan, na akkoord van leerling en ouders. Mag het niet, dan komt er geen bestand.
    Afgesloten behoeften gaan niet mee. In het dossier komt te staan wat u deelde, met wie en waarom. Eindigt
    de naam achter -o op .json, dan komt er een gegevensbestand in plaats van een Word-document.

    Met --pakket: het hele verzegelde dossier, voor het archief. Een pakket is over tientallen jaren nog te
    lezen en na te kijken, zonder dossiertool. Het is NIET versleuteld. DOEL is dan een nummer in de kluis, en
    in het logboek van de kluis komt te staan dat u het pakket hebt gemaakt.
    """
    if (package is not None) + overdracht + bool(ontvanger) != 1 or (kenmerk and not ontvanger):
        raise click.UsageError(_ONE_OF_THREE)
    if package is not None:
        if any(given is not None for given in (door, uit, sjabloon, vandaag)) or pdf:
            raise click.UsageError("Bij --pakket horen alleen de opties van de kluis, --school en --json.")
        _package(doel, package, access, school, as_json=as_json)
        return
    if not overdracht and not door:
        raise click.UsageError("Typ erachter wie dit geeft: --door NAAM")
    from dossiertool.actions.hand_out import extract, transfer  # noqa: PLC0415
    from dossiertool.actions.hand_over import Paper, hand_over_target  # noqa: PLC0415
    from dossiertool.actions.near import names_near  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011
    paper = Paper(uit, today, sjabloon, pdf)

    def act(case: Case, _: Schoolbestand | None) -> HandedOut:
        if overdracht:
            return transfer(case, today=today, names=names)
        return extract(case, ontvanger or "", kenmerk=kenmerk, by=door or "", today=today, names=names)

    with access.cases([doel], writes=True) as vault:
        names = names_near(doel, vault)
        written = hand_over_target(doel, act, paper, school=school, vault=vault)
    tell(written, doel, as_json=as_json)


def _package(doel: str, target: Path, access: Access, school: Path | None, *, as_json: bool) -> None:
    from dossiertool.actions.package import export_package  # noqa: PLC0415
    from dossiertool.actions.school import keeper  # noqa: PLC0415
    from dossiertool.actions.targets import as_number  # noqa: PLC0415

    number, shown, called = as_number(doel), visible(str(target)), keeper(school).naam
    if isinstance(access.folder, Path) and target.resolve().is_relative_to(access.folder.resolve()):
        raise InvalidInput(
            "Een pakket is niet versleuteld en hoort niet in de map van de kluis.",
            "Kies een andere map. Uit de map van de kluis gaat het mee in elke kopie.",
        )
    with access.open() as opened:
        export_package(opened, number, target, school=called, now=datetime.now(UTC))
    if as_json:
        click.echo(compact({"nummer": number, "uit": str(target)}))
    else:
        click.echo(f"Geschreven: {shown}")
    click.echo(
        "Let op: dit pakket is NIET versleuteld. Iedereen die bij deze map kan, kan het hele dossier lezen. "
        "Zet het op een plek waar alleen u bij kunt, en haal het weg als het niet meer nodig is.",
        err=True,
    )
    click.echo(f"tip: Kijk het na met: dossiertool zegel controleer {shown}", err=True)
