"""`dossiertool heropen`: a closed need or dossier that is needed again, or a seal that has to be broken."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.layout import day
from dossiertool.cli.main import DutchCommand, DutchGroup
from dossiertool.cli.options import JSON, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.cli.sluit import DATUM, DOOR, as_answer
from dossiertool.cli.terminal import visible

if TYPE_CHECKING:
    from dossiertool.actions.case_act import Changed
    from dossiertool.actions.reopen import Reopening
    from dossiertool.cli.access import Access

SIGNAAL = click.option("--signaal", metavar="ZIN", help="Wat er nu is gezien, gehoord of gemeten.")
REDEN = click.option("--reden", metavar="ZIN", help="Waarom dit weer nodig is.")


@click.group(cls=DutchGroup)
def heropen() -> None:
    """Open weer wat was afgesloten of verzegeld."""


@heropen.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.argument("behoefte", metavar="BEHOEFTE")
@SIGNAAL
@REDEN
@DOOR
@DATUM
@JSON
@VANDAAG
@opens_vault
def behoefte(
    doel: str,
    access: Access,
    behoefte: str,
    signaal: str | None,
    reden: str | None,
    door: str | None,
    datum: date | None,
    as_json: bool,
    vandaag: date | None,
) -> None:
    """Open een afgesloten behoefte weer.

    Wat er nu is gezien, komt als nieuw signaal in het dossier. Hoe de behoefte eerder is afgesloten, blijft
    in haar geschiedenis staan.
    """
    from dossiertool.actions.amend import amend_target  # noqa: PLC0415
    from dossiertool.actions.reopen import reopen_need  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    said = _said(signaal, reden, door, datum or today)
    with access.cases([doel]) as vault:
        done = amend_target(doel, lambda case, _: reopen_need(case, behoefte, said, today=today), vault=vault)
    _tell(done, doel, f"behoefte {behoefte} staat weer open", as_json=as_json)


@heropen.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@SIGNAAL
@REDEN
@DOOR
@DATUM
@JSON
@VANDAAG
@opens_vault
def dossier(
    doel: str,
    access: Access,
    signaal: str | None,
    reden: str | None,
    door: str | None,
    datum: date | None,
    as_json: bool,
    vandaag: date | None,
) -> None:
    """Open een afgesloten dossier weer.

    De behoeften blijven dicht; open er zelf een met: dossiertool heropen behoefte. Dat het dossier dicht was,
    en wat toen is doorgezet, blijft zichtbaar.
    """
    from dossiertool.actions.amend import amend_target  # noqa: PLC0415
    from dossiertool.actions.reopen import reopen_dossier  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011
    said = _said(signaal, reden, door, datum or today)
    with access.cases([doel]) as vault:
        done = amend_target(doel, lambda case, _: reopen_dossier(case, said, today=today), vault=vault)
    _tell(done, doel, "het dossier staat weer open", as_json=as_json)


@heropen.command(cls=DutchCommand)
@click.argument("nummer", metavar="NUMMER")
@click.option(
    "--reden", required=True, metavar="REDEN", help="Waarom, op één regel en zonder iets over de leerling."
)
@click.option("--akkoord", metavar="NAAM", help="Wie dit heeft besloten. Anders: de naam bij uw sleutel.")
@JSON
@opens_vault
def zegel(nummer: str, reden: str, akkoord: str | None, access: Access, as_json: bool) -> None:
    """Haal het zegel van een dossier in de kluis.

    Wie, wanneer en waarom blijft in het logboek staan. Wie eerder toegang had, krijgt die niet vanzelf terug.
    """
    from dossiertool.actions.seal import reopen_sealed  # noqa: PLC0415
    from dossiertool.actions.targets import as_number  # noqa: PLC0415

    nummer = as_number(nummer)
    with access.open() as opened:
        reopen_sealed(opened, nummer, reden, by=akkoord, now=datetime.now(UTC))
    if as_json:
        click.echo(compact({"nummer": nummer, "heropend": True}))
    else:
        click.echo(f"{nummer}: het zegel is eraf. Het oude zegelbewijs geldt niet meer.")
    click.echo(
        f"tip: Geef wie ermee verder gaat toegang met: dossiertool kluis toegang geef {nummer} WIE --rol ROL",
        err=True,
    )


def _said(signaal: str | None, reden: str | None, door: str | None, datum: date) -> Reopening:
    from dossiertool.actions.reopen import Reopening  # noqa: PLC0415

    return Reopening(signaal, reden, door, datum)


def _tell(done: Changed, doel: str, what: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(compact(as_answer(done, doel)))
        return
    click.echo(f"{done.nummer}: {what} sinds {day(done.datum)}, met signaal {done.signaal}.")
    click.echo(f"Geschreven: {visible(doel)}")
    click.echo(
        f"tip: Vul bij signaal {done.signaal} aan wie ermee sprak en wat u afsprak. Wat er mist, ziet u met: "
        f"dossiertool controleer {visible(doel)}",
        err=True,
    )
