"""Looks at a vault after a fault: is all there that was acknowledged, and nothing that does not belong?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import DossierError
from dossiertool.vault.check import check
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, content

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.store.database import Place

_BEHIND = (
    "SELECT count(*) FROM {0} LEFT JOIN heads ON dossier=heads.id WHERE heads.id IS NULL OR {0}.{1}>heads.{1}"
)
_STRAY = (
    *(_BEHIND.format(*what) for what in (("bodies", "version"), ("grants", "epoch"), ("entries", "seq"))),
    "SELECT count(*) FROM attachments WHERE dossier NOT IN (SELECT id FROM heads)",
    "SELECT count(*) FROM heads WHERE seq<>(SELECT count(*) FROM entries WHERE dossier=heads.id)",
    "SELECT count(*) FROM heads WHERE version<>(SELECT max(version) FROM bodies WHERE dossier=heads.id)",
    "SELECT count(*) FROM heads WHERE NOT EXISTS (SELECT 1 FROM grants WHERE dossier=heads.id)",
)


@dataclass(slots=True)
class Promised:
    """What savers meant to save, by number and version, and which of it they were told is safe."""

    meant: dict[tuple[str, int], bytes] = field(default_factory=dict)
    acknowledged: set[tuple[str, int]] = field(default_factory=set)

    def so_far(self) -> Promised:
        """Return the same, with a list of its own of what is acknowledged."""
        return Promised(self.meant, set(self.acknowledged))


@dataclass(slots=True)
class Verdict:
    """What was found: how many acknowledged versions are lost, and what else is wrong."""

    lost: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.lost and not self.wrong


def judge(place: Place, key: PersonalKey, promised: Promised, *, memory: Path | None = None) -> Verdict:
    """Open the vault as on the next morning, look it over, read all versions, and save once more."""
    verdict = Verdict()
    try:
        with Vault.open(place, memory=memory) as vault:
            verdict.wrong += [f"check: {what}" for what, _ in check(vault).problems]
            verdict.wrong += strays(vault)
            held = texts(vault, key, {number for number, _ in promised.meant})
            verdict.lost = sum(held.get(one) != promised.meant[one] for one in promised.acknowledged)
            others = {one for one, text in held.items() if promised.meant.get(one) != text}
            verdict.wrong += [f"{one} is another text" for one in others]
            vault.save(key, "D-9999-99", content("de volgende dag"), now=NOW)
    except DossierError as refusal:
        verdict.lost = len(promised.acknowledged)
        verdict.wrong.append(refusal.message)
    return verdict


def strays(vault: Vault) -> list[str]:
    """Return which questions after rows that belong to nothing have another answer than none."""
    with vault.reading() as transaction:
        ask = transaction._connection.exec_driver_sql
        return [question for question in _STRAY if ask(question).scalar_one() != 0]


def texts(vault: Vault, key: PersonalKey, numbers: Iterable[str]) -> dict[tuple[str, int], bytes]:
    """Return every version of these dossiers that is there, decrypted."""
    found = {}
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        for number in numbers:
            opened = vault.find(transaction, key, number)
            if opened is None:
                continue
            for version in opened.chain.versions:
                found[number, version] = read_body(transaction, opened, version).text
    return found
