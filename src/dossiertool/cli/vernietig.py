"""`dossiertool vernietig`: announce, take back, destroy, and list what is due."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.due_list import show_due
from dossiertool.cli.main import DutchCommand, Failures
from dossiertool.cli.options import SCHOOL, VANDAAG, Day
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import clock, visible
from dossiertool.errors import PartlyFailed, gravest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.destroy import Approved
    from dossiertool.actions.unlock import Unlocked
    from dossiertool.cli.access import Access
    from dossiertool.model.schoolregels import Bewaartermijn
    from dossiertool.vault.announcing import Exported
    from dossiertool.vault.destroying import Gone

_DAYS = 30


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="[NUMMER...]", nargs=-1)
@click.option(
    "--lijst",
    is_flag=True,
    help="Toon alleen wat nu of straks weg mag; er verandert niets. Ook van dossiers buiten de kluis: noem "
    "bestanden of mappen.",
)
@click.option("--akkoord", metavar="NAAM", help="Kondig de vernietiging aan: wie gaf er toestemming voor?")
@click.option("--reden", metavar="REDEN", help="Waarom, op één regel en zonder iets over de leerling.")
@click.option(
    "--wachtdagen",
    type=click.IntRange(1, 365),
    default=_DAYS,
    metavar="N",
    help=f"Hoeveel dagen er nog gewacht wordt na de aankondiging. Anders: {_DAYS}.",
)
@click.option("--eerder", is_flag=True, help="Kondig aan vóór de bewaartermijn voorbij is, op verzoek.")
@click.option("--annuleer", is_flag=True, help="Neem de aankondiging terug: het dossier blijft.")
@click.option(
    "--vandaag-is",
    "said",
    type=Day(),
    help="Typ welke dag het vandaag is, als dossiertool daarom vraagt.",
)
@click.option(
    "-o",
    "paper",
    type=click.Path(path_type=Path),
    metavar="VERKLARING.docx",
    help="Schrijf de verklaring van vernietiging naar dit bestand.",
)
@click.option("--pdf", is_flag=True, help="Maak van de verklaring ook een PDF.")
@opens_vault
@HERSTELSLEUTEL
@SCHOOL
@VANDAAG
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per dossier.")
@click.pass_context
def vernietig(
    ctx: click.Context,
    doelen: tuple[str, ...],
    lijst: bool,
    akkoord: str | None,
    reden: str | None,
    wachtdagen: int,
    eerder: bool,
    annuleer: bool,
    said: date | None,
    paper: Path | None,
    pdf: bool,
    access: Access,
    school: Path | None,
    vandaag: date | None,
    as_json: bool,
) -> None:
    """Vernietig dossiers in de kluis waarvan de bewaartermijn voorbij is.

    Dat gaat in twee stappen. Eerst kondigt u het aan: vernietig NUMMER --akkoord NAAM --reden REDEN. Na de
    wachtdagen geeft u de opdracht nog een keer: vernietig NUMMER. Tot dan kunt u het terugnemen met --annuleer.

    Wat vernietigd is, kan niemand meer openen, ook de school niet. Van elk dossier blijft staan dat het er was,
    wie het wanneer vernietigde en met wiens toestemming. Met --vandaag rekent alleen --lijst.
    """
    if lijst:
        today = vandaag or date.today()  # noqa: DTZ011
        ctx.exit(show_due(doelen, access, school=school, today=today, as_json=as_json))
    from dossiertool.actions.targets import as_number  # noqa: PLC0415

    named = list(dict.fromkeys(map(as_number, doelen)))
    if not named:
        raise click.UsageError("Zeg welk dossier, of vraag om de lijst met --lijst.")
    if vandaag is not None:
        raise click.UsageError("--vandaag kan alleen bij --lijst: vernietigen gaat met de echte dag.")
    if annuleer and (akkoord or reden):
        raise click.UsageError("Kies: aankondigen met --akkoord en --reden, of terugnemen met --annuleer.")
    if bool(akkoord) != bool(reden):
        raise click.UsageError("Voor een aankondiging zijn --akkoord NAAM en --reden REDEN allebei nodig.")
    from dossiertool.actions.destroy import Approved, refuse_unwritable  # noqa: PLC0415
    from dossiertool.actions.school import keeper  # noqa: PLC0415
    from dossiertool.vault.format.entry import Approval  # noqa: PLC0415

    kept = keeper(school)
    with access.open() as opened:
        failed = Failures(named)
        if annuleer:
            done = _cancel(opened, named, failed, as_json=as_json)
        elif akkoord and reden:
            how = Approved(Approval(akkoord, reden), wachtdagen, eerder)
            done = _announce(opened, named, how, kept.terms, failed, as_json=as_json)
        else:
            if paper is not None:
                refuse_unwritable(paper, pdf=pdf)
            gone = _destroy(opened, named, said, failed, as_json=as_json)
            done = len(gone)
            if gone:
                _finish(opened, gone, (paper, pdf), kept.naam, on_server=isinstance(access.folder, str))
    ctx.exit(PartlyFailed.exit_code if failed.codes and done else gravest(failed.codes))


def _cancel(opened: Unlocked, numbers: Sequence[str], failed: Failures, *, as_json: bool) -> int:
    from dossiertool.actions.destroy import cancel_destruction  # noqa: PLC0415
    from dossiertool.errors import DossierError  # noqa: PLC0415

    done = 0
    for number in numbers:
        try:
            cancel_destruction(opened, number, now=datetime.now(UTC))
        except DossierError as problem:
            failed(problem)
            continue
        done += 1
        if as_json:
            click.echo(compact({"nummer": number, "stand": "geannuleerd"}))
        else:
            click.echo(f"{number}: de aankondiging is teruggenomen. Het dossier blijft.")
    return done


def _announce(
    opened: Unlocked,
    numbers: Sequence[str],
    approved: Approved,
    terms: Sequence[Bewaartermijn],
    failed: Failures,
    *,
    as_json: bool,
) -> int:
    from dossiertool.actions.destroy import announce_destruction  # noqa: PLC0415
    from dossiertool.errors import DossierError  # noqa: PLC0415

    done = 0
    for number in numbers:
        try:
            stands = announce_destruction(opened, number, approved, now=datetime.now(UTC), terms=terms)
        except DossierError as problem:
            failed(problem)
            continue
        done += 1
        if as_json:
            answer = {"nummer": number, "stand": "aangekondigd", "kan_op": str(stands.first_day)}
            click.echo(compact(answer | {"exports": [asdict(one) for one in stands.exports]}))
        else:
            click.echo(f"{number}: vernietiging aangekondigd, kan vanaf {stands.first_day:%d-%m-%Y}.")
        _tell_exports(number, stands.exports)
    click.echo("tip: Terugnemen kan tot die tijd met --annuleer.", err=True)
    return done


def _destroy(
    opened: Unlocked, numbers: Sequence[str], said: date | None, failed: Failures, *, as_json: bool
) -> list[Gone]:
    from dossiertool.actions.destroy import destroy  # noqa: PLC0415
    from dossiertool.errors import DossierError  # noqa: PLC0415

    found = []
    for number in numbers:
        try:
            gone = destroy(opened, number, said=said, now=datetime.now(UTC))
        except DossierError as problem:
            failed(problem)
            continue
        found.append(gone)
        if as_json:
            click.echo(compact({"stand": "vernietigd", **_as_dict(gone)}))
        else:
            click.echo(f"{number}: vernietigd op {clock(gone.at)} door {gone.by}.")
        _tell_exports(number, gone.exports)
    return found


def _finish(
    opened: Unlocked, gone: list[Gone], paper: tuple[Path | None, bool], school: str | None, *, on_server: bool
) -> None:
    """Give up what was removed, and write the declaration."""
    from dossiertool.actions.destroy import declare, tidy  # noqa: PLC0415

    if not tidy(opened):
        click.echo(
            "Een ander programma gebruikt de kluis. Wat vernietigd is, gaat niet meer open, maar versleuteld "
            "kan het nog in het bestand staan. Geef de opdracht opnieuw als niemand de kluis open heeft.",
            err=True,
        )
    target, pdf = paper
    if target is not None:
        today = date.today()  # noqa: DTZ011
        declare(opened, gone, target, school=school, on_server=on_server, pdf=pdf, today=today)
        click.echo(f"Verklaring van vernietiging: {target}", err=True)
    else:
        numbers = " ".join(one.number for one in gone)
        click.echo(
            f"tip: Maak de verklaring van vernietiging met: dossiertool vernietig {numbers} -o VERKLARING.docx",
            err=True,
        )
    click.echo(
        "Definitief is het pas als ook de reservekopieën van de kluis van vóór vandaag weg zijn.", err=True
    )


def _tell_exports(number: str, exports: Sequence[Exported]) -> None:
    for one in exports:
        when = clock(one.at)
        told = f"{number}: versie {one.version} is op {when} als bestand uit de kluis gehaald door {one.by}."
        click.echo(visible(f"{told} Haal ook dat bestand weg."), err=True)


def _as_dict(gone: Gone) -> dict[str, object]:
    return {
        "nummer": gone.number,
        "op": gone.at,
        "door": gone.by,
        "aangekondigd_op": gone.announced_at,
        "akkoord": gone.approved_by,
        "reden": gone.reason,
        "versies": gone.versions,
        "laatste_regel": gone.hash,
        "exports": [asdict(one) for one in gone.exports],
    }
