"""How a user gets into a vault: the options for it, and asking for the passphrase."""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.dumps import leave_no_dump
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.unlock import Unlocked
    from dossiertool.vault.crypto.keys import Opener

_SERVER = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Access:
    """What the options say: which vault, and what to open it with."""

    folder: Path | str
    key_file: Path
    passphrase_file: Path | None
    recovery_file: Path | None = None

    @property
    def shown(self) -> str:
        """How to name the vault on a screen: the address of a server can hold a password."""
        return str(self.folder) if isinstance(self.folder, Path) else "een database op een server"

    @contextmanager
    def open(self) -> Iterator[Unlocked]:
        """Open the vault; use it in a `with`. Who sees it for the first time is shown its fingerprint.

        Raises as `actions.unlock`.
        """
        from dossiertool.actions.unlock import unlocked, unlocked_by_recovery  # noqa: PLC0415

        leave_no_dump()
        if self.recovery_file is not None:
            opening = unlocked_by_recovery(self.folder, self.recovery_file, key_file=self.key_file)
        else:
            today = date.today()  # noqa: DTZ011
            opening = unlocked(self.folder, self.key_file, self.passphrase, today=today)
        with opening as opened:
            if opened.vault.first_time:
                tell_fingerprint(opened.vault.fingerprint)
            yield opened

    def key(self) -> Opener:
        """Return the key that the options name: the recovery key, or the one in the key file."""
        from dossiertool.actions.unlock import open_key, recovery_key  # noqa: PLC0415

        if self.recovery_file is not None:
            return recovery_key(self.recovery_file)
        return open_key(self.key_file, self.passphrase)

    def cases(
        self, doelen: Sequence[str], *, writes: bool = False
    ) -> AbstractContextManager[VaultCases | None]:
        """Open the vault when one of these targets is in it (`kluis:…`), else nothing; use it in a `with`.

        `writes` says that what is read goes into files. Raises as `actions.unlock`.
        """
        from dossiertool.actions.targets import in_vault  # noqa: PLC0415

        if not any(map(in_vault, doelen)):
            return nullcontext()
        from dossiertool.actions.from_vault import vault_cases  # noqa: PLC0415

        return vault_cases(self.open, writes=writes)

    def passphrase(self) -> str:
        """Return the passphrase from the file (its first line) or the keyboard, never from an option.

        Raises:
            InvalidInput: the file cannot be read or begins with an empty line, or there is no keyboard.
        """
        leave_no_dump()
        if self.passphrase_file is None:
            return _ask()
        from dossiertool.files.source import read_text  # noqa: PLC0415

        first = read_text(self.passphrase_file).split("\n", maxsplit=1)[0].rstrip("\r")
        if not first.strip():
            raise InvalidInput(
                f"De eerste regel van {self.passphrase_file} is leeg.", "Zet de wachtzin op de eerste regel."
            )
        return first

    def new_passphrase(self) -> str:
        """Return a passphrase for a key file that is yet to be made, typed twice; or the one in the file."""
        from dossiertool.actions.unlock import MIN_PASSPHRASE  # noqa: PLC0415

        if self.passphrase_file is not None:
            return self.passphrase()
        leave_no_dump()
        _require_keyboard()
        click.echo(
            f"Kies een wachtzin van vier of meer woorden ({MIN_PASSPHRASE} tekens of meer). U ziet niet wat u "
            "typt. Onthoud de wachtzin: zonder wachtzin gaat de kluis niet open.",
            err=True,
        )
        while len(answer := _ask()) < MIN_PASSPHRASE:
            click.echo(f"Deze wachtzin is korter dan {MIN_PASSPHRASE} tekens. Kies een langere.", err=True)
        while _ask("Dezelfde wachtzin nog een keer") != answer:
            click.echo(
                "Dat is niet dezelfde wachtzin. Typ de tweede keer opnieuw, of stop met Ctrl+C.", err=True
            )
        return answer


def tell_fingerprint(fingerprint: str) -> None:
    """Show the fingerprint of a vault that is seen for the first time, to be compared by people."""
    click.echo(
        f"U opent deze kluis hier voor het eerst. Vingerafdruk van de school: {fingerprint}\n"
        "tip: Vergelijk de vingerafdruk met die op het papier van de herstelsleutel, of met die van een "
        "collega. Is het een andere? Gebruik deze kluis dan niet.",
        err=True,
    )


def opens_vault(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command on the vault takes; the command gets them as `access`."""

    @wraps(command)
    def wrapped(
        vault: str,
        sleutel: Path | None,
        wachtzin_bestand: Path | None,
        herstelsleutel: Path | None = None,
        **others: Any,
    ) -> Any:
        place = vault if vault.startswith(_SERVER) else Path(vault)
        return command(access=Access(place, _key_file(sleutel), wachtzin_bestand, herstelsleutel), **others)

    return _KLUIS(_with_key_options(wrapped))


def opens_key(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a command on a key file alone; the command gets them as `access`."""

    @wraps(command)
    def wrapped(sleutel: Path | None, wachtzin_bestand: Path | None, **others: Any) -> Any:
        return command(access=Access(Path("kluis"), _key_file(sleutel), wachtzin_bestand), **others)

    return _with_key_options(wrapped)


def _key_file(named: Path | None) -> Path:
    return named or Path(click.get_app_dir("dossiertool")) / "sleutel.json"


def _with_key_options(command: Callable[..., Any]) -> Callable[..., Any]:
    return _SLEUTEL(_WACHTZIN(command))


_WACHTZIN = click.option(
    "--wachtzin-bestand",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Lees de wachtzin uit de eerste regel van dit bestand, zonder erom te vragen.",
)
_SLEUTEL = click.option(
    "--sleutel",
    type=click.Path(path_type=Path),
    envvar="DOSSIERTOOL_SLEUTEL",
    metavar="BESTAND",
    help="Uw sleutelbestand (of DOSSIERTOOL_SLEUTEL). Anders: het bestand in uw eigen instellingen.",
)
_KLUIS = click.option(
    "--kluis",
    "vault",
    envvar="DOSSIERTOOL_KLUIS",
    default="kluis",
    metavar="MAP",
    help="De map van de kluis of het adres van een server (postgresql://...), of DOSSIERTOOL_KLUIS. "
    "Anders: de map kluis in de map waar u bent.",
)
HERSTELSLEUTEL = click.option(
    "--herstelsleutel",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Open met de herstelsleutel uit dit bestand, zonder sleutelbestand en wachtzin.",
)


def _ask(what: str = "Wachtzin") -> str:
    _require_keyboard()
    answer: str = click.prompt(what, hide_input=True, err=True)
    return answer


def _require_keyboard() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise InvalidInput(
            "U kunt de wachtzin hier niet typen.",
            "Zet de wachtzin in een bestand en noem dat met: --wachtzin-bestand BESTAND",
        )
