"""`dossiertool kluis begin`: a new vault, and its recovery key handed over for once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import stop_writing
from dossiertool.errors import DossierError, InvalidInput

if TYPE_CHECKING:
    from dossiertool.cli.access import Access


@dataclass(slots=True)
class _Envelope:
    """How the recovery key reaches people: on a page to print, in a text file, or on the screen."""

    access: Access
    page: Path | None
    file: Path | None
    school: str
    as_json: bool
    _written: list[Path] = field(default_factory=list)

    def require_room(self) -> None:
        """Say early what handing over would say in the end. Raises InvalidInput."""
        from dossiertool.actions.paper import require_page  # noqa: PLC0415
        from dossiertool.files.write import refuse_existing  # noqa: PLC0415

        if self.file is not None:
            refuse_existing(self.file)
        if self.page is not None:
            require_page(self.page)

    def hand_over(self, recovery: str) -> None:
        """Hand over the key; if that fails there will be no vault, and no file with the key of nothing."""
        from dossiertool.actions.paper import fingerprint_of  # noqa: PLC0415

        made = {
            "kluis": self.access.shown,
            "sleutel": str(self.access.key_file),
            "vingerafdruk": fingerprint_of(recovery),
        }
        try:
            self._show(recovery, made | self._write(recovery))
        except DossierError:
            for path in self._written:
                path.unlink(missing_ok=True)
            raise

    def _write(self, recovery: str) -> dict[str, str]:
        from dossiertool.actions.paper import write_page  # noqa: PLC0415
        from dossiertool.files.write import write_new  # noqa: PLC0415

        made = {}
        if self.file is not None:
            write_new(self.file, f"{recovery}\n".encode(), private=True)
            self._written.append(self.file)
            made["herstelsleutel_bestand"] = str(self.file)
        if self.page is not None:
            write_page(self.page, recovery, self.school, today=date.today())  # noqa: DTZ011
            self._written.append(self.page)
            made["papier"] = str(self.page)
        return made or {"herstelsleutel": recovery}

    def _show(self, recovery: str, made: dict[str, str]) -> None:
        if not self._written and sys.stdout is None:
            raise _not_shown()
        try:
            if self.as_json:
                click.echo(compact(made))
            elif not self._written:
                click.echo("Dit is de herstelsleutel van de school. U ziet hem maar één keer:", err=True)
                click.echo(recovery)
        except OSError:
            stop_writing()
            raise _not_shown() from None


@click.command(cls=DutchCommand)
@opens_vault
@click.option(
    "--papier",
    "page",
    type=click.Path(path_type=Path),
    metavar="BESTAND.pdf",
    help="Zet de herstelsleutel op een blad om te printen, met een QR-code, in plaats van op het scherm.",
)
@click.option(
    "--herstelsleutel-naar",
    "recovery_out",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de herstelsleutel naar dit tekstbestand in plaats van op het scherm.",
)
@click.option("--naam", metavar="NAAM", help="Hoe collega's u noemen. Anders: Beheerder.")
@click.option("--school", metavar="NAAM", help="Hoe de school heet. Beide namen staan leesbaar in de kluis.")
@JSON
def begin(
    access: Access,
    page: Path | None,
    recovery_out: Path | None,
    naam: str | None,
    school: str | None,
    as_json: bool,
) -> None:
    """Maak een kluis, uw sleutelbestand en de herstelsleutel."""
    from dossiertool.actions.unlock import begin_vault  # noqa: PLC0415
    from dossiertool.vault.beginning import Names  # noqa: PLC0415

    names = Names(school=school or Names().school, owner=naam or Names().owner)
    envelope = _Envelope(access, page, recovery_out, names.school, as_json)
    envelope.require_room()
    passphrase = access.passphrase if access.key_file.exists() else access.new_passphrase
    now = datetime.now(UTC)
    begin_vault(access.folder, access.key_file, passphrase, envelope.hand_over, now=now, names=names)
    if recovery_out is not None:
        click.echo(
            f"De herstelsleutel staat in {recovery_out}. Haal dat bestand weg als hij op papier staat.",
            err=True,
        )
    if page is not None:
        click.echo(
            f"De herstelsleutel staat op een blad in {page}. Print het twee keer en haal het bestand dan weg.",
            err=True,
        )
    kept = "Bewaar elk blad" if page is not None else "Zet de herstelsleutel op twee papieren. Bewaar elk"
    click.echo(
        f"{kept} in een gesloten envelop, op twee plekken. "
        "Wie de herstelsleutel heeft, kan alle dossiers lezen.",
        err=True,
    )
    click.echo(f"De kluis staat in {access.shown}. Uw sleutelbestand is {access.key_file}.", err=True)
    click.echo(
        "tip: Maak elke dag een reservekopie met: dossiertool kluis reservekopie NAAR. "
        "Bewaar ook een kopie van uw sleutelbestand op een veilige plek.",
        err=True,
    )


def _not_shown() -> InvalidInput:
    return InvalidInput(
        "De herstelsleutel kon niet worden getoond. Er is geen kluis gemaakt.",
        "Laat hem in een bestand zetten met: --herstelsleutel-naar BESTAND",
    )
