"""Packages under attack: changed, removed, added, renamed, truncated, swapped, with lists that lie (line 12).

2,000 in `make test`, the same ones each time; 10,000 others in `make soak`. Every one of them is found.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dossiertool.actions.package import export_package
from dossiertool.actions.unlock import Unlocked
from dossiertool.archive.judge import judge
from dossiertool.archive.parcel import files_of
from dossiertool.vault.crypto import jose
from dossiertool.vault.crypto.keys import new_personal_key
from tests.archive.made import NOW, NUMBER, Desk, closed
from tests.archive.packages import KINDS, lied, signed_again

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.archive.packages import Files

_OTHER = "D-7K3Q-92"
_USUAL = 100  # examples in the profile that hypothesis starts with
_BLOCKS = 10


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """Two packages of one school."""
    folder = tmp_path_factory.mktemp("pakketten")
    desk = Desk(folder / "kluis", folder)
    desk.begin(closed(NUMBER), closed(_OTHER, "03-pesten"))
    assert all(done.zegel for done in desk.seal(NUMBER, _OTHER))
    found = []
    with desk.open() as vault:
        for number in (NUMBER, _OTHER):
            path = export_package(Unlocked(vault, desk.owner), number, folder / number, now=NOW)
            found.append(dict(files_of(path)))
    assert all(judge(files).holds for files in found)
    return found[0], found[1]


@pytest.fixture(autouse=True)
def _each_signature_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember what cryptography said: most of a package is the same from one mutation to the next."""
    known: dict[tuple[bytes, str], bool] = {}
    really = jose.verified

    def verified(jws: bytes, jwk: Mapping[str, str]) -> bool:
        if (jws, jwk["x"]) not in known:
            known[jws, jwk["x"]] = really(jws, jwk)
        return known[jws, jwk["x"]]

    monkeypatch.setattr(jose, "verified", verified)


@pytest.mark.eis("N03")
@pytest.mark.parametrize("block", range(_BLOCKS))
def test_attack_every_mutation_of_a_package_is_found(packages: tuple[Files, Files], block: int) -> None:
    soaking = settings().max_examples > _USUAL
    chance = random.Random() if soaking and not settings().derandomize else random.Random(block)
    stranger = new_personal_key().signer
    unseen = []
    for n in range((10_000 if soaking else 2_000) // _BLOCKS):
        files, other = packages if chance.random() < 0.5 else packages[::-1]
        kind = chance.choice(KINDS)
        found = kind(chance, files, other)
        lies = chance.random()
        if found == files:
            continue
        if lies < 0.5:
            found = lied(found)
        elif lies < 0.6 and {"zegel/pakket.txt", "zegel/bestanden.sha256"} <= found.keys():
            try:
                found = signed_again(found, stranger)
            except (ValueError, KeyError, IndexError, TypeError, UnicodeDecodeError):
                found = lied(found)
        if found in (files, other):  # the lie put back what was changed
            continue
        if judge(found).holds:
            unseen.append((n, kind.__name__))
    assert unseen == []
