"""Keys in memory, and the key file that holds one under a passphrase."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from argon2.exceptions import HashingError
from cryptography.exceptions import UnsupportedAlgorithm
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.errors import ExitCode, InvalidInput, Tampered
from dossiertool.vault.crypto import argon2_package, primitives
from dossiertool.vault.crypto.keyfile import Cost, ScryptCost, lock, unlock
from dossiertool.vault.crypto.keys import KeyPair, PersonalKey, PublicKey, new_personal_key

CHEAP = Cost(m=19 * 1024, t=1, p=1)
PASSPHRASE = "vier fietsen in de gang"


@pytest.fixture(scope="module")
def key() -> PersonalKey:
    return new_personal_key()


@pytest.fixture(scope="module")
def locked(key: PersonalKey) -> bytes:
    return lock(key, PASSPHRASE, _cost=CHEAP)


def changed(locked: bytes, **members: Any) -> bytes:
    return json.dumps({**json.loads(locked), **members}).encode()


def test_the_thumbprint_is_that_of_rfc_7638() -> None:
    """The key of RFC 7517 A.1; its thumbprint was computed with `jose jwk thp`."""
    public = PublicKey.from_jwk(
        {
            "kty": "EC",
            "crv": "P-256",
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
            "use": "enc",
        }
    )

    assert public.kid == "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"


def test_no_repr_shows_key_material(key: PersonalKey) -> None:
    shown = repr(key) + str(key) + repr(key.pair)

    for keys in key.jwk_set()["keys"]:
        assert keys["d"] not in shown
    assert repr(key.pair.private) not in shown


@pytest.mark.parametrize(
    "change",
    [
        {"y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"},
        {"crv": "P-384"},
        {"use": "sig"},
        {"kty": "OKP"},
        {"kid": "mijn-sleutel"},
        {"d": "AA"},
        {"x": 1},
    ],
)
def test_a_public_key_that_is_not_ours_is_refused(key: PersonalKey, change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        PublicKey.from_jwk({**key.public.jwk, **change})


def test_a_private_key_whose_halves_do_not_belong_together_is_refused(key: PersonalKey) -> None:
    with pytest.raises(ValueError, match="not a P-256 key pair"):
        KeyPair.from_jwk({**key.pair.jwk(), "d": KeyPair.new().jwk()["d"]})
    signing = {**key.jwk_set()["keys"][1], "d": new_personal_key().jwk_set()["keys"][1]["d"]}
    with pytest.raises(ValueError, match="not an Ed25519 key pair"):
        PersonalKey.from_jwk_set({"keys": [key.pair.jwk(), signing]})


def test_a_key_set_holds_one_key_to_open_and_one_to_sign(key: PersonalKey) -> None:
    with pytest.raises(ValueError, match="not two keys"):
        PersonalKey.from_jwk_set({"keys": [key.pair.jwk()]})


def test_a_key_file_at_its_real_cost_gives_the_key_back(key: PersonalKey) -> None:
    locked = lock(key, PASSPHRASE)

    began = time.perf_counter()
    assert unlock(locked, PASSPHRASE) == key
    assert time.perf_counter() - began < 10

    assert {name: json.loads(locked)[name] for name in "mtp"} == {"m": 65536, "t": 3, "p": 4}


def test_two_key_files_of_one_key_share_no_salt_and_no_iv(key: PersonalKey, locked: bytes) -> None:
    first, second = json.loads(locked), json.loads(lock(key, PASSPHRASE, _cost=CHEAP))

    for member in ("salt", "iv", "ciphertext", "tag"):
        assert first[member] != second[member]


def test_a_passphrase_may_be_typed_on_another_keyboard(key: PersonalKey) -> None:
    locked = lock(key, "caf\u00e9 om de hoek", _cost=CHEAP)

    assert unlock(locked, "cafe\u0301 om de hoek") == key


def test_a_wrong_passphrase_and_a_damaged_file_give_one_message(locked: bytes) -> None:
    with pytest.raises(Tampered) as wrong:
        unlock(locked, PASSPHRASE + "!")
    with pytest.raises(Tampered) as damaged:
        unlock(changed(locked, tag="A" * 22), PASSPHRASE)

    assert wrong.value.message == damaged.value.message
    assert wrong.value.exit_code is ExitCode.TAMPERED
    assert PASSPHRASE not in wrong.value.message


@pytest.mark.parametrize("passphrase", ["", "  ", "\t\n"])
def test_an_empty_passphrase_is_refused(key: PersonalKey, passphrase: str) -> None:
    with pytest.raises(InvalidInput, match="leeg"):
        lock(key, passphrase, _cost=CHEAP)


def test_whatever_byte_is_changed_the_key_file_gives_no_other_key(key: PersonalKey, locked: bytes) -> None:
    unnoticed = set()
    for position in range(len(locked)):
        damaged = bytearray(locked)
        damaged[position] ^= 1 << (position % 7)
        try:
            assert unlock(bytes(damaged), PASSPHRASE) == key
            unnoticed.add(locked[position])
        except (Tampered, InvalidInput):
            pass

    assert unnoticed <= set(b" \n")


@pytest.mark.parametrize("end", [0, 1, 50, 200, -2, -40])
def test_a_key_file_that_was_cut_off_is_refused(locked: bytes, end: int) -> None:
    with pytest.raises((Tampered, InvalidInput)):
        unlock(locked[:end], PASSPHRASE)


@pytest.mark.parametrize(
    "cost",
    [
        {"m": 2**40},
        {"m": 1024 * 1024 + 1},
        {"m": 19 * 1024 - 1},
        {"m": -65536},
        {"t": 11},
        {"t": 0},
        {"t": 2**31},
        {"p": 0},
        {"p": 17},
        {"m": "65536"},
        {"m": 65536.0},
        {"t": True},
        {"p": None},
        {"m": [65536]},
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_any_work(locked: bytes, cost: dict[str, Any]) -> None:
    began = time.perf_counter()
    with pytest.raises(Tampered, match="rekenwerk"):
        unlock(changed(locked, **cost), PASSPHRASE)

    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "member",
    [
        {"kdf": "scrypt"},
        {"enc": "A128GCM"},
        {"v": 0},
        {"extra": 1},
        {"salt": "AAAA"},
        {"iv": None},
        {"ciphertext": "="},
    ],
)
def test_a_key_file_of_another_shape_is_refused(locked: bytes, member: dict[str, Any]) -> None:
    with pytest.raises(Tampered):
        unlock(changed(locked, **member), PASSPHRASE)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b"PK\x03\x04", b'{"typ":"iets anders"}', b" " * 70_000, "é".encode("latin1")],
)
def test_what_is_no_key_file_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(InvalidInput, match="geen sleutelbestand"):
        unlock(content, PASSPHRASE)


def test_a_key_file_of_a_later_version_asks_for_an_update(locked: bytes) -> None:
    with pytest.raises(InvalidInput, match="nieuwere versie"):
        unlock(changed(locked, v=2), PASSPHRASE)


def test_line_ends_of_another_system_do_no_harm(key: PersonalKey, locked: bytes) -> None:
    assert unlock(locked.replace(b"\n", b"\r\n"), PASSPHRASE) == key


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_no_content_at_all_breaks_the_reader(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        unlock(content, PASSPHRASE)


def test_a_machine_without_argon2id_writes_scrypt_and_any_other_cost_is_refused() -> None:
    key = new_personal_key()
    made = lock(key, "vier woorden", _cost=ScryptCost(n=1 << 15))
    members = json.loads(made)
    assert (members["kdf"], members["n"], members["r"], members["p"]) == ("scrypt", 1 << 15, 8, 1)
    assert unlock(made, "vier woorden") == key
    for change in (
        {"n": 1 << 14},
        {"n": (1 << 15) + 1},
        {"n": 1 << 21},
        {"r": 16},
        {"p": 5},
        {"kdf": ["scrypt"]},
    ):
        with pytest.raises(Tampered):
            unlock(json.dumps({**members, **change}).encode(), "vier woorden")


def without_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a machine whose OpenSSL is older than 3.2: `cryptography` then says so at this very call."""

    def unsupported(**_: object) -> None:
        raise UnsupportedAlgorithm("needs OpenSSL 3.2")

    monkeypatch.setattr(primitives, "Argon2id", unsupported)


def test_a_key_file_of_openssl_opens_with_the_package_and_the_other_way_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, cheap = new_personal_key(), Cost(m=19 * 1024, t=1, p=2)
    by_openssl = lock(key, PASSPHRASE, _cost=cheap)
    with monkeypatch.context() as patch:
        without_openssl(patch)
        assert unlock(by_openssl, PASSPHRASE) == key
        by_package = lock(key, PASSPHRASE, _cost=cheap)
        assert json.loads(lock(key, PASSPHRASE))["kdf"] == "argon2id"
        with pytest.raises(Tampered):
            unlock(by_openssl, "een andere zin")
    assert unlock(by_package, PASSPHRASE) == key


def test_without_openssl_and_package_scrypt_is_written_and_argon2id_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = new_personal_key()
    by_openssl = lock(key, PASSPHRASE, _cost=Cost(m=19 * 1024, t=1, p=2))
    without_openssl(monkeypatch)
    monkeypatch.setattr(argon2_package, "is_installed", lambda: False)

    assert json.loads(lock(key, PASSPHRASE))["kdf"] == "scrypt"
    with pytest.raises(InvalidInput) as told:
        unlock(by_openssl, PASSPHRASE)
    assert "dossiertool[argon2]" in (told.value.hint or "")


def test_too_little_memory_for_the_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    without_openssl(monkeypatch)
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", refused)
    with pytest.raises(InvalidInput, match="te weinig geheugen"):
        lock(new_personal_key(), PASSPHRASE)
