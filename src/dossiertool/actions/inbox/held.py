"""The case that a form goes into: a file in the folder, a new groepsplan, or a case in the vault.

Each says what it holds now (as a hash or mark, for the ledger) and writes what it will hold in one step.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dossiertool.actions.targets import IN_VAULT, VaultTarget, one_target
from dossiertool.errors import NotFound
from dossiertool.files.load import CaseFile, case_in
from dossiertool.files.source import decode, encode_as, read_raw
from dossiertool.files.write import dump_yaml, write_new, write_over

if TYPE_CHECKING:
    from dossiertool.actions.from_vault import VaultCases


class Held(Protocol):
    """Where a case is held; `file` is None for one that is to be made."""

    target: Path
    """Its name for the user: a path, or `kluis:D-7K3Q-92`."""
    near: Path
    """A path beside which the settings of the school stand."""
    file: CaseFile | None
    was: str | None
    """The hash of what it holds now; None for nothing."""

    def becomes(self, text: str) -> str:
        """Return the hash of what it will hold with this text."""

    def write(self, text: str) -> None:
        """Hold this text from now on: all of it or nothing, and only while it still holds what was read."""


class InFolder:
    """A case in a file."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises as `load_case`."""
        self.target = self.near = path
        self._raw = read_raw(path)
        self.file: CaseFile | None = case_in(decode(self._raw, str(path)), path)
        self.was: str | None = digest(self._raw)

    def becomes(self, text: str) -> str:
        """Return the hash of the file with this text."""
        return digest(encode_as(self._raw, text))

    def write(self, text: str) -> None:
        """Replace what the file says. Raises as `write_over`."""
        write_over(self.target, self._raw, encode_as(self._raw, text))


class NewFile:
    """A file that a form will make."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made by `write`."""
        self.target = self.near = path
        self.file: CaseFile | None = None
        self.was: str | None = None

    def becomes(self, text: str) -> str:
        """Return the hash of the file with this text."""
        return digest(text.encode())

    def write(self, text: str) -> None:
        """Make the file. Raises as `write_new`."""
        write_new(self.target, text.encode())


class InVault:
    """A case in the vault: never a readable file.

    It is saved on top of the version that was read; when there is a newer one by then, nothing is saved.
    """

    def __init__(self, vault: VaultCases, number: str, folder: Path, now: datetime) -> None:
        """Read the newest version; `folder` is where the school's settings are, `now` the time of saving.

        Raises as `VaultCases.load`.
        """
        self._opened, self._now = vault.opened, now
        kind = "groepsplan" if number.startswith("G") else "dossier"
        self.target = Path(f"{IN_VAULT}{number}")
        self.near = folder / f"{number}.{kind}.yaml"
        self._name = Path(self.near.name)
        text = dump_yaml(vault.newest(number))
        self.file: CaseFile | None = case_in(text, self._name)
        self.was: str | None = self.becomes(text)

    def becomes(self, text: str) -> str:
        """Return a mark of the case in this text, whatever its version is called, that nobody else can make."""
        from dossiertool.vault.crypto.mark import mark_of  # noqa: PLC0415  a folder needs no vault

        case = case_in(text, self._name).case.model_copy(update={"kluisversie": None})
        return mark_of(self._opened.key, dump_yaml(case).encode())

    def write(self, text: str) -> None:
        """Save the case as the next version. Raises as `keep_case`."""
        from dossiertool.actions.keep import keep_case  # noqa: PLC0415  as above

        keep_case(self._opened, case_in(text, self._name).case, now=self._now.astimezone(UTC))


def held_at(doel: str, vault: VaultCases | None) -> Held:
    """Return the case that a user names, a file or `kluis:NUMMER`, to be changed where it is held.

    Raises as `InFolder` and `InVault`; InvalidInput when the whole vault is named.
    """
    target = one_target(doel, vault)
    if isinstance(target, VaultTarget) and vault is not None:
        return InVault(vault, target.number, Path(), datetime.now(UTC))
    return InFolder(target.near)


def in_vault(vault: VaultCases, number: str, folder: Path, now: datetime) -> InVault | None:
    """Return the case with this number in the vault; None when it is not there, or not for this key.

    Raises:
        Tampered: it is damaged or altered.
        HasFindings: an older model wrote it.
    """
    try:
        return InVault(vault, number, folder, now)
    except NotFound:
        return None


def digest(raw: bytes) -> str:
    """Return the SHA-256 of these bytes, as the ledger holds it."""
    return hashlib.sha256(raw).hexdigest()
