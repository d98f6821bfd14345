"""Taking a restored backup into use: a deliberate act, signed, with a reason (`docs/format.md` §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Refused
from dossiertool.vault.format.accepted import Acceptance
from dossiertool.vault.format.checkpoint import Accepted
from dossiertool.vault.format.fields import is_reason, to_minute

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.format.directory import Person
    from dossiertool.vault.vault import Vault


def require_reason(reason: str) -> str:
    """Return the reason without blanks around it. Raises InvalidInput when it cannot be signed."""
    reason = reason.strip()
    if not is_reason(reason):
        raise InvalidInput(
            "De reden heeft 1 tot 200 tekens, op één regel.",
            "Typ bijvoorbeeld: --reden 'schijf kapot, reservekopie van gisteren'. Noem geen leerling.",
        )
    return reason


def require_known(vault: Vault, key: Opener) -> Person:
    """Return whose key this is. Raises Refused when it cannot sign for this vault: added later, or revoked."""
    person = vault.trust.directory.person(key.pair.public.kid)
    if person is None or person.revoked or person.sig.kid != key.signer.public.kid:
        raise Refused(
            "Deze sleutel staat niet in de sleutellijst van deze kluis, of is ingetrokken.",
            "Laat de beheerder de kluis aanvaarden, of gebruik de herstelsleutel: --herstelsleutel BESTAND",
        )
    return person


def accept(vault: Vault, key: Opener, reason: str, *, now: datetime) -> Acceptance:
    """Sign that this vault, opened with `accept`, is in use as it is, and remember it so.

    Raises:
        InvalidInput: the reason cannot be signed.
        Refused: the key is not in the directory.
        Tampered: what is in the vault is not what its own newest checkpoint says.
    """
    reason, at = require_reason(reason), to_minute(now)
    with vault.writing() as transaction:
        vault.trust.refresh(transaction)
        person = require_known(vault, key)
        vault.trust.require_heads(transaction)
        seen = (vault.seen.n, vault.seen.checkpoint) if vault.seen else (0, None)
        vault.trust.checkpoint(transaction, key.signer, at, Accepted(reason, seen))
    vault.take_into_use()
    return Acceptance(at, person, reason)
