"""`dossiertool sluit`: the end of a need, and of a whole dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.layout import paragraph
from dossiertool.cli.main import DutchCommand, DutchGroup
from dossiertool.cli.options import JSON, SCHOOL, VANDAAG, Day
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.actions.case_act import Changed
    from dossiertool.actions.close_dossier import Blocked
    from dossiertool.checks.closing import Block
    from dossiertool.cli.access import Access

_REASONS = "behaald, niet_meer_nodig, basisaanbod, overgedragen of onjuist"
DATUM = click.option("--datum", type=Day(), help="De dag van het besluit; anders vandaag.")
DOOR = click.option("--door", metavar="NAAM", help="Wie dit heeft besloten.")


@click.group(cls=DutchGroup)
def sluit() -> None:
    """Sluit een behoefte of een heel dossier af."""


@sluit.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.argument("behoefte", metavar="BEHOEFTE")
@click.option("--reden", metavar="REDEN", help=f"Waarom: {_REASONS}.")
@click.option("--toelichting", metavar="ZIN", help="De reden in een eigen zin. Die komt in het dossier.")
@DATUM
@DOOR
@click.option(
    "--met",
    multiple=True,
    metavar="NAAM",
    help="Met wie het is besproken: leerling en ouders. Mag vaker, met elke keer één naam.",
)
@click.option(
    "--bewijs", metavar="BEWIJS", help="Waaruit het blijkt: een evaluatie (E1), of een zin met wat u zag."
)
@JSON
@SCHOOL
@VANDAAG
@opens_vault
def behoefte(
    doel: str,
    access: Access,
    behoefte: str,
    reden: str | None,
    toelichting: str | None,
    datum: date | None,
    door: str | None,
    met: tuple[str, ...],
    bewijs: str | None,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Sluit een behoefte af, met reden, datum, wie, met wie en waaruit het blijkt.

    DOEL is het bestand van het dossier, BEHOEFTE het kenmerk, bijvoorbeeld B1. Daarna staat de behoefte in
    geen nieuw document, formulier of overzicht meer. U ziet haar terug met: dossiertool toon DOEL --afgesloten
    """
    from dossiertool.actions.amend import amend_target  # noqa: PLC0415
    from dossiertool.actions.close_need import NeedClosing, close_need  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    said = NeedClosing(
        _reason(reden), door, tuple(_names(met)), bewijs, datum or today, toelichting=toelichting
    )
    with access.cases([doel]) as vault:
        done = amend_target(
            doel,
            lambda case, settings: close_need(case, behoefte, said, today=today, school=settings),
            school=school,
            vault=vault,
        )
    if as_json:
        click.echo(compact(as_answer(done, doel)))
        return
    click.echo(f"{done.nummer}: behoefte {behoefte} is afgesloten op {_day(done.datum)}.")
    click.echo(
        "Zij staat in geen nieuw document, formulier of overzicht meer. "
        f"Terugzien: dossiertool toon {visible(doel)} --afgesloten"
    )
    click.echo(f"Geschreven: {visible(doel)}")
    if not any(need.is_open for need in done.case.behoeften):
        click.echo(
            f"tip: Alle behoeften zijn dicht. Het dossier sluiten: dossiertool sluit dossier {visible(doel)}",
            err=True,
        )


@sluit.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.option("--reden", metavar="ZIN", help="Waarom het dossier dicht kan.")
@DATUM
@DOOR
@click.option(
    "--toch",
    multiple=True,
    metavar="CODE=REDEN",
    help="Sluit toch, hoewel dit punt in de weg staat. Reden en naam blijven zichtbaar. Mag vaker.",
)
@JSON
@SCHOOL
@VANDAAG
@opens_vault
def dossier(
    doel: str,
    access: Access,
    reden: str | None,
    datum: date | None,
    door: str | None,
    toch: tuple[str, ...],
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Sluit een heel dossier af, of zie wat nog in de weg staat.

    Staat er iets in de weg, dan verandert er niets. U ziet per punt wat u kunt doen. Kan een punt echt niet
    meer worden opgelost? Zet het door met --toch CODE=REDEN, met de code uit de lijst, en met --door uw naam.
    """
    from dossiertool.actions.amend import amend_target  # noqa: PLC0415
    from dossiertool.actions.close_dossier import Blocked, close_dossier  # noqa: PLC0415

    today = vandaag or date.today()  # noqa: DTZ011
    overruled = _overruled(toch)
    try:
        with access.cases([doel]) as vault:
            done = amend_target(
                doel,
                lambda case, _: close_dossier(
                    case, door=door, reden=reden, datum=datum or today, toch=overruled, today=today
                ),
                school=school,
                vault=vault,
            )
    except Blocked as problem:
        _show_blocks(problem, doel, as_json=as_json)
        raise
    if as_json:
        click.echo(compact(as_answer(done, doel)))
        return
    click.echo(f"Dossier {done.nummer} is afgesloten op {_day(done.datum)}.")
    for code in done.doorgezet:
        click.echo(f"  doorgezet: {code}")
    click.echo(f"Geschreven: {visible(doel)}")
    click.echo(f"tip: Vertel het leerling en ouders: dossiertool vul sluitbrief {visible(doel)}", err=True)
    if done.case.bewaring is None or done.case.bewaring.uitgeschreven_op is None:
        click.echo(
            "tip: Vul bij bewaring de dag van uitschrijving in. Daarna lopen de bewaartermijnen.", err=True
        )


def as_answer(done: Changed, doel: str) -> dict[str, Any]:
    """Return the object of `--json`: what was done, never what the dossier says."""
    return {
        "doel": doel,
        "nummer": done.nummer,
        "daad": done.daad,
        "kenmerk": done.kenmerk,
        "datum": done.datum.isoformat(),
        "signaal": done.signaal,
        "doorgezet": list(done.doorgezet),
        "blokkades": [],
    }


def _show_blocks(problem: Blocked, doel: str, *, as_json: bool) -> None:
    if as_json:
        answer = {
            "doel": doel,
            "nummer": problem.number,
            "daad": None,
            "kenmerk": None,
            "datum": None,
            "signaal": None,
            "doorgezet": [],
            "blokkades": [_block(one, doel) for one in problem.blocks],
        }
        click.echo(compact(answer))
        return
    click.secho(f"{problem.number}: wat nog in de weg staat", bold=True)
    for one in problem.blocks:
        click.secho(f"  {one.code}", fg="yellow")
        click.echo(paragraph(one.wat, indent=4))
        click.echo(paragraph(f"→ {_here(one, doel)}", indent=4, hang=2))


def _block(one: Block, doel: str) -> dict[str, str]:
    return {"code": one.code, "pad": one.pad, "wat": one.wat, "doe": _here(one, doel)}


def _here(one: Block, doel: str) -> str:
    return one.doe.replace("DOEL", visible(doel))


def _reason(given: str | None) -> Any:
    """Return the reason as the model has it; None when it was not given."""
    from dossiertool.model.kinds import Sluitreden  # noqa: PLC0415

    if given is None:
        return None
    try:
        return Sluitreden(given.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        raise InvalidInput(
            "Deze reden kent dossiertool niet.",
            f"Kies bij --reden: {_REASONS}. Een eigen zin zet u bij --toelichting.",
        ) from None


def _names(given: Iterable[str]) -> list[str]:
    """Return the names; several in one go may be parted by commas."""
    return [name.strip() for each in given for name in each.split(",") if name.strip()]


def _overruled(given: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        code, sign, reason = each.partition("=")
        if not (sign and code.strip() and reason.strip()):
            raise InvalidInput(
                "Bij --toch hoort een code, een = en een reden.",
                'Typ bijvoorbeeld: --toch "nazorg:E1=De leerling is verhuisd."',
            )
        found[code.strip()] = reason.strip()
    return found


def _day(day: date) -> str:
    from dossiertool.cli.layout import day as in_words  # noqa: PLC0415

    return in_words(day)
