"""`dossiertool kluis`: begin, bewaar, haal, lijst."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.main import DutchGroup, say
from dossiertool.errors import DossierError, ExitCode, InvalidInput, Tampered, gravest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossiertool.vault.keys import Opener

PROVISIONAL = (
    "Deze kluis heeft nog een voorlopige vorm. Houd daarom ook zelf een reservekopie op een veilige plek."
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command on the vault takes."""
    for option in (
        click.option(
            "--wachtzin-bestand",
            type=click.Path(path_type=Path),
            metavar="BESTAND",
            help="Lees de wachtzin uit de eerste regel van dit bestand, zonder erom te vragen.",
        ),
        click.option(
            "--sleutel",
            type=click.Path(path_type=Path),
            envvar="DOSSIERTOOL_SLEUTEL",
            metavar="BESTAND",
            help="Uw sleutelbestand (of DOSSIERTOOL_SLEUTEL). Anders: het bestand in uw eigen instellingen.",
        ),
        click.option(
            "--kluis",
            "folder",
            type=click.Path(path_type=Path),
            envvar="DOSSIERTOOL_KLUIS",
            default="kluis",
            metavar="MAP",
            help="De map van de kluis (of DOSSIERTOOL_KLUIS). Anders: de map kluis in de map waar u bent.",
        ),
    ):
        command = option(command)
    return command


@click.group(cls=DutchGroup)
def kluis() -> None:
    """Bewaar dossiers versleuteld.

    Een kluis is een map met versleutelde dossiers. U opent de kluis met uw sleutelbestand en uw wachtzin.
    Met de herstelsleutel kan de school altijd alles lezen. Bewaar uw sleutelbestand buiten de kluis.
    """


@kluis.command()
@_options
@click.option(
    "--herstelsleutel-naar",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de herstelsleutel naar dit bestand in plaats van op het scherm.",
)
def begin(
    folder: Path, sleutel: Path | None, wachtzin_bestand: Path | None, herstelsleutel_naar: Path | None
) -> None:
    """Maak een kluis, uw sleutelbestand en de herstelsleutel."""
    from dossiertool.actions import keep  # noqa: PLC0415
    from dossiertool.files.write import write_new  # noqa: PLC0415

    key_file = sleutel or _own_key_file()
    if herstelsleutel_naar is not None and os.path.lexists(herstelsleutel_naar):
        raise InvalidInput(f"{herstelsleutel_naar} bestaat al en blijft zoals het is.", "Kies een andere naam.")
    passphrase = _passphrase(wachtzin_bestand, confirm=not key_file.exists())
    recovery = keep.begin_vault(folder, key_file, passphrase)
    click.echo(f"De kluis staat in {folder}. Uw sleutelbestand is {key_file}.", err=True)
    if herstelsleutel_naar is not None:
        write_new(herstelsleutel_naar, f"{recovery}\n".encode(), private=True)
        click.echo(
            f"De herstelsleutel staat in {herstelsleutel_naar}. Haal dat bestand weg als hij op papier staat.",
            err=True,
        )
    else:
        click.echo("Dit is de herstelsleutel van de school. U ziet hem maar één keer:", err=True)
        click.echo(recovery)
    click.echo(
        "Zet de herstelsleutel op twee papieren. Bewaar elk in een gesloten envelop, op twee plekken. "
        "Wie de herstelsleutel heeft, kan alle dossiers lezen.",
        err=True,
    )
    click.echo(f"tip: {PROVISIONAL}", err=True)


@kluis.command()
@click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_options
@click.option(
    "--verplaats", is_flag=True, help="Haal het leesbare bestand weg zodra het veilig in de kluis staat."
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per bestand.")
@click.pass_context
def bewaar(
    ctx: click.Context,
    bestanden: tuple[Path, ...],
    folder: Path,
    sleutel: Path | None,
    wachtzin_bestand: Path | None,
    verplaats: bool,
    as_json: bool,
) -> None:
    """Bewaar dossiers en groepsplannen in de kluis.

    Elk bestand wordt een nieuwe versie. De oude versies blijven in de kluis staan.
    """
    from dossiertool.actions import keep  # noqa: PLC0415
    from dossiertool.vault.vault import Vault  # noqa: PLC0415

    codes = [ExitCode.OK]
    left = []
    with Vault.open(folder) as vault:
        key = keep.open_key(sleutel or _own_key_file(), _passphrase(wachtzin_bestand))
        for path in bestanden:
            try:
                kept = keep.save_case(vault, key, path, now=datetime.now(UTC), move=verplaats)
            except DossierError as problem:
                if len(bestanden) == 1:
                    raise
                say(problem)
                codes.append(problem.exit_code)
                continue
            if as_json:
                click.echo(json.dumps({"doel": str(path), "nummer": kept.nummer, "versie": kept.versie}))
            else:
                click.echo(f"{kept.nummer}: versie {kept.versie} staat in de kluis, teruggelezen en gelijk.")
            if kept.leesbaar is not None:
                left.append(kept.leesbaar)
    for path in left:
        click.echo(f"Het leesbare bestand {path} staat er nog.", err=True)
    if left:
        click.echo("tip: Met --verplaats haalt dossiertool een leesbaar bestand na het bewaren weg.", err=True)
    elif verplaats and len(codes) == 1:
        click.echo(
            "De leesbare bestanden zijn weggehaald. In een reservekopie of in de cloud kunnen ze nog staan.",
            err=True,
        )
    ctx.exit(gravest(codes))


@kluis.command()
@click.argument("nummer", metavar="NUMMER")
@_options
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    required=True,
    help="Schrijf het leesbare dossier naar dit nieuwe bestand (.yaml of .json); alleen u mag het lezen.",
)
@click.option("--versie", type=int, metavar="N", help="Haal deze versie in plaats van de nieuwste.")
@click.option(
    "--herstelsleutel",
    "recovery_file",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Open met de herstelsleutel uit dit bestand, zonder sleutelbestand en wachtzin.",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
def haal(
    nummer: str,
    folder: Path,
    sleutel: Path | None,
    wachtzin_bestand: Path | None,
    uit: Path,
    versie: int | None,
    recovery_file: Path | None,
    as_json: bool,
) -> None:
    """Haal een dossier of groepsplan uit de kluis, als leesbaar bestand."""
    from dossiertool.actions import keep  # noqa: PLC0415
    from dossiertool.files.source import read_text  # noqa: PLC0415
    from dossiertool.vault.vault import Vault  # noqa: PLC0415

    with Vault.open(folder) as vault:
        key: Opener
        if recovery_file is not None:
            key = keep.open_recovery(read_text(recovery_file))
        else:
            key = keep.open_key(sleutel or _own_key_file(), _passphrase(wachtzin_bestand))
        keep.fetch_case(vault, key, nummer, uit, version=versie)
    if as_json:
        click.echo(json.dumps({"nummer": nummer, "uit": str(uit)}, ensure_ascii=False))
    else:
        click.echo(f"Geschreven: {uit}")
    click.echo(
        "tip: Dit bestand is niet versleuteld. Zet het na uw werk terug met: "
        "dossiertool kluis bewaar BESTAND --verplaats",
        err=True,
    )


@kluis.command()
@_options
@click.option("--toon-namen", is_flag=True, help="Toon ook roepnaam of klas en het aantal open behoeften.")
@click.option(
    "--json", "as_json", is_flag=True, help="Geef de lijst als JSON: één regel per dossier of groepsplan."
)
def lijst(
    folder: Path, sleutel: Path | None, wachtzin_bestand: Path | None, toon_namen: bool, as_json: bool
) -> None:
    """Toon wat er in de kluis staat; zonder namen, tenzij u erom vraagt."""
    from dossiertool.actions import keep  # noqa: PLC0415
    from dossiertool.vault.vault import Vault  # noqa: PLC0415

    with Vault.open(folder) as vault:
        key = keep.open_key(sleutel or _own_key_file(), _passphrase(wachtzin_bestand))
        listed = keep.list_cases(vault, key, names=toon_namen)
    if not as_json:
        click.echo(f"Dossiers en groepsplannen in de kluis {folder}: {len(listed.rows)}", err=True)
    for row in listed.rows:
        saved = row.stored.saved_at.astimezone()
        if as_json:
            answer: dict[str, object] = {
                "nummer": row.stored.number,
                "versie": row.stored.version,
                "bewaard": row.stored.saved_at.isoformat(),
            }
            if toon_namen:
                answer |= {"naam": row.naam, "open_behoeften": row.open_behoeften}
            click.echo(json.dumps(answer, ensure_ascii=False))
        else:
            needs = "" if row.open_behoeften is None else f"  open behoeften: {row.open_behoeften}"
            name = f"  {row.naam}" if row.naam else ""
            click.echo(f"{row.stored.number}  versie {row.stored.version}  {saved:%d-%m-%Y %H:%M}{name}{needs}")
    if listed.beschadigd:
        raise Tampered(
            f"Dossiers die niet opengaan omdat ze beschadigd of gewijzigd zijn: {listed.beschadigd}.",
            "Zet een reservekopie van de kluis terug. De dossiers hierboven kunt u nog ophalen.",
        )


def _own_key_file() -> Path:
    """Where a key lies when --sleutel does not say: in the user's own settings, never beside the vault."""
    return Path(click.get_app_dir("dossiertool")) / "sleutel.json"


def _passphrase(file: Path | None, *, confirm: bool = False) -> str:
    """Return the passphrase from a file (its first line) or from the keyboard, never from an option."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").split("\n", maxsplit=1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise InvalidInput(
                f"Het bestand met de wachtzin, {file}, kan niet worden gelezen.",
                "Kijk de naam en de map na. Het bestand moet gewone tekst zijn.",
            ) from None
    if not sys.stdin.isatty():
        raise InvalidInput(
            "U kunt de wachtzin hier niet typen.",
            "Zet de wachtzin in een bestand en noem dat met: --wachtzin-bestand BESTAND",
        )
    if confirm:
        click.echo(
            "Kies een wachtzin van vier of meer woorden. Onthoud die: zonder wachtzin gaat de kluis niet open.",
            err=True,
        )
    answer: str = click.prompt("Wachtzin", hide_input=True, confirmation_prompt=confirm, err=True)
    return answer
