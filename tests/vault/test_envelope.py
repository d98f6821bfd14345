"""The envelope: what the profile allows opens, everything else is refused before or by the cryptography."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

from dossiertool.vault.crypto.encoding import compact_json, from_base64url, to_base64url
from dossiertool.vault.crypto.envelope import (
    MAX_ENVELOPE,
    MAX_RECIPIENTS,
    Unreadable,
    body_header,
    decrypt,
    encrypt,
    grant_header,
)
from dossiertool.vault.crypto.keys import KeyPair
from dossiertool.vault.format.grants import open_grant, write_grant

if TYPE_CHECKING:
    from collections.abc import Callable

PAIR = KeyPair.new()
OTHER = KeyPair.new()
ID = "00112233445566778899aabbccddeeff"
HEADER = body_header(ID, 3, 1)
PLAIN = b'{"tekst":"Noor telt verder vanaf tien."}'
ENVELOPE = encrypt(PLAIN, HEADER, [PAIR.public])


def altered(change: Callable[[dict[str, Any]], object]) -> bytes:
    members = json.loads(ENVELOPE)
    change(members)
    return compact_json(members)


def refused(envelope: bytes, reason: str | None = None) -> None:
    with pytest.raises(Unreadable, match=reason):
        decrypt(envelope, HEADER, PAIR)


def test_the_header_is_exactly_what_the_format_says() -> None:
    assert HEADER == (
        b'{"cty":"json","dossier":{"epoch":1,"id":"00112233445566778899aabbccddeeff","p":1,"retain_until":null,'
        b'"state":"open","version":3},"enc":"A256GCM","typ":"dossier-body+jose"}'
    )
    assert grant_header(ID, 2) == (
        b'{"cty":"jwk+json","dossier":{"epoch":2,"id":"00112233445566778899aabbccddeeff","p":1},'
        b'"enc":"A256GCM","typ":"dossier-grant+jose"}'
    )


def test_an_envelope_for_one_has_the_general_form_and_only_the_members_of_the_format() -> None:
    members = json.loads(ENVELOPE)
    (recipient,) = members["recipients"]

    assert compact_json(members) == ENVELOPE
    assert members.keys() == {"protected", "recipients", "iv", "ciphertext", "tag"}
    assert recipient.keys() == {"header", "encrypted_key"}
    assert recipient["header"].keys() == {"alg", "epk", "kid"}
    assert recipient["header"]["epk"].keys() == {"kty", "crv", "x", "y"}
    assert from_base64url(members["protected"]) == HEADER


def test_every_envelope_has_a_fresh_content_key_iv_and_ephemeral_key() -> None:
    second = json.loads(encrypt(PLAIN, HEADER, [PAIR.public]))
    first = json.loads(ENVELOPE)

    assert first["iv"] != second["iv"]
    assert first["ciphertext"] != second["ciphertext"]
    assert first["recipients"][0]["encrypted_key"] != second["recipients"][0]["encrypted_key"]
    assert first["recipients"][0]["header"]["epk"] != second["recipients"][0]["header"]["epk"]


def test_each_of_several_recipients_opens_it() -> None:
    envelope = encrypt(PLAIN, HEADER, [PAIR.public, OTHER.public])

    assert decrypt(envelope, HEADER, PAIR) == decrypt(envelope, HEADER, OTHER) == PLAIN


def test_a_recipient_that_stands_twice_is_refused_also_for_the_others() -> None:
    members = json.loads(encrypt(PLAIN, HEADER, [PAIR.public, OTHER.public]))
    members["recipients"].append(members["recipients"][1])

    refused(compact_json(members), "twice")


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Unreadable, match="kid"):
        decrypt(ENVELOPE, HEADER, OTHER)


@pytest.mark.parametrize(
    "header",
    [body_header(ID, 4, 1), body_header(ID, 3, 2), body_header(ID[::-1], 3, 1), grant_header(ID, 1), b"{}"],
)
def test_an_envelope_opens_only_in_the_place_it_was_made_for(header: bytes) -> None:
    with pytest.raises(Unreadable, match="another protected header"):
        decrypt(ENVELOPE, header, PAIR)


def test_every_changed_bit_is_refused() -> None:
    for position in range(len(ENVELOPE)):
        for bit in range(8):
            damaged = bytearray(ENVELOPE)
            damaged[position] ^= 1 << bit
            refused(bytes(damaged))


def test_with_two_recipients_a_changed_bit_never_gives_another_plaintext() -> None:
    """A JWE does not cover the other recipients: that is what signed entries are for."""
    envelope = encrypt(PLAIN, HEADER, [PAIR.public, OTHER.public])
    opened = 0
    for position in range(len(envelope)):
        damaged = bytearray(envelope)
        damaged[position] ^= 1 << (position % 8)
        try:
            assert decrypt(bytes(damaged), HEADER, PAIR) == PLAIN
            opened += 1
        except Unreadable:
            pass

    assert opened


@pytest.mark.parametrize("length", range(0, len(ENVELOPE), 7))
def test_an_envelope_that_was_cut_off_is_refused(length: int) -> None:
    refused(ENVELOPE[:length])


def test_the_flattened_form_is_refused() -> None:
    members = json.loads(ENVELOPE)
    flattened = {**members, **members.pop("recipients")[0]}
    flattened.pop("recipients")
    opened = JWE()
    opened.deserialize(json.dumps(flattened), key=JWK(**PAIR.jwk()))

    assert opened.payload == PLAIN  # jwcrypto would take it
    refused(compact_json(flattened), "not these members")


def test_the_compact_form_is_refused() -> None:
    refused(b"eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"tag":', b'"iv":"AAAAAAAAAAAAAAAA","tag":'),
        (b'"alg":', b'"alg":"ECDH-ES+A256KW","alg":'),
        (b'"crv":', b'"crv":"P-256","crv":'),
        (b'"encrypted_key":', b'"encrypted_key":"AAAA","encrypted_key":'),
    ],
)
def test_a_name_that_stands_twice_is_refused(old: bytes, new: bytes) -> None:
    refused(ENVELOPE.replace(old, new, 1), "duplicate name")


def test_a_name_that_stands_twice_in_the_protected_header_is_refused() -> None:
    twice = HEADER.replace(b'"version":3', b'"version":4,"version":3')

    refused(altered(lambda m: m.update(protected=to_base64url(twice))), "another protected header")


@pytest.mark.parametrize(
    "alg", ["ECDH-ES", "ECDH-ES+A128KW", "dir", "PBES2-HS512+A256KW", "RSA-OAEP", "none", None, 1]
)
def test_another_alg_is_refused(alg: object) -> None:
    refused(altered(lambda m: m["recipients"][0]["header"].update(alg=alg)), "another algorithm")


@pytest.mark.parametrize("enc", ["A128GCM", "A256CBC-HS512", "none"])
def test_another_enc_is_refused_even_when_it_would_decrypt(enc: str) -> None:
    header = HEADER.replace(b"A256GCM", enc.encode())

    refused(altered(lambda m: m.update(protected=to_base64url(header))), "another protected header")


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(aad="AAAA"),
        lambda m: m.update(unprotected={}),
        lambda m: m.pop("tag"),
        lambda m: m.update(recipients=[]),
        lambda m: m.update(recipients={}),
        lambda m: m.update(recipients=None),
        lambda m: m.update(recipients=m["recipients"] * 2),
        lambda m: m.update(recipients=m["recipients"] * (MAX_RECIPIENTS + 1)),
        lambda m: m.update(recipients=["x"]),
        lambda m: m["recipients"][0].update(extra=1),
        lambda m: m["recipients"][0].update(header=[]),
        lambda m: m["recipients"][0].update(encrypted_key="AAAA"),
        lambda m: m["recipients"][0]["header"].update(apu="AAAA"),
        lambda m: m["recipients"][0]["header"].update(kid=None),
        lambda m: m["recipients"][0]["header"].update(kid=["x"]),
        lambda m: m["recipients"][0]["header"].pop("kid"),
        lambda m: m["recipients"][0]["header"].update(epk=None),
        lambda m: m["recipients"][0]["header"]["epk"].update(crv="P-384"),
        lambda m: m["recipients"][0]["header"]["epk"].update(kty="OKP"),
        lambda m: m["recipients"][0]["header"]["epk"].update(x=m["recipients"][0]["header"]["epk"]["y"]),
        lambda m: m["recipients"][0]["header"]["epk"].update(x="A" * 43, y="A" * 43),
        lambda m: m["recipients"][0]["header"]["epk"].update(d="AAAA"),
        lambda m: m.update(iv=m["iv"] + "="),
        lambda m: m.update(iv="AAAA"),
        lambda m: m.update(tag=m["tag"] + "AA"),
        lambda m: m.update(ciphertext=m["ciphertext"] + "\n"),
        lambda m: m.update(ciphertext=""),
        lambda m: m.update(ciphertext=7),
    ],
)
def test_what_the_profile_does_not_allow_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    refused(altered(change))


def test_an_envelope_that_is_too_large_is_refused_unread() -> None:
    refused(b"[" * (MAX_ENVELOPE + 1), "too large")


def test_nesting_without_end_is_refused() -> None:
    refused(b'{"a":' * 200_000, "too deep")


def test_an_envelope_with_nothing_in_it_is_refused() -> None:
    refused(encrypt(b"", HEADER, [PAIR.public]))


def test_a_refusal_repeats_neither_content_nor_keys() -> None:
    with pytest.raises(Unreadable) as problem:
        decrypt(altered(lambda m: m["recipients"][0]["header"].update(apu="ZEGNIKS")), HEADER, PAIR)

    assert "ZEGNIKS" not in str(problem.value)


def test_a_grant_gives_the_pair_and_the_number() -> None:
    dossier = KeyPair.new()
    grant = write_grant(dossier, "D-7K3Q-92", PAIR.public, dossier=ID, epoch=1)

    assert open_grant(grant, PAIR, dossier=ID, epoch=1) == (dossier, "D-7K3Q-92")


@pytest.mark.parametrize(
    "change",
    [
        {"dossiernummer": None},
        {"dossiernummer": "Noor de Vries"},
        {"extra": "x"},
        {"d": "AAAA"},
        {"x": OTHER.public.jwk["x"]},
        {"crv": "P-384"},
    ],
)
def test_a_grant_that_holds_something_else_is_refused(change: dict[str, Any]) -> None:
    payload = compact_json({**KeyPair.new().jwk(), "dossiernummer": "D-7K3Q-92", **change})
    grant = encrypt(payload, grant_header(ID, 1), [PAIR.public])

    with pytest.raises(Unreadable):
        open_grant(grant, PAIR, dossier=ID, epoch=1)


@pytest.mark.parametrize("payload", [b"[]", b"geen JSON", b"{}"])
def test_a_grant_that_holds_no_key_is_refused(payload: bytes) -> None:
    with pytest.raises(Unreadable):
        open_grant(encrypt(payload, grant_header(ID, 1), [PAIR.public]), PAIR, dossier=ID, epoch=1)
