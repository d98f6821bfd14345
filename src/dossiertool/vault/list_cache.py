"""What grants and newest versions said, kept between sessions under the user's own key (`docs/format.md` §9).

Only faster: whatever is wrong with the file, it counts as not there.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool import cache
from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.encoding import compact_json, strict_json
from dossiertool.vault.format.grants import is_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.vault.crypto.keys import KeyPair

_KIND = "lijst"
_INFO = b"dossiertool lijst 1"
_IV_SIZE = 12


class Summary(NamedTuple):
    """What a search asks of a dossier, as its newest version said; `evaluatie` and `bewaren_tot` are dates.

    `leerlingen` are the first names in a groepsplan, each on a line of its own.
    """

    groep: str | None = None
    schooljaar: str | None = None
    naam: str | None = None
    open_behoeften: int | None = None
    evaluatie: str | None = None
    bewaren_tot: str | None = None
    leerlingen: str | None = None

    def fits(self) -> bool:
        """Tell whether each member is of its kind: a colleague's own program may have saved anything."""
        return all(map(isinstance, self, _KINDS))


_KINDS = ((str, NoneType),) * 3 + ((int, NoneType),) + ((str, NoneType),) * 3  # of a summary's members


@dataclass(slots=True)
class Known:
    """What one grant holds: a number, or None when it did not open; and what the dossier said at `entry`.

    `grant` is the hash of the exact envelope, `entry` that of the entry that was the newest. `row` is what the
    row in `heads` said when it was compared with the entries.
    """

    grant: str
    number: str | None
    entry: str | None = None
    summary: Summary | None = None
    row: str | None = None


Rows = dict[tuple[str, int], Known]
"""By id and epoch."""


def load(vault: str, pair: KeyPair) -> Rows:
    """Return what was kept for this key in this vault; nothing when there is no file to be trusted."""
    stored = cache.load(_KIND, _name(vault, pair))
    if stored is None:
        return {}
    iv, sealed, tag = stored[:_IV_SIZE], stored[_IV_SIZE : -primitives.TAG_SIZE], stored[-primitives.TAG_SIZE :]
    try:
        rows = strict_json(primitives.aes_gcm_decrypt(_key(pair), iv, sealed, tag, _about(vault, pair)))
        return dict(map(_row, rows))
    except (ValueError, TypeError):
        return {}


def store(vault: str, pair: KeyPair, rows: Iterable[tuple[tuple[str, int], Known]]) -> None:
    """Keep this for the next session; what cannot be kept is made anew then."""
    plain = [
        [*place, one.grant, one.number, one.entry, one.summary, one.row]
        for place, one in rows
        if one.number is not None
    ]
    iv = secrets.token_bytes(_IV_SIZE)
    sealed, tag = primitives.aes_gcm_encrypt(_key(pair), iv, compact_json(plain), _about(vault, pair))
    cache.store(_KIND, _name(vault, pair), iv + sealed + tag)


def _name(vault: str, pair: KeyPair) -> bytes:
    return f"{vault} {pair.public.kid}".encode()


def _about(vault: str, pair: KeyPair) -> bytes:
    return compact_json({"kid": pair.public.kid, "typ": "dossiertool-lijst", "v": 1, "vault": vault})


def _key(pair: KeyPair) -> bytes:
    return primitives.hkdf(pair.private, _INFO)


def _row(row: Any) -> tuple[tuple[str, int], Known]:
    """Return what a row says. Only this program wrote it, so its kinds are looked at and not every letter."""
    dossier, epoch, grant, number, entry, said, head = row
    if (type(dossier), type(epoch), type(grant)) != (str, int, str) or not is_number(number):
        raise ValueError("another kind of value")
    if head is not None and type(head) is not str:
        raise ValueError("another kind of value")
    if entry is None and said is None:
        return (dossier, epoch), Known(grant, number, row=head)
    summary = Summary(*said)
    if type(entry) is not str or len(said) != len(_KINDS) or not summary.fits():
        raise ValueError("not a summary")
    return (dossier, epoch), Known(grant, number, entry, summary, head)
