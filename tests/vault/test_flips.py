"""Every bit of every object, every length, and objects in each other's place: refused, with the object named.

The real readers over shelves in memory: what the store does around them is in `test_vault_damage`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import DossierError, InvalidInput, Tampered
from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import (
    Unreadable,
    attachment_header,
    body_header,
    decrypt,
    encrypt,
    grant_header,
    signal_header,
)
from dossiertool.vault.crypto.keyfile import Cost, lock, unlock
from dossiertool.vault.dossiers import head_of, open_body, open_dossier, pair_of, read_body
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import Accepted, read_checkpoint
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.grants import open_pointer
from dossiertool.vault.format.lines import Signal, read_reading, read_signal
from dossiertool.vault.format.verified import Verified

from .story import AT, FIRST, NUMBER, SECOND, VAULT, Story, checkpoint, new_school, reading, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.dossiers import Opened

OTHER = "D-2222-01"


@dataclass
class Shelf:
    """A store in memory: what a transaction would read, and what a session knows for certain."""

    story: Story
    changed: dict[tuple[str, object], bytes] = field(default_factory=dict)
    directory: Directory = field(init=False)
    vault: str = VAULT
    after: int = 0

    def __post_init__(self) -> None:
        self.directory = self.story.school.directory

    @property
    def verified(self) -> Verified:
        """The session followed nothing before, so every signature is looked at."""
        return Verified()

    def require_in_time(self, *_: object) -> None:
        """There is no checkpoint yet that an entry could be late for."""

    def entries(self, dossier: str) -> list[bytes]:
        assert dossier == self.story.id
        found = enumerate(self.story.entries)
        return [self.changed.get(("entry", n), jws) for n, jws in found]

    def body(self, dossier: str, version: int, epoch: int) -> bytes | None:
        assert dossier == self.story.id
        return self.changed.get(("body", (version, epoch)), self.story.bodies.get((version, epoch)))

    def grant(self, dossier: str, epoch: int, kid: str) -> bytes | None:
        assert dossier == self.story.id
        return self.changed.get(("grant", (epoch, kid)), self.story.grants.get((epoch, kid)))

    def opened(self, who: str = "Anna") -> Opened:
        """Open the dossier as the vault does, with its chain followed."""
        pair, head = self.story.school.keys[who].pair, head_of(self.story.chain)
        opened = open_dossier(self, self, pair, head, NUMBER)  # type: ignore[arg-type]
        assert opened is not None
        return opened

    def text(self, opened: Opened, version: int) -> bytes:
        return read_body(self, opened, version).text  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story() -> Story:
    return told(new_school())


@pytest.fixture(scope="module")
def beside(story: Story) -> Story:
    """Another dossier of the same school, which has to stay open."""
    return told(story.school)


def flips(data: bytes) -> Iterator[bytes]:
    """Yield the bytes with each of their bits turned over."""
    for position in range(len(data)):
        for bit in range(8):
            damaged = bytearray(data)
            damaged[position] ^= 1 << bit
            yield bytes(damaged)


def cuts(data: bytes) -> Iterator[bytes]:
    """Yield the bytes cut off at each length, and with something behind them."""
    for length in range(len(data)):
        yield data[:length]
    for more in (b" ", b"\n", b"\0", b"}"):
        yield data + more


def spoiled(data: bytes) -> Iterator[bytes]:
    yield from flips(data)
    yield from cuts(data)


def unreadable(data: bytes, read: Callable[[bytes], object]) -> int:
    """Count the spoiled copies; none of them is read."""
    count = 0
    for damaged in spoiled(data):
        count += 1
        with pytest.raises(Unreadable):
            read(damaged)
    return count


def still_open(beside: Story) -> None:
    shelf = Shelf(beside)
    assert shelf.text(shelf.opened(), 1) == FIRST


def test_every_bit_and_length_of_every_version_is_refused_with_dossier_and_version_named(
    story: Story, beside: Story
) -> None:
    shelf = Shelf(story)
    opened = shelf.opened()
    older = random.Random(3).sample(list(spoiled(story.bodies[1, 1])), 500)
    for version, epoch, copies in ((1, 1, iter(older)), (2, 2, spoiled(story.bodies[2, 2]))):
        for damaged in copies:
            shelf.changed["body", (version, epoch)] = damaged
            with pytest.raises(Tampered) as problem:
                shelf.text(opened, version)
            assert f"{NUMBER}, versie {version}," in problem.value.message
    still_open(beside)
    shelf.changed.clear()
    assert shelf.text(opened, 2) == SECOND


def test_a_version_whose_hash_was_not_looked_at_does_not_open_either(story: Story) -> None:
    """The envelope by itself: a sample, since each costs a key agreement."""
    secret, envelope = story.secrets[2].pair, story.bodies[2, 2]
    header = body_header(story.id, 2, 2)
    assert Body.from_padded(decrypt(envelope, header, secret)).text == SECOND
    chance = random.Random(20261122)
    for damaged in chance.sample(list(flips(envelope)), 2000):
        with pytest.raises(Unreadable):
            decrypt(damaged, header, secret)


def test_every_bit_and_length_of_a_grant_and_a_link_is_refused_with_the_dossier_named(
    story: Story, beside: Story
) -> None:
    kid = story.school.keys["Anna"].public.kid
    grant, shelf = story.grants[2, kid], Shelf(story)
    pair, head, chain = story.school.keys["Anna"].pair, head_of(story.chain), story.chain
    for damaged in spoiled(grant):
        assert sha256_hex(damaged) != next(one.grant for one in chain.now.grant if one.kid == kid)
        with pytest.raises(Unreadable):
            decrypt(damaged, grant_header(story.id, 2), pair)
    for damaged in random.Random(1).sample(list(spoiled(grant)), 40):
        shelf.changed["grant", (2, kid)] = damaged
        with pytest.raises(Tampered, match=NUMBER):
            open_dossier(shelf, shelf, pair, head, NUMBER)  # type: ignore[arg-type]
    shelf.changed.clear()
    opened, newer = shelf.opened(), story.secrets[2].pair.public.kid
    assert opened.secret is not None
    link = story.grants[1, newer]
    for damaged in spoiled(link):
        shelf.changed["grant", (1, newer)] = damaged
        with pytest.raises(Unreadable):
            pair_of(shelf, opened.chain, opened.secret, 1)  # type: ignore[arg-type]
    with pytest.raises(Tampered, match=f"{NUMBER}, versie 1,"):
        shelf.text(opened, 1)
    assert shelf.text(opened, 2) == SECOND
    still_open(beside)


def test_every_bit_and_length_of_a_pointer_is_refused_with_the_dossier_named(story: Story) -> None:
    carla, shelf = story.school.keys["Carla"], Shelf(story)
    pointer = story.grants[2, carla.public.kid]
    count = unreadable(pointer, lambda data: open_pointer(data, carla.pair, dossier=story.id, epoch=2))
    assert count == len(pointer) * 9 + 4
    shelf.changed["grant", (2, carla.public.kid)] = pointer[:-1]
    with pytest.raises(Tampered, match=NUMBER):
        shelf.opened("Carla")


def test_every_bit_and_length_of_an_entry_is_refused_with_the_dossier_named(
    story: Story, beside: Story
) -> None:
    chain = Chain(story.id, VAULT, story.school.directory)
    shelf, chance = Shelf(story), random.Random(2)
    pair, head = story.school.keys["Anna"].pair, head_of(story.chain)
    for n, jws in enumerate(story.entries):
        if n in (0, len(story.entries) - 1):
            unreadable(jws, chain.add)
        for damaged in chance.sample(list(spoiled(jws)), 1000):
            with pytest.raises(Unreadable):
                chain.add(damaged)
        chain.add(jws)
        for damaged in chance.sample(list(spoiled(jws)), 5):
            shelf.changed = {("entry", n): damaged}
            with pytest.raises(Tampered, match=NUMBER):
                open_dossier(shelf, shelf, pair, head, NUMBER)  # type: ignore[arg-type]
    assert head_of(chain) == head
    still_open(beside)


def test_every_bit_and_length_of_the_directory_is_refused(story: Story) -> None:
    directory = Directory(VAULT)
    for n, record in enumerate(story.school.records):
        if n < 2:  # the root's own and somebody's
            unreadable(record, directory.add)
        directory.add(record)
    assert directory.hash == story.school.directory.hash


@pytest.mark.parametrize("kind", ["checkpoint", "acceptance", "reading", "signal"])
def test_every_bit_and_length_of_a_signed_line_is_refused(story: Story, kind: str) -> None:
    directory = story.school.directory
    signal = Signal(AT, directory.hash, 2, story.id, 1, None, "0" * 64, VAULT)
    jws, read = {
        "checkpoint": (checkpoint(story), read_checkpoint),
        "acceptance": (checkpoint(story, Accepted("schijf kapot", (7, "0" * 64))), read_checkpoint),
        "reading": (reading(story), read_reading),
        "signal": (signal.signed(story.school.keys["Carla"].signer), read_signal),
    }[kind]
    assert unreadable(jws, lambda data: read(data, directory, VAULT)) == len(jws) * 9 + 4


@pytest.mark.parametrize("kind", ["signal", "attachment"])
def test_every_bit_and_length_of_the_envelope_of_a_signal_or_attachment_is_refused(
    story: Story, kind: str
) -> None:
    """Short ones: where they stand in the store their hash is compared as well."""
    pair = story.secrets[2].pair
    header = signal_header(story.id, 2) if kind == "signal" else attachment_header(story.id, "0" * 32, 2)
    envelope = encrypt(b"{}", header, [pair.public])
    assert decrypt(envelope, header, pair) == b"{}"
    unreadable(envelope, lambda data: decrypt(data, header, pair))


def test_objects_in_the_place_of_another_are_refused(story: Story, beside: Story) -> None:
    """Versions of one dossier and of two, grants of two people and of two dossiers, entries of two chains."""
    shelf, kid = Shelf(story), story.school.keys["Anna"].public.kid
    opened = shelf.opened()
    for wrong in (story.bodies[1, 1], story.bodies[2, 1], beside.bodies[2, 2]):
        shelf.changed["body", (2, 2)] = wrong
        with pytest.raises(Tampered, match=f"{NUMBER}, versie 2,"):
            shelf.text(opened, 2)
    shelf.changed.clear()
    others = [grant for (_, owner), grant in story.grants.items() if owner != kid]
    for wrong in (*others, story.grants.get((1, kid), b""), beside.grants[2, kid]):
        shelf.changed["grant", (2, kid)] = wrong
        with pytest.raises(Tampered, match=NUMBER):
            shelf.opened()
    for n in range(len(story.entries)):
        for m, jws in enumerate(story.entries):
            if m != n:
                shelf.changed = {("entry", n): jws}
                with pytest.raises(Tampered, match=NUMBER):
                    shelf.opened()
        shelf.changed = {("entry", n): beside.entries[n]}
        with pytest.raises(Tampered, match=NUMBER):
            shelf.opened()


def test_an_envelope_of_one_kind_does_not_open_as_another(story: Story) -> None:
    pair, id_ = story.secrets[2].pair, story.id
    headers = {
        "body": body_header(id_, 1, 2),
        "sealed body": body_header(id_, 1, 2, state="sealed"),
        "body to keep": body_header(id_, 1, 2, retain_until="2030-08-01"),
        **{kind: grant_header(id_, 2, kind) for kind in ("grant", "link", "pointer")},
        "signal": signal_header(id_, 2),
        "attachment": attachment_header(id_, "0" * 32, 2),
        "another attachment": attachment_header(id_, "1" * 32, 2),
    }
    for made, header in headers.items():
        envelope = encrypt(b"{}", header, [pair.public])
        for asked, other in headers.items():
            if asked == made:
                assert decrypt(envelope, other, pair) == b"{}"
            else:
                with pytest.raises(Unreadable, match="another protected header"):
                    decrypt(envelope, other, pair)


def test_a_body_that_was_signed_for_is_still_compared_with_what_its_author_wrote(story: Story) -> None:
    """Who encrypts anew signs the new envelope, but `doc` stays the author's."""
    shelf = Shelf(story)
    opened = shelf.opened()
    said = opened.chain.versions[2]
    forged = encrypt(Body.new(b'{"vals":true}').padded(), body_header(story.id, 2, 2), [opened.chain.now.key])
    shelf.changed["body", (2, 2)] = forged
    opened.chain.versions[2] = replace(said, body=sha256_hex(forged))
    assert opened.secret is not None
    with pytest.raises(Unreadable, match="another text than was signed"):
        open_body(shelf, opened.chain, opened.secret, 2)  # type: ignore[arg-type]


def test_every_byte_and_length_of_a_key_file_at_the_lowest_cost_is_refused(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """White space between members is the one thing a reader may overlook."""
    key, passphrase = story.school.keys["Anna"], "vier fietsen in de gang"
    locked = lock(key, passphrase, _cost=Cost(19 * 1024, 1, 1))
    monkeypatch.setattr(primitives, "argon2id", cache(primitives.argon2id))  # the same salt, the same answer
    assert unlock(locked, passphrase) == key
    for position in range(len(locked)):
        damaged = bytearray(locked)
        damaged[position] ^= 1 << (position % 8)
        with pytest.raises((Tampered, InvalidInput)):
            unlock(bytes(damaged), passphrase)
    for length in range(len(locked) - 1):
        with pytest.raises(DossierError):
            unlock(locked[:length], passphrase)
    assert unlock(locked[:-1], passphrase) == key  # the newline at the end
