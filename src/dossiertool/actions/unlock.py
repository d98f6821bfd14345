"""Makes a vault with its keys, and opens one: with a key file and passphrase, or with the recovery key."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.files.source import read_text
from dossiertool.files.write import make_folder, write_new
from dossiertool.vault.beginning import Names
from dossiertool.vault.crypto.keyfile import MAX_SIZE, lock, require_key_file, unlock
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.memory import NAME as MEMORY
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.vault.crypto.keys import Opener, PersonalKey
    from dossiertool.vault.store.database import Place

    Passphrase = Callable[[], str]

MIN_PASSPHRASE = 12


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open vault and the key that opens what is in it."""

    vault: Vault
    key: Opener


def begin_vault(
    folder: Place,
    key_file: Path,
    passphrase: Passphrase,
    hand_over: Callable[[str], None],
    *,
    now: datetime,
    names: Names | None = None,
) -> None:
    """Make a vault, and a key file unless there is one, and hand over the recovery key as text, for once.

    When handing over fails there is no vault and no new key file: a recovery key that nobody has seen
    is worth nothing.

    Raises:
        InvalidInput: the folder is in use, the passphrase too short, or something cannot be written.
        Tampered: there is a key file and the passphrase does not open it.
    """
    recovery = new_recovery_key()
    handed_over = False

    def make(key: PersonalKey) -> None:
        Vault.begin(
            folder,
            owner=key,
            recovery=recovery,
            now=now,
            names=names or Names(),
            memory=memory_of(key_file),
            before_end=end,
        ).close()

    def end() -> None:
        nonlocal handed_over
        hand_over(recovery.text)
        handed_over = True

    if key_file.exists():
        make(open_key(key_file, passphrase))
        return
    key = new_personal_key()
    locked = lock(key, require_long_enough(passphrase()))
    make_folder(key_file.parent, private=True)
    write_new(key_file, locked, private=True)
    try:
        make(key)
    except BaseException:
        if not handed_over:  # else there may be a vault, and this is the key to it
            key_file.unlink()
        raise


@contextmanager
def unlocked(
    folder: Place, key_file: Path, passphrase: Passphrase, *, today: date | None = None
) -> Iterator[Unlocked]:
    """Open a vault; the passphrase is asked for when both vault and key file turned out to be there.

    On `today` somebody's appointment has ended or not; None does not look.

    Raises:
        InvalidInput: there is no vault or no key file.
        Tampered: wrong passphrase, a damaged vault or file, or another vault than was seen.
    """
    with Vault.open(folder, memory=memory_of(key_file), today=today, cached=True) as vault:
        yield Unlocked(vault, open_key(key_file, passphrase))


@contextmanager
def unlocked_by_recovery(
    folder: Place, recovery_file: Path, *, key_file: Path | None = None
) -> Iterator[Unlocked]:
    """Open a vault with the recovery key that was typed over from paper into this file.

    What was seen of the vault is remembered beside the key file, which itself need not be there.

    Raises:
        InvalidInput: there is no vault or no file, or a typing mistake; names the line of the key.
        Tampered: a damaged vault, or another one than was seen.
    """
    with Vault.open(folder, memory=None if key_file is None else memory_of(key_file)) as vault:
        yield Unlocked(vault, recovery_key(recovery_file))


def recovery_key(recovery_file: Path) -> RecoveryKey:
    """Return the recovery key that was typed over from paper into this file.

    Raises:
        InvalidInput: there is no file, or a typing mistake; names the line of the key.
    """
    return RecoveryKey.from_text(read_text(recovery_file))


def require_long_enough(passphrase: str) -> str:
    """Return the passphrase. Raises InvalidInput when it is too short."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise InvalidInput(
            f"De wachtzin is korter dan {MIN_PASSPHRASE} tekens.", "Kies een zin van vier of meer woorden."
        )
    return passphrase


def memory_of(key_file: Path) -> Path:
    """Return the file beside a key file that remembers what was seen of each vault."""
    return key_file.with_name(MEMORY)


def open_key(key_file: Path, passphrase: Passphrase) -> PersonalKey:
    """Return the key in a key file; the passphrase is asked for when the file turned out to be one.

    Raises:
        InvalidInput: there is no key file. Tampered: the passphrase does not open it.
    """
    try:
        with key_file.open("rb") as file:
            content = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        raise InvalidInput(
            f"Er is geen sleutelbestand {key_file}.",
            "Noem uw sleutelbestand met --sleutel BESTAND. Het is gemaakt bij: dossiertool kluis begin",
        ) from None
    except OSError:
        raise InvalidInput(
            f"Het sleutelbestand {key_file} kan niet worden gelezen.",
            "Kijk of het een bestand is dat u mag lezen, of noem een ander met --sleutel BESTAND.",
        ) from None
    require_key_file(content)
    return unlock(content, passphrase())
