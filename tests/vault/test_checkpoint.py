"""Checkpoints, the log of reading, bodies and padding: small objects, each bit of them covered."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.checkpoint import (
    _SHAPE,
    _TYP,
    Accepted,
    Checkpoint,
    merkle_root,
    read_checkpoint,
    require_follows,
)
from dossiertool.vault.format.lines import Signal, read_reading, read_signal
from dossiertool.vault.format.padding import padded_length
from dossiertool.vault.format.signature import read_claim

from .story import AT, FIRST, VAULT, Story, checkpoint, new_school, reading, told


@pytest.fixture(scope="module")
def story() -> Story:
    return told(new_school())


def heads(count: int) -> list[tuple[str, str]]:
    return [(f"{i:032x}", sha256(str(i).encode()).hexdigest()) for i in range(count)]


def slow_root(level: list[bytes]) -> bytes:
    """RFC 9162 §2.1, word for word."""
    if len(level) <= 1:
        return level[0] if level else sha256().digest()
    split = 1
    while split * 2 < len(level):
        split *= 2
    return sha256(b"\1" + slow_root(level[:split]) + slow_root(level[split:])).digest()


@pytest.mark.parametrize("count", [*range(18), 31, 32, 33, 1500])
def test_the_root_is_that_of_rfc_9162_whatever_the_order(count: int) -> None:
    found = heads(count)
    leaves = [sha256(b"\0" + bytes.fromhex(id_ + entry)).digest() for id_, entry in found]
    assert merkle_root(reversed(found)) == slow_root(leaves).hex()


def test_another_head_one_dropped_or_one_more_gives_another_root() -> None:
    found = heads(9)
    other = [*found[:-1], (found[-1][0], "0" * 64)]
    assert len({merkle_root(each) for each in (found, other, found[:-1], heads(10))}) == 4


def test_small_objects_do_not_pass_for_each_other_or_for_another_vault(story: Story) -> None:
    directory = story.school.directory
    objects = {"checkpoint": checkpoint(story), "reading": reading(story), "entry": story.entries[0]}
    readers = {"checkpoint": read_checkpoint, "reading": read_reading, "signal": read_signal}
    for what, jws in objects.items():
        for reader, read in readers.items():
            if what != reader:
                with pytest.raises(Unreadable):
                    read(jws, directory, VAULT)
    with pytest.raises(Unreadable, match="another vault"):
        read_checkpoint(checkpoint(story), directory, "0" * 32)


def test_a_checkpoint_follows_the_one_before_and_never_has_less(story: Story) -> None:
    directory = story.school.directory
    first, digest = read_checkpoint(checkpoint(story), directory, VAULT)
    second = replace(first, n=2, prev=digest)
    require_follows(first, digest, second, directory)
    wrong: list[Checkpoint] = [
        replace(second, n=3),
        replace(second, prev=None),
        replace(second, dossiers=0),
    ]
    for other in wrong:
        with pytest.raises(Unreadable):
            require_follows(first, digest, other, directory)


def test_a_signal_says_who_handed_it_in(story: Story) -> None:
    directory = story.school.directory
    signal = Signal(AT, directory.hash, 2, story.id, 1, None, "0" * 64, VAULT)
    found, _, by = read_signal(signal.signed(story.school.keys["Carla"].signer), directory, VAULT)
    assert (found, by.name) == (signal, "Carla")


def test_a_body_comes_back_as_it_went_in_and_its_length_tells_little() -> None:
    for text in (FIRST, b"{}", b" [1, 2]  \n", b'"' + b"x" * 5000 + b'"'):
        body = Body.new(text)
        padded = body.padded()
        assert Body.from_padded(padded) == body
        assert len(padded) == padded_length(len(padded)) >= 4096
        for other in (padded + b" ", padded[:-1], padded.replace(b"salt", b"zout")):
            with pytest.raises(Unreadable):
                Body.from_padded(other)


@pytest.mark.parametrize("text", [b"", b"{", b'{"a":1,"a":2}', b"NaN", b"\xff"])
def test_only_json_goes_into_a_body(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|duplicate|decode"):
        Body.new(text)


def test_the_same_text_never_has_the_same_hash_twice() -> None:
    assert Body.new(FIRST).doc != Body.new(FIRST).doc


def test_padding_is_that_of_padme_and_costs_little() -> None:
    known = {1: 4096, 4096: 4096, 4097: 4352, 5000: 5120, 9999: 10240, 100_000: 100_352, 1_000_000: 1_015_808}
    assert {length: padded_length(length) for length in known} == known
    lengths = range(5 * 1024, 200 * 1024)
    extra = [padded_length(length) / length for length in lengths]
    assert max(extra) < 1.0625
    assert len({padded_length(length) for length in lengths}) < 120


def test_an_acceptance_says_who_and_why_in_one_exact_form(story: Story) -> None:
    school = story.school
    found, _ = read_checkpoint(checkpoint(story, Accepted("oefening", (0, None))), school.directory, VAULT)
    assert found.accepted == Accepted("oefening", (0, None))
    assert "accepted" not in str(read_claim(checkpoint(story), _TYP, _SHAPE).payload)
    wrong: list[Any] = [
        Accepted("", (0, None)),
        Accepted("x" * 201, (0, None)),
        Accepted("twee\nregels", (0, None)),
        Accepted(" randen ", (0, None)),
        Accepted("oefening", (1, None)),
        Accepted("oefening", (0, "0" * 64)),
        Accepted("oefening", (-1, None)),
    ]
    for accepted in wrong:
        with pytest.raises(Unreadable):
            read_checkpoint(checkpoint(story, accepted), school.directory, VAULT)
