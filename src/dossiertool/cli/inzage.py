"""`dossiertool inzage`: what parents or pupil get who ask to see the dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.handed_over import DOOR, UIT, tell
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, PDF, SCHOOL, SJABLOON, VANDAAG


@click.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.option("--voor", "wie", required=True, metavar="NAAM", help="Wie het dossier wil zien.")
@DOOR
@click.option(
    "--leerling-akkoord",
    is_flag=True,
    help="De leerling is 16 of ouder en vindt goed dat deze ouder het dossier ziet.",
)
@UIT
@SJABLOON
@PDF
@JSON
@SCHOOL
@VANDAAG
@opens_vault
def inzage(
    doel: str,
    access: Access,
    wie: str,
    door: str,
    leerling_akkoord: bool,
    uit: Path | None,
    sjabloon: Path | None,
    pdf: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Maak een inzage voor ouders of leerling.

    Daarin staat alles wat in het dossier over deze leerling staat, en niets over anderen.

    Tot 16 jaar is een inzage voor ouders met gezag, vanaf 16 jaar voor de leerling. Een ouder zonder gezag
    krijgt informatie: hoe het nu gaat. In het dossier komt te staan wie dit kreeg en wanneer.

    Namen van andere leerlingen zoekt dossiertool in de dossiers en groepsplannen in dezelfde map, of in de
    kluis. Lees de inzage na voordat u haar geeft.

    Staat in uw schoolbestand leeslogboek_bij_inzage: true, dan staat in een inzage uit de kluis ook wie het
    dossier las, en wanneer.
    """
    from dossiertool.actions.hand_out import inspect  # noqa: PLC0415
    from dossiertool.actions.hand_over import Paper, hand_over_target  # noqa: PLC0415
    from dossiertool.actions.near import names_near  # noqa: PLC0415
    from dossiertool.actions.oversee import readers_of  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011
    with access.cases([doel], writes=True) as vault:
        names = names_near(doel, vault)
        written = hand_over_target(
            doel,
            lambda case, settings: inspect(
                case,
                wie,
                by=door,
                today=today,
                names=names,
                pupil_agrees=leerling_akkoord,
                readings=readers_of(doel, vault, settings),
            ),
            Paper(uit, today, sjabloon, pdf),
            school=school,
            vault=vault,
        )
    tell(written, doel, as_json=as_json)
    click.echo(
        "tip: Lees het na voordat u het geeft. Een naam die dossiertool niet kent, blijft staan.", err=True
    )
