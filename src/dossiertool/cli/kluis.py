"""`dossiertool kluis`: begin, bewaar, haal, lijst; what else it does stands in `toegang` and `toezicht`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.kept import tell_what_is_kept, tell_what_lies_there
from dossiertool.cli.main import DutchGroup, say
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import stop_writing, visible
from dossiertool.cli.toegang import toegang
from dossiertool.cli.toezicht import controleer, herstel, log
from dossiertool.errors import DossierError, ExitCode, InvalidInput, PartlyFailed, Tampered, gravest

if TYPE_CHECKING:
    from dossiertool.actions.keep import Row
    from dossiertool.cli.access import Access

RESERVEKOPIE = "Houd ook zelf een reservekopie van de kluis en van uw sleutelbestand op een veilige plek."


@click.group(cls=DutchGroup)
def kluis() -> None:
    """Bewaar dossiers versleuteld.

    Een kluis is een map met versleutelde dossiers. U opent de kluis met uw sleutelbestand en uw wachtzin.
    Met de herstelsleutel kan de school altijd alles lezen. Bewaar uw sleutelbestand buiten de kluis.
    """


for _command in (toegang, log, controleer, herstel):
    kluis.add_command(_command)


@kluis.command()
@opens_vault
@click.option(
    "--herstelsleutel-naar",
    "recovery_out",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de herstelsleutel naar dit bestand in plaats van op het scherm.",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
def begin(access: Access, recovery_out: Path | None, as_json: bool) -> None:
    """Maak een kluis, uw sleutelbestand en de herstelsleutel."""
    from dossiertool.actions.unlock import begin_vault  # noqa: PLC0415
    from dossiertool.files.write import write_new  # noqa: PLC0415

    if recovery_out is not None and os.path.lexists(recovery_out):
        raise InvalidInput(f"{recovery_out} bestaat al en blijft zoals het is.", "Kies een andere naam.")

    def hand_over(recovery: str) -> None:
        made = {"kluis": access.shown, "sleutel": str(access.key_file)}
        if recovery_out is not None:
            write_new(recovery_out, f"{recovery}\n".encode(), private=True)
            made["herstelsleutel_bestand"] = str(recovery_out)
        else:
            made["herstelsleutel"] = recovery
        if recovery_out is None and sys.stdout is None:
            raise _not_shown()
        try:
            if as_json:
                click.echo(compact(made))
            elif recovery_out is None:
                click.echo("Dit is de herstelsleutel van de school. U ziet hem maar één keer:", err=True)
                click.echo(recovery)
        except OSError:
            stop_writing()
            raise _not_shown() from None

    passphrase = access.passphrase if access.key_file.exists() else access.new_passphrase
    begin_vault(access.folder, access.key_file, passphrase, hand_over, now=datetime.now(UTC))
    if recovery_out is not None:
        click.echo(
            f"De herstelsleutel staat in {recovery_out}. Haal dat bestand weg als hij op papier staat.",
            err=True,
        )
    click.echo(
        "Zet de herstelsleutel op twee papieren. Bewaar elk in een gesloten envelop, op twee plekken. "
        "Wie de herstelsleutel heeft, kan alle dossiers lezen.",
        err=True,
    )
    click.echo(f"De kluis staat in {access.shown}. Uw sleutelbestand is {access.key_file}.", err=True)
    click.echo(f"tip: {RESERVEKOPIE}", err=True)


def _not_shown() -> InvalidInput:
    return InvalidInput(
        "De herstelsleutel kon niet worden getoond. Er is geen kluis gemaakt.",
        "Laat hem in een bestand zetten met: --herstelsleutel-naar BESTAND",
    )


@kluis.command()
@click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(path_type=Path))
@opens_vault
@click.option(
    "--verplaats", is_flag=True, help="Haal het leesbare bestand weg zodra het veilig in de kluis staat."
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per bestand.")
@click.pass_context
def bewaar(
    ctx: click.Context, bestanden: tuple[Path, ...], access: Access, verplaats: bool, as_json: bool
) -> None:
    """Bewaar dossiers en groepsplannen in de kluis.

    Elk bestand wordt een nieuwe versie. De oude versies blijven in de kluis staan.
    """
    from dossiertool.actions.keep import save_case  # noqa: PLC0415

    codes, kept = [ExitCode.OK], []
    with access.open() as opened:
        for path in bestanden:
            try:
                done = save_case(opened, path, now=datetime.now(UTC), move=verplaats)
            except DossierError as problem:
                if len(bestanden) == 1:
                    raise
                say(problem)
                codes.append(problem.exit_code)
                continue
            kept.append(done)
            try:
                tell_what_is_kept(path, done, as_json=as_json)
            except BrokenPipeError:  # nobody reads on; the other files are saved all the same
                stop_writing()
    tell_what_lies_there(kept, moved=verplaats)
    if any(done.omdat for done in kept):
        codes.append(PartlyFailed.exit_code)
    ctx.exit(gravest(codes))


@kluis.command()
@click.argument("nummer", metavar="NUMMER")
@opens_vault
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf het leesbare dossier naar dit nieuwe bestand (.yaml of .json); alleen u mag het lezen.",
)
@click.option(
    "--versie", type=click.IntRange(min=1), metavar="N", help="Haal deze versie in plaats van de nieuwste."
)
@HERSTELSLEUTEL
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
def haal(nummer: str, access: Access, uit: Path | None, versie: int | None, as_json: bool) -> None:
    """Haal een dossier of groepsplan uit de kluis, als leesbaar bestand."""
    from dossiertool.actions.keep import fetch_case  # noqa: PLC0415

    nummer = nummer.upper()
    if uit is None:
        kind = "groepsplan" if nummer.startswith("G") else "dossier"
        raise InvalidInput(
            "Het dossier komt leesbaar op uw computer. Zeg daarom zelf in welk bestand.",
            f"Typ erachter: -o {nummer if nummer.isascii() else 'NUMMER'}.{kind}.yaml",
        )
    if os.path.lexists(uit):
        raise InvalidInput(f"{uit} bestaat al en blijft zoals het is.", "Kies een andere naam.")
    with access.open() as opened:
        fetch_case(opened, nummer, uit, now=datetime.now(UTC), version=versie)
    if as_json:
        click.echo(compact({"nummer": nummer, "uit": str(uit)}))
    else:
        click.echo(f"Geschreven: {uit}")
    click.echo(
        "tip: Dit bestand is niet versleuteld. Zet het na uw werk terug met: "
        f"dossiertool kluis bewaar {uit} --verplaats",
        err=True,
    )


@kluis.command()
@opens_vault
@HERSTELSLEUTEL
@click.option("--toon-namen", is_flag=True, help="Toon ook roepnaam of klas en het aantal open behoeften.")
@click.option(
    "--json", "as_json", is_flag=True, help="Geef de lijst als JSON: één regel per dossier of groepsplan."
)
def lijst(access: Access, toon_namen: bool, as_json: bool) -> None:
    """Toon wat er in de kluis staat; zonder namen, tenzij u erom vraagt."""
    from dossiertool.actions.keep import list_cases  # noqa: PLC0415

    with access.open() as opened:
        listed = list_cases(opened, names=toon_namen)
    if as_json:
        for row in listed.rows:
            click.echo(compact(_as_dict(row, names=toon_namen)))
    else:
        click.echo(f"Dossiers en groepsplannen in de kluis {access.shown}: {len(listed.rows)}", err=True)
        for row in listed.rows:
            click.echo(_as_line(row))
        if not listed.rows and not listed.beschadigd:
            click.echo("tip: Bewaar er een met: dossiertool kluis bewaar BESTAND", err=True)
    unreadable = [row.stored.number for row in listed.rows if not row.leesbaar]
    if listed.beschadigd or unreadable:
        named = f" ({', '.join(unreadable)})" if unreadable else ""
        raise Tampered(
            f"Beschadigd of gewijzigd, en dus niet te openen: {listed.beschadigd + len(unreadable)}{named}.",
            "Zet een reservekopie van de kluis terug. De andere dossiers kunt u gewoon ophalen.",
        )


def _as_dict(row: Row, *, names: bool) -> dict[str, object]:
    answer: dict[str, object] = {
        "nummer": row.stored.number,
        "versie": row.stored.version,
        "bewaard": row.stored.saved_at.isoformat(),
    }
    if names:
        answer |= {"naam": row.naam, "open_behoeften": row.open_behoeften, "leesbaar": row.leesbaar}
    return answer


def _as_line(row: Row) -> str:
    saved = row.stored.saved_at.astimezone()
    parts = [row.stored.number, f"versie {row.stored.version}", f"{saved:%d-%m-%Y %H:%M}"]
    if row.naam:
        parts.append(row.naam)
    if row.open_behoeften is not None:
        parts.append(f"open behoeften: {row.open_behoeften}")
    if not row.leesbaar:
        parts.append("niet leesbaar")
    return visible("  ".join(parts))
