"""One fault per item, and the reason for which it is refused: nothing is refused by accident."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable, decrypt
from dossiertool.vault.crypto.keys import KeyPair, PublicKey, SignatureKey
from dossiertool.vault.format.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Callable

FILE: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "negatives.json").read_text("utf-8"))
PAIR, SIGNER = KeyPair.from_jwk(FILE["sleutel"]), SignatureKey.from_jwk(FILE["ondertekenaar"])
HEADER = FILE["header"].encode()
KEYS: dict[str, Callable[[object], object]] = {
    "encryptie": PublicKey.from_jwk,
    "prive": KeyPair.from_jwk,
    "handtekening": SignatureKey.from_jwk,
}


def items(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("item", FILE[kind], ids=lambda item: ascii(item["fout"]))


def given(item: dict[str, str]) -> bytes:
    if "invoer" in item:
        return item["invoer"].encode()
    text = item["invoer_base64url"]
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def refused(item: dict[str, Any], read: Callable[[], object]) -> None:
    began = time.perf_counter()
    with pytest.raises((Unreadable, ValueError)) as problem:
        read()
    assert str(problem.value) == item["reden"]
    assert time.perf_counter() - began < 1


def verified(jws: bytes) -> object:
    entry, claim = read_entry(jws)
    claim.require_by(SIGNER)
    return entry


def test_what_the_faults_were_put_into_is_itself_sound() -> None:
    assert decrypt(FILE["goed"]["envelop"].encode(), HEADER, PAIR) == b"{}"
    assert verified(FILE["goed"]["handtekening"].encode())


@items("enveloppen")
def test_an_envelope_with_one_fault_is_refused_for_that_fault(item: dict[str, str]) -> None:
    refused(item, lambda: decrypt(given(item), HEADER, PAIR))


@items("handtekeningen")
def test_a_signed_entry_with_one_fault_is_refused_for_that_fault(item: dict[str, str]) -> None:
    refused(item, lambda: verified(given(item)))


@items("sleutels")
def test_a_key_with_one_fault_is_refused_for_that_fault(item: dict[str, Any]) -> None:
    refused(item, lambda: KEYS[item["soort"]](item["invoer"]))


def test_a_mirrored_ephemeral_key_gives_the_same_text_and_another_hash() -> None:
    """ECDH looks at x alone, so −y opens too: why an entry signs the hash of the exact envelope."""
    sound, mirrored = (FILE["goed"][name].encode() for name in ("envelop", "gespiegeld"))
    assert decrypt(mirrored, HEADER, PAIR) == decrypt(sound, HEADER, PAIR)
    assert sha256_hex(mirrored) != sha256_hex(sound)
