"""What a melder hands in: encrypted to the dossier, chained in the vault, taken in once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import InvalidInput, NotFound, Refused, Tampered
from dossiertool.vault.access import give, take
from dossiertool.vault.changes import noted
from dossiertool.vault.check import check
from dossiertool.vault.format.roles import Act, Role
from dossiertool.vault.signals import hand_in, require_whole, signals_of, taking_in
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, colleague, content, query

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

TEXTS = [b'{"tekst":"Noor was er niet."}', b'{"tekst":"Noor was er weer."}', b'{"tekst":"Noor lachte."}']
OTHER = "D-3333-03"


def told(vault: Vault, key: PersonalKey) -> list[str]:
    """Return the hashes of the signals of the dossier."""
    return [one.hash for one in signals_of(vault, key, NUMBER).found]


@pytest.mark.eis("R095")
def test_a_melder_hands_in_signals_and_reads_none_of_them(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey
) -> None:
    melder = colleague(shared, recovery, Role.MELDER, "Carla")
    bram = colleague(shared, recovery, Role.MEELEZER)
    for kid, role in ((melder.public.kid, Role.MELDER), (bram.public.kid, Role.MEELEZER)):
        give(shared, owner, NUMBER, kid, role, now=NOW)
    hand_in(shared, melder, NUMBER, TEXTS[0], now=NOW)
    take(shared, owner, NUMBER, bram.public.kid, now=NOW)  # a new epoch: the older signal stays readable
    hand_in(shared, melder, NUMBER, TEXTS[1], now=NOW)

    for reader in (owner, recovery):
        found = signals_of(shared, reader, NUMBER).found
        assert [(one.n, one.by.name, one.text) for one in found] == [
            (n, "Carla", text) for n, text in enumerate(TEXTS[:2], start=1)
        ]
    for key in (melder, stranger, bram):
        with pytest.raises(NotFound):
            signals_of(shared, key, NUMBER)
        with pytest.raises(NotFound):
            shared.fetch(key, NUMBER)
    refusals = set()
    for key, number in ((stranger, NUMBER), (melder, OTHER)):
        with pytest.raises(NotFound) as refused:
            hand_in(shared, key, number, TEXTS[0], now=NOW)
        refusals.add(str(refused.value).replace(number, "NUMMER"))
    assert len(refusals) == 1
    with pytest.raises(InvalidInput):
        hand_in(shared, melder, NUMBER, b"geen json", now=NOW)
    assert check(shared, owner).signals == 2


def test_a_signal_is_taken_in_once_also_by_two_at_once(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram = colleague(shared, recovery, Role.BEHANDELAAR)
    give(shared, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
    for text in TEXTS:
        hand_in(shared, bram, NUMBER, text, now=NOW)
    seen = told(shared, owner)
    shared.save(owner, NUMBER, content("twee"), now=NOW, expected_version=1, beside=taking_in(seen[:1]))
    for expected in (1, None):  # Bram saw the same list
        with pytest.raises(Refused):
            shared.save(
                bram, NUMBER, content("x"), now=NOW, expected_version=expected, beside=taking_in(seen[:2])
            )
    shared.save(bram, NUMBER, content("drie"), now=NOW, expected_version=2, beside=taking_in(seen[1:]))

    assert [one.taken for one in signals_of(shared, owner, NUMBER).found] == [True] * 3
    assert shared.fetch(owner, NUMBER) == content("drie")
    assert check(shared, owner).problems == []


def test_a_sealed_dossier_takes_no_signal(shared: Vault, owner: PersonalKey) -> None:
    with shared.writing() as transaction:
        pen = shared.pen(transaction, owner, "2026-11-21T14:05Z")
        opened = shared.require(transaction, owner, NUMBER)
        assert shared.store(transaction, NUMBER, opened.chain, opened, noted(pen, opened.chain, Act.SEAL))
    with pytest.raises(Refused, match="verzegeld"):
        hand_in(shared, owner, NUMBER, TEXTS[0], now=NOW)


@pytest.mark.parametrize(
    ("change", "left", "damaged"),
    [
        ("DELETE FROM signals WHERE n=3", [1, 2], []),
        ("DELETE FROM signals WHERE n=1", [2, 3], []),
        ("DELETE FROM signals", [], []),
        ("UPDATE signals SET envelope=(SELECT envelope FROM signals WHERE n=2) WHERE n=1", [2, 3], [1]),
        ("UPDATE signals SET jws=X'7B7D' WHERE n=1", [2, 3], [1]),
        ("UPDATE signals SET dossier=(SELECT min(id) FROM heads WHERE id<>dossier) WHERE n=1", [2, 3], []),
    ],
)
def test_attack_a_signal_that_was_dropped_or_altered_is_found(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, change: str, left: list[int], damaged: list[int]
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        vault.save(owner, OTHER, content("ander"), now=NOW)
        for text in TEXTS:
            hand_in(vault, owner, NUMBER, text, now=NOW)
    query(folder, change)
    with closing(Vault.open(folder)) as vault:
        signals = signals_of(vault, owner, NUMBER)
        assert ([one.n for one in signals.found], signals.damaged) == (left, damaged)
        assert check(vault).problems
        if "SET envelope" not in change:
            with pytest.raises(Tampered, match="signalen"):
                require_whole(vault)


def test_attack_dropping_the_newest_signals_does_not_let_others_take_their_place(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        for text in TEXTS[:2]:
            hand_in(vault, owner, NUMBER, text, now=NOW)
    query(folder, "DELETE FROM signals WHERE n=2")
    with closing(Vault.open(folder)) as vault, pytest.raises(Tampered, match="signalen"):
        hand_in(vault, owner, NUMBER, TEXTS[2], now=NOW)
    with closing(Vault.open(folder)) as vault:
        assert ("signalen", "") in check(vault).problems


def test_attack_a_signal_that_was_taken_in_cannot_be_dropped_even_before_a_checkpoint(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW).close()
    cut_off = Vault.open(folder)
    cut_off.save(owner, NUMBER, content("een"), now=NOW)
    hand_in(cut_off, owner, NUMBER, TEXTS[0], now=NOW)
    cut_off.save(owner, NUMBER, content("twee"), now=NOW, beside=taking_in(told(cut_off, owner)))
    cut_off._database.close()
    query(folder, "DELETE FROM signals")
    with closing(Vault.open(folder)) as vault:
        assert [what for what, _ in check(vault).problems] == ["opgenomen signaal"]
