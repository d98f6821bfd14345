"""The vectors of the standards: what the profile uses gives their answers, what it does not use is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossiertool.vault.crypto import jose, primitives
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, to_base64url
from dossiertool.vault.crypto.envelope import Unreadable, decrypt
from dossiertool.vault.crypto.keys import KeyPair, SignatureKey, SigningPair
from dossiertool.vault.format.entry import read_entry

FILE: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "standards.json").read_text("utf-8"))
OURS = KeyPair.new()
HEADER = b'{"enc":"A256GCM"}'
# What stands in RFC 8037 A.1–A.4.
RFC8037 = {
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
    "protected": "eyJhbGciOiJFZERTQSJ9",
    "payload": "RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
    "signature": "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
}


def test_every_token_of_the_rfcs_is_there() -> None:
    assert (len(FILE["jwe"]), len(FILE["jws"])) == (36, 25)
    for section in range(1, 13):
        assert any(name.startswith(f"RFC 7520 5.{section} ") for name in FILE["jwe"])


@pytest.mark.parametrize("name", FILE["jwe"])
def test_an_encrypted_token_of_an_rfc_is_none_of_ours(name: str) -> None:
    """None has our algorithms in our form. A compact token is no JSON, the others have other members."""
    token = FILE["jwe"][name]
    compact = not token.startswith("{")
    header = b"{}" if compact else from_base64url(json.loads(token).get("protected", ""))
    with pytest.raises(Unreadable) as problem:
        decrypt(token.encode(), header, OURS)
    sizes = "not canonical base64url, or another size"  # IV of 16 bytes: another cipher than AES-GCM
    assert str(problem.value) in (("not JSON",) if compact else ("not these members", sizes))


@pytest.mark.parametrize("name", FILE["jws"])
def test_a_signed_token_of_an_rfc_is_none_of_ours(name: str) -> None:
    token = FILE["jws"][name]
    with pytest.raises(Unreadable) as problem:
        read_entry(token.encode())
    assert str(problem.value) == ("not these members" if token.startswith("{") else "not JSON")


@pytest.mark.parametrize("name", [name for name in FILE["jwe"] if " 5." in name and "compact" not in name])
def test_a_token_of_an_rfc_in_our_own_form_is_refused_for_its_algorithm(name: str) -> None:
    """The same header, moved to where ours stands, with everything else as the profile wants it."""
    token = json.loads(FILE["jwe"][name])
    sound = json.loads(jose_envelope())
    protected = json.loads(from_base64url(token["protected"])) if "protected" in token else {}
    of_recipient = token.get("recipients", [{}])[0].get("header", {}) | token.get("header", {})
    said = {**token.get("unprotected", {}), **protected, **of_recipient}
    sound["recipients"][0]["header"]["alg"] = said["alg"]
    with pytest.raises(Unreadable, match="another algorithm"):
        decrypt(compact_json(sound), HEADER, OURS)


def jose_envelope() -> bytes:
    return compact_json(jose.encrypt(b"{}", HEADER, {OURS.public.kid: OURS.public.jwk}))


def test_the_thumbprint_of_rfc_8037() -> None:
    key = SignatureKey.from_jwk({"crv": "Ed25519", "kty": "OKP", "use": "sig", "x": RFC8037["x"]})
    assert key.kid == RFC8037["kid"]
    assert SigningPair.from_private(from_base64url(RFC8037["d"])).public == key


def test_the_signature_of_rfc_8037_is_right_and_with_one_bit_more_it_is_not() -> None:
    jwk = SignatureKey.from_jwk({"crv": "Ed25519", "kty": "OKP", "use": "sig", "x": RFC8037["x"]}).jwk
    jws = {name: RFC8037[name] for name in ("payload", "protected", "signature")}
    assert jose.verified(compact_json(jws), jwk)
    for name in ("payload", "signature"):
        other = bytearray(from_base64url(jws[name]))
        other[0] ^= 1
        assert not jose.verified(compact_json({**jws, name: to_base64url(bytes(other))}), jwk)


@pytest.mark.parametrize("vector", FILE["ed25519"], ids=lambda vector: vector["public"][:8])
def test_ed25519_gives_the_public_key_of_its_vectors(vector: dict[str, str]) -> None:
    assert primitives.ed25519_public(bytes.fromhex(vector["seed"])).hex() == vector["public"]


@pytest.mark.parametrize("vector", FILE["aes_256_gcm"], ids=lambda vector: vector["tag"][:8])
def test_aes_gcm_gives_the_answers_of_nist(vector: dict[str, str]) -> None:
    key, iv, ciphertext, tag, aad = (bytes.fromhex(vector[name]) for name in ("key", "iv", "ct", "tag", "aad"))
    if vector["pt"] is None:
        with pytest.raises(ValueError, match="does not decrypt"):
            primitives.aes_gcm_decrypt(key, iv, ciphertext, tag, aad)
        return
    plain = bytes.fromhex(vector["pt"])
    assert primitives.aes_gcm_decrypt(key, iv, ciphertext, tag, aad) == plain
    assert primitives.aes_gcm_encrypt(key, iv, plain, aad) == (ciphertext, tag)


@pytest.mark.parametrize("vector", FILE["argon2id"], ids=lambda vector: vector["output"][:8])
def test_argon2id_gives_the_answers_of_its_reference(vector: dict[str, str]) -> None:
    passphrase, salt = bytes.fromhex(vector["pass"]), bytes.fromhex(vector["salt"])
    cost = {"memory": int(vector["memcost"]), "passes": int(vector["iter"]), "lanes": int(vector["lanes"])}
    assert primitives.argon2id(passphrase, salt, **cost).hex() == vector["output"]


@pytest.mark.parametrize("vector", FILE["scrypt"], ids=lambda vector: vector["n"])
def test_scrypt_gives_the_answers_of_rfc_7914(vector: dict[str, str]) -> None:
    cost = {name: int(vector[name]) for name in "nrp"}
    made = primitives.scrypt(vector["password"].encode(), vector["salt"].encode(), **cost)
    assert made.hex() == vector["derived_key"][:64]


def test_hkdf_gives_the_answer_of_rfc_5869_without_salt() -> None:
    """Of its three cases the profile uses this one: no salt."""
    (vector,) = [each for each in FILE["hkdf_sha256"] if not each["salt"]]
    made = primitives.hkdf(bytes.fromhex(vector["IKM"]), bytes.fromhex(vector["info"]))
    assert made.hex() == vector["OKM"][:64]
