"""A person's key under a passphrase: the bytes of a key file (`docs/format.md` §6), not the file."""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.encoding import (
    compact_json,
    from_base64url,
    strict_json,
    strict_object,
    to_base64url,
)
from dossiertool.vault.crypto.keys import PersonalKey

if TYPE_CHECKING:
    from collections.abc import Container

MAX_SIZE = 64 * 1024
_KIND = "dossiertool-sleutelbestand"
_FIXED = {"enc": "A256GCM", "typ": _KIND, "v": 1}
_MEMBERS = frozenset({*_FIXED, "kdf", "salt", "iv", "ciphertext", "tag"})
_SALT_SIZE, _IV_SIZE = 16, 12
# What each function may cost: more could stop the machine, less makes guessing cheap.
_ALLOWED: dict[str, dict[str, Container[int]]] = {
    "argon2id": {
        "m": range(19 * 1024, 1024 * 1024 + 1),
        "t": range(1, 10 + 1),
        "p": range(1, 16 + 1),
    },
    "scrypt": {"n": [1 << power for power in range(15, 20 + 1)], "r": [8], "p": range(1, 4 + 1)},
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs: memory in KiB, passes, lanes (Argon2id)."""

    m: int = 64 * 1024
    t: int = 3
    p: int = 4


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """What one guess costs where the machine has no Argon2id: n blocks of 128·r bytes, p times."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1


def _usual_cost() -> Cost | ScryptCost:
    """Return the second choice of RFC 9106, or scrypt where OpenSSL is older than 3.2."""
    return Cost() if primitives.has_argon2id() else ScryptCost()


def lock(key: PersonalKey, passphrase: str, *, _cost: Cost | ScryptCost | None = None) -> bytes:
    """Return the content of a key file. How long a passphrase must be is for the caller to say.

    Raises:
        InvalidInput: the passphrase is empty, or the machine lacks the memory for it.
    """
    if not passphrase.strip():
        raise InvalidInput("De wachtzin is leeg.", "Kies een zin van vier of meer woorden die u onthoudt.")
    salt, iv = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_IV_SIZE)
    cost = _cost or _usual_cost()
    kdf = "argon2id" if isinstance(cost, Cost) else "scrypt"
    header = {**_FIXED, "kdf": kdf, **asdict(cost), "salt": to_base64url(salt), "iv": to_base64url(iv)}
    wrapping = _wrapping_key(passphrase, salt, cost)
    ciphertext, tag = primitives.aes_gcm_encrypt(
        wrapping, iv, compact_json(key.jwk_set()), compact_json(header)
    )
    members = {**header, "ciphertext": to_base64url(ciphertext), "tag": to_base64url(tag)}
    return json.dumps(members, indent=2, sort_keys=True).encode("ascii") + b"\n"


def require_key_file(content: bytes) -> None:
    """Refuse what is no key file before anyone is asked for a passphrase. Raises InvalidInput as `unlock`."""
    _read(content)


def unlock(content: bytes, passphrase: str) -> PersonalKey:
    """Return the key in a key file.

    Raises:
        InvalidInput: this is no key file, or one of a later version.
        Tampered: a wrong passphrase or a damaged file (one message), or a cost out of bounds.
    """
    members = _read(content)
    try:
        if members.get("kdf") not in list(_ALLOWED):
            raise ValueError("another kdf")
        strict_object(members, _MEMBERS | _ALLOWED[members["kdf"]].keys())
        if any(members[name] != value for name, value in _FIXED.items()):
            raise ValueError("another algorithm")
        salt, iv = from_base64url(members["salt"], _SALT_SIZE), from_base64url(members["iv"], _IV_SIZE)
        ciphertext = from_base64url(members["ciphertext"])
        tag = from_base64url(members["tag"], primitives.TAG_SIZE)
    except ValueError:
        raise _does_not_open() from None
    cost = _checked_cost(members)
    header = {name: value for name, value in members.items() if name not in ("ciphertext", "tag")}
    wrapping = _wrapping_key(passphrase, salt, cost)
    try:
        plain = primitives.aes_gcm_decrypt(wrapping, iv, ciphertext, tag, compact_json(header))
        return PersonalKey.from_jwk_set(strict_json(plain))
    except ValueError:
        raise _does_not_open() from None


def _read(content: bytes) -> dict[str, Any]:
    try:
        members = strict_json(content) if len(content) <= MAX_SIZE else None
    except ValueError:
        members = None
    if not isinstance(members, dict) or members.get("typ") != _KIND:
        raise InvalidInput(
            "Dit is geen sleutelbestand.", "Kies het bestand dat is gemaakt met: dossiertool kluis begin"
        )
    version = members.get("v")
    if type(version) is int and version > 1:
        raise InvalidInput(
            "Dit sleutelbestand is gemaakt met een nieuwere versie van dossiertool.",
            "Werk dossiertool bij.",
        )
    return members


def _checked_cost(members: dict[str, Any]) -> Cost | ScryptCost:
    """Refuse before computing: whoever chooses the cost could stop the machine, or make guessing cheap."""
    allowed = _ALLOWED[members["kdf"]]
    wanted = {name: members[name] for name in allowed}
    if not all(type(value) is int and value in allowed[name] for name, value in wanted.items()):
        raise Tampered(
            "Het sleutelbestand is beschadigd of gewijzigd: het vraagt te veel of te weinig rekenwerk.",
            "Gebruik een reservekopie van het sleutelbestand, of de herstelsleutel.",
        )
    return Cost(**wanted) if members["kdf"] == "argon2id" else ScryptCost(**wanted)


def _wrapping_key(passphrase: str, salt: bytes, cost: Cost | ScryptCost) -> bytes:
    """One passphrase has several spellings in Unicode: keyboards differ in how they write an é."""
    spelled = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    if isinstance(cost, ScryptCost):
        return primitives.scrypt(spelled, salt, n=cost.n, r=cost.r, p=cost.p)
    return primitives.argon2id(spelled, salt, memory=cost.m, passes=cost.t, lanes=cost.p)


def _does_not_open() -> Tampered:
    return Tampered(
        "Het sleutelbestand gaat niet open: de wachtzin klopt niet of het bestand is beschadigd.",
        "Typ de wachtzin opnieuw. Helpt dat niet? Neem een reservekopie van het bestand, of de herstelsleutel.",
    )
