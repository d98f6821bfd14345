"""Begins a vault: its tables, the directory with the school and the owner, and the first checkpoint."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.vault.format.directory import Person, root_record
from dossiertool.vault.format.fields import is_name, to_minute
from dossiertool.vault.format.roles import Role
from dossiertool.vault.store.database import Database
from dossiertool.vault.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place
    from dossiertool.vault.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Names:
    """How the first people of a new vault are called in its directory."""

    school: str = "School"
    owner: str = "Beheerder"


NAMES = Names()


def write_new_vault(
    place: Place,
    *,
    owner: PersonalKey,
    recovery: RecoveryKey,
    now: datetime,
    names: Names = NAMES,
    before_end: Callable[[], None] | None = None,
) -> None:
    """Make a vault in a new or empty folder or database, with its owner as beheerder.

    `before_end` is called when all is written; if it raises, the vault is taken away again.

    Raises:
        InvalidInput: there is a vault, the place holds other things, or it cannot be written.
    """
    if owner.public.kid == recovery.public.kid:
        raise InvalidInput("De herstelsleutel moet een andere sleutel zijn dan die van u.")
    if not is_name(names.school) or not is_name(names.owner):
        raise InvalidInput("Een naam heeft 1 tot 80 tekens, op één regel.")
    at, root, vault = to_minute(now), recovery.signer, secrets.token_hex(16)
    school = Person(names.school, Role.SCHOOL, recovery.public, root.public)
    first = Person(names.owner, Role.BEHEERDER, owner.public, owner.signer.public)

    def fill(transaction: Transaction) -> None:
        transaction.make_tables(vault)
        transaction.add_record(0, root_record(school, root, at, vault))
        trust = Trust(transaction, None)
        transaction.add_record(1, trust.directory.record("add", first, root, at))
        trust.checkpoint(transaction, owner.signer, at)
        if before_end is not None:
            before_end()

    Database.begin(place, fill)
