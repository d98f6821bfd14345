"""Chains that this session followed, so that a signature is not verified twice for the same bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import sha256_hex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.format.chain import Chain

_MOST = 256  # chains, the newest used ones: some 10 KB each


class Verified:
    """The chains that were followed last. What the store holds now is compared with them, entry by entry."""

    def __init__(self) -> None:
        self._chains: OrderedDict[str, Chain] = OrderedDict()

    def continued(self, dossier: str, entries: Sequence[bytes]) -> Chain | None:
        """Return the chain of these entries if it begins with one that was followed; None if it does not.

        Raises:
            Unreadable: what comes behind what was followed does not hold.
        """
        chain = self._chains.pop(dossier, None)
        if chain is None or len(chain.done) > len(entries):
            return None
        if any(done.hash != sha256_hex(jws) for done, jws in zip(chain.done, entries, strict=False)):
            return None
        own = chain.copied()
        for jws in entries[len(own.done) :]:
            own.add(jws)
        return own

    def remember(self, chain: Chain) -> None:
        """Keep a chain of which every entry was verified."""
        self._chains[chain.id] = chain.copied()
        self._chains.move_to_end(chain.id)
        while len(self._chains) > _MOST:
            self._chains.popitem(last=False)
