"""`dossiertool kluis signaal`: handed in by who may not read, taken in by who keeps the dossier."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchGroup
from dossiertool.cli.options import JSON, SCHOOL, VANDAAG, Day
from dossiertool.cli.show import compact, show_findings
from dossiertool.cli.terminal import clock, one_line
from dossiertool.errors import ExitCode, InvalidInput, PartlyFailed, Refused, Tampered

if TYPE_CHECKING:
    from dossiertool.actions.signal import Lying, TakenIn
    from dossiertool.cli.access import Access

_NUMMER = click.argument("nummer", metavar="NUMMER")
_STDIN = "invoer"


@click.group("signaal", cls=DutchGroup)
def signaal_() -> None:
    """Geef een signaal, of neem signalen op.

    Een signaal geven kan ook wie het dossier niet mag lezen.
    """


@signaal_.command()
@_NUMMER
@click.argument("bestand", metavar="[BESTAND|-]", required=False)
@click.option("--tekst", metavar="ZIN", help="Wat u zag of hoorde, in plaats van een bestand.")
@click.option("--door", metavar="NAAM", help="Wie het signaal gaf. Anders: uw naam in de kluis.")
@click.option("--datum", type=Day(), help="De dag van het signaal. Anders: vandaag.")
@click.option("--onderwerp", metavar="WOORD", help="Waar het over gaat, in één of twee woorden.")
@opens_vault
@SCHOOL
@VANDAAG
@JSON
@click.pass_context
def geef(
    ctx: click.Context,
    nummer: str,
    bestand: str | None,
    tekst: str | None,
    door: str | None,
    datum: date | None,
    onderwerp: str | None,
    access: Access,
    school: Path | None,
    vandaag: date | None,
    as_json: bool,
) -> None:
    """Geef een signaal bij een dossier.

    Uit een bestand (YAML of JSON), van de invoer (-), of met --tekst.
    """
    from dossiertool.actions.school import school_for  # noqa: PLC0415
    from dossiertool.actions.signal import give_signal, offer  # noqa: PLC0415

    given = {"door": door, "datum": datum and datum.isoformat(), "onderwerp": onderwerp}
    known = {name: value for name, value in given.items() if value}
    text = _text(bestand, tekst, known)
    where = Path(bestand) if bestand not in (None, "-") else Path(_STDIN)
    today = vandaag or date.today()  # noqa: DTZ011  the day at school
    settings = school_for(where, school)
    with access.open() as opened:
        offered = offer(opened, text, str(where), known, today=today, school=settings)
        if offered.mag:
            give_signal(opened, nummer.upper(), offered.signaal, now=_now())
    if as_json:
        found = [one.as_dict() for one in offered.bevindingen]
        click.echo(compact({"nummer": nummer.upper(), "gegeven": offered.mag, "bevindingen": found}))
    else:
        show_findings(offered.bevindingen)
    if not offered.mag:
        click.echo("fout: Het signaal is niet gegeven. Verbeter eerst wat hierboven fout heet.", err=True)
        ctx.exit(ExitCode.FINDINGS)
    if not as_json:
        click.echo(f"Het signaal bij {one_line(nummer.upper())} is gegeven.")
    click.echo("Wie het dossier bijhoudt, neemt het daarin op. U kunt het zelf niet teruglezen.", err=True)


@signaal_.command()
@_NUMMER
@click.option("--alles", is_flag=True, help="Toon ook signalen die al zijn opgenomen.")
@opens_vault
@HERSTELSLEUTEL
@JSON
def lijst(nummer: str, alles: bool, access: Access, as_json: bool) -> None:
    """Toon welke signalen er liggen, en van wie.

    Dat u keek, komt in het logboek.
    """
    from dossiertool.actions.signal import signals_lying  # noqa: PLC0415

    nummer = nummer.upper()
    with access.open() as opened:
        lies = signals_lying(opened, nummer, now=_now())
    shown = [one for one in lies.signalen if alles or not one.opgenomen]
    for one in shown:
        if as_json:
            click.echo(compact(_as_dict(nummer, one)))
        else:
            _tell(one)
    if not as_json:
        click.echo(f"Signalen bij {nummer} die nog niet zijn opgenomen: {_waiting(lies.signalen)}", err=True)
        if _waiting(lies.signalen):
            click.echo(f"tip: Neem ze op met: dossiertool kluis signaal neem-in {nummer}", err=True)
    if lies.beschadigd:
        which = ", ".join(map(str, lies.beschadigd))
        raise Tampered(
            f"Signaal {which} bij {nummer} is beschadigd of gewijzigd en wordt niet getoond.",
            "Zet een reservekopie van de kluis terug. De andere signalen kunt u opnemen.",
        )
    if not lies.heel:
        raise Tampered(
            "In de rij signalen van deze kluis ontbreekt er een, of er is een gewijzigd.",
            "Zet een reservekopie van de kluis terug. Wat hierboven staat, is in orde.",
        )


@signaal_.command("neem-in")
@_NUMMER
@click.argument("signalen", metavar="[SIGNAAL]...", nargs=-1, type=click.IntRange(min=1))
@opens_vault
@VANDAAG
@JSON
def neem_in(
    nummer: str, signalen: tuple[int, ...], access: Access, vandaag: date | None, as_json: bool
) -> None:
    """Neem signalen op in het dossier.

    Het dossier krijgt een nieuwe versie. SIGNAAL is een nummer uit de lijst; zonder nummer: alles wat er
    ligt, tot 50 tegelijk.
    """
    from dossiertool.actions.signal import take_in  # noqa: PLC0415

    nummer = nummer.upper()
    with access.open() as opened:
        today = vandaag or date.today()  # noqa: DTZ011  the day at school
        done = take_in(opened, nummer, signalen, now=_now(), today=today)
    _tell_taken(nummer, done, as_json=as_json)
    if done.over:
        click.echo(f"Signalen die er nog liggen: {done.over}. Geef dezelfde opdracht opnieuw.", err=True)
    if not done.opgenomen:
        raise Refused(
            f"Er is niets opgenomen in {nummer}: wat er ligt, past niet in een dossier.",
            "Lees het met: dossiertool kluis signaal lijst, en zet het zelf in het dossier als dat nodig is.",
        )
    if done.gelaten:
        raise PartlyFailed(
            f"Niet alles past in het dossier. Gelaten: {', '.join(map(str, done.gelaten))}.",
            "Vraag de melder om een nieuw signaal, of zet het zelf in het dossier.",
        )


def _text(bestand: str | None, tekst: str | None, known: dict[str, str]) -> str:
    """Return what is handed in, as YAML or JSON text."""
    from dossiertool.files.source import MAX_BYTES, decode, read_text  # noqa: PLC0415

    if (bestand is None) == (tekst is None):
        raise InvalidInput(
            "Zeg wat het signaal is: met een bestand of met --tekst, niet met allebei.",
            'Bijvoorbeeld: dossiertool kluis signaal geef NUMMER --tekst "Wat ik zag."',
        )
    if tekst is not None:
        seen = {name: known[name] for name in ("datum",) if name in known}
        return json.dumps({"feiten": [{"wat": tekst, **seen}]})
    if bestand == "-":
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "De invoer")
    return read_text(Path(bestand or ""))


def _tell(one: Lying) -> None:
    state = "opgenomen" if one.opgenomen else "ligt er nog"
    click.echo("  ".join(map(one_line, (f"signaal {one.nummer}", clock(one.tijd), f"van {one.van}", state))))
    if one.signaal is None:
        click.echo(f"    past niet in een dossier: {one_line(one.tekst)}")
        return
    about = f": {one.signaal.onderwerp}" if one.signaal.onderwerp else ""
    click.echo(f"    {one.signaal.datum:%d-%m-%Y}  {one_line(f'door {one.signaal.door}{about}')}")
    for fact in one.signaal.feiten:
        click.echo(f"    - {one_line(fact.wat)}")


def _as_dict(nummer: str, one: Lying) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "signaal": one.nummer,
        "tijd": one.tijd,
        "van": one.van,
        "opgenomen": one.opgenomen,
        "past": one.signaal is not None,
        "inhoud": one.signaal.model_dump(mode="json", exclude_none=True) if one.signaal else one.tekst,
    }


def _tell_taken(nummer: str, done: TakenIn, *, as_json: bool) -> None:
    if as_json:
        left = {n: [one.as_dict() for one in found] for n, found in done.gelaten.items()}
        answer = {"nummer": nummer, "versie": done.versie, "opgenomen": done.opgenomen, "gelaten": left}
        click.echo(compact(answer))
        return
    for n, kenmerk in done.opgenomen.items():
        click.echo(f"{nummer}: signaal {n} staat als {kenmerk} in versie {done.versie}.")
    for n, found in done.gelaten.items():
        click.echo(f"{nummer}: signaal {n} past niet en blijft liggen.")
        show_findings(found)


def _waiting(signalen: list[Lying]) -> int:
    return sum(not one.opgenomen for one in signalen)


def _now() -> datetime:
    return datetime.now(UTC)
