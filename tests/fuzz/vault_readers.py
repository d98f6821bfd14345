"""Every reader of the vault's formats by name: something sound for it, and how it is read."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, strict_json
from dossiertool.vault.crypto.envelope import body_header, decrypt, signal_header
from dossiertool.vault.crypto.keyfile import unlock
from dossiertool.vault.crypto.keys import KeyPair, PersonalKey, PublicKey, SignatureKey
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.card import read_card, write_card
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import read_checkpoint
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.grants import open_grant, open_link, open_pointer
from dossiertool.vault.format.lines import read_reading, read_signal
from dossiertool.vault.format.manifest import read_manifest
from dossiertool.vault.format.packing import read_package
from dossiertool.vault.format.roles import Role
from dossiertool.vault.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

VECTORS = Path(__file__).parents[1] / "vault" / "vectors"
_WHOLE: dict[str, Any] = json.loads((VECTORS / "profile1-whole.json").read_text(encoding="utf-8"))
_ARCHIVE: dict[str, Any] = json.loads((VECTORS / "profile1-archive.json").read_text(encoding="utf-8"))
VAULT, ID = _WHOLE["kluis"], _WHOLE["id"]
DIRECTORY = Directory.follow([record.encode() for record in _WHOLE["directory"]], VAULT)
_SEALED = Directory.follow([record.encode() for record in _ARCHIVE["directory"]], _ARCHIVE["kluis"])
KEYS = {name: unlock(file.encode(), _WHOLE["wachtzin"]) for name, file in _WHOLE["sleutelbestanden"].items()}
ANNA, CARLA = KEYS["Anna"], KEYS["Carla"]
_GRANTS = {name: grant.encode() for name, grant in _WHOLE["grants"].items()}
DOSSIER, _ = open_grant(_GRANTS[f"2/{ANNA.public.kid}"], ANNA.pair, dossier=ID, epoch=2)
OLDER, _ = open_link(_GRANTS[f"1/{DOSSIER.public.kid}"], DOSSIER, dossier=ID, epoch=1)
_FOLDER = TemporaryDirectory()
_SEEN = {"checkpoint": "0" * 64, "directory": "1" * 64, "fingerprint": DIRECTORY.fingerprint, "n": 3}

Reader = tuple[bytes, "Callable[[bytes], object]"]


def _unlocked(data: bytes) -> PersonalKey:
    """Read a key file; the work that it may ask for is bounded elsewhere and done once here."""
    with patch.object(primitives, "argon2id", _wrapping), patch.object(primitives, "scrypt", _wrapping):
        return unlock(data, _WHOLE["wachtzin"])


@cache
def _worked(salt: bytes) -> bytes:
    return primitives.hkdf(salt, b"in plaats van Argon2id")


def _wrapping(passphrase: bytes, salt: bytes, **cost: int) -> bytes:
    assert all(0 < each <= 1 << 20 for each in cost.values())
    return _worked(salt)


def _remembered(data: bytes) -> object:
    path = Path(_FOLDER.name) / "kluizen.json"
    path.write_bytes(data)
    return Memory(path).seen(VAULT)


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.decode("utf-8", "surrogateescape"))


def _value(read: Callable[[object], object]) -> Callable[[bytes], object]:
    return lambda data: read(strict_json(data))


READERS: dict[str, Reader] = {
    "json": (b'{"a":[1,null,"x"]}', strict_json),
    "base64url": (b"AAECAwQFBgc", _text(from_base64url)),
    "entry": (
        _WHOLE["entries"][0].encode(),
        lambda data: Chain.follow([data], DIRECTORY, id=ID, vault=VAULT),
    ),
    "record": (_WHOLE["directory"][0].encode(), lambda data: Directory.follow([data], VAULT)),
    "checkpoint": (_WHOLE["checkpoint"].encode(), lambda data: read_checkpoint(data, DIRECTORY, VAULT)),
    "reading": (_WHOLE["reading"].encode(), lambda data: read_reading(data, DIRECTORY, VAULT)),
    "signal": (_WHOLE["signals"][0]["jws"].encode(), lambda data: read_signal(data, DIRECTORY, VAULT)),
    "manifest": (
        _ARCHIVE["manifest"].encode(),
        lambda data: read_manifest(data, _SEALED, _ARCHIVE["kluis"]),
    ),
    "package": (
        _ARCHIVE["pakket"]["tekst"].encode(),
        lambda data: read_package(
            data, bytes.fromhex(_ARCHIVE["pakket"]["handtekening"]), _SEALED, _ARCHIVE["kluis"]
        ),
    ),
    "body": (_WHOLE["bodies"]["1/1"].encode(), lambda data: decrypt(data, body_header(ID, 1, 1), OLDER)),
    "signal envelope": (
        _WHOLE["signals"][1]["envelope"].encode(),
        lambda data: decrypt(data, signal_header(ID, 2), DOSSIER),
    ),
    "grant": (
        _GRANTS[f"2/{ANNA.public.kid}"],
        lambda data: open_grant(data, ANNA.pair, dossier=ID, epoch=2),
    ),
    "link": (_GRANTS[f"1/{DOSSIER.public.kid}"], lambda data: open_link(data, DOSSIER, dossier=ID, epoch=1)),
    "pointer": (
        _GRANTS[f"2/{CARLA.public.kid}"],
        lambda data: open_pointer(data, CARLA.pair, dossier=ID, epoch=2),
    ),
    "plaintext": (Body.new(b"{}").padded(), Body.from_padded),
    "card": (write_card(ANNA, "Anna"), lambda data: read_card(data, Role.MEELEZER)),
    "key file": (_WHOLE["sleutelbestanden"]["Anna"].encode(), _unlocked),
    "paper key": (_WHOLE["herstelsleutel"].encode(), _text(RecoveryKey.from_text)),
    "kluizen.json": (compact_json({VAULT: _SEEN}), _remembered),
    "public key": (compact_json(ANNA.public.jwk), _value(PublicKey.from_jwk)),
    "key pair": (compact_json(ANNA.pair.jwk()), _value(KeyPair.from_jwk)),
    "signature key": (compact_json(ANNA.signer.public.jwk), _value(SignatureKey.from_jwk)),
    "key set": (compact_json(ANNA.jwk_set()), _value(PersonalKey.from_jwk_set)),
}
# What no signature, tag or check covers: another value may be read from other bytes.
LOOSE = {
    *("json", "base64url", "plaintext", "card", "key file", "paper key", "kluizen.json"),
    *("public key", "key pair", "signature key", "key set"),
}


def corpus() -> dict[str, bytes]:
    """Return the frozen faults, what other standards write, and what was made to exhaust a reader."""
    negatives = json.loads((VECTORS / "negatives.json").read_text(encoding="utf-8"))
    found: dict[str, bytes] = {}
    for kind in ("enveloppen", "handtekeningen"):
        for item in negatives[kind]:
            text = item.get("invoer_base64url")
            raw = item["invoer"].encode() if text is None else urlsafe_b64decode(text + "=" * (-len(text) % 4))
            found[f"{kind}: {item['fout']}"] = raw
    for item in negatives["sleutels"]:
        found[f"sleutel: {item['fout']}"] = json.dumps(item["invoer"]).encode()
    standards = json.loads((VECTORS / "standards.json").read_text(encoding="utf-8"))
    for kind in ("jwe", "jws"):
        found |= {name: token.encode() for name, token in standards[kind].items()}
    return found | HOSTILE


HOSTILE = {
    "nested arrays": b"[" * 60_000,
    "nested objects": b'{"a":' * 12_000,
    "closed nesting": b"[" * 900 + b"]" * 900,
    "many members": b"{" + b",".join(b'"%d":0' % n for n in range(6000)) + b"}",
    "many elements": b"[" + b"0," * 30_000 + b"0]",
    "one long text": b'"' + b"x" * 60_000 + b'"',
    "one long number": b"9" * 60_000,
    "one long fraction": b"0." + b"9" * 60_000,
    "a large exponent": b"1e999999999",
    "escapes": b'"' + b"\\u0061" * 10_000 + b'"',
    "lone surrogates": b'"' + b"\\ud800" * 10_000 + b'"',
    "white space": b" " * 60_000,
    "zeros": bytes(60_000),
    "digits of the paper key": b"0" * 60_000,
    "dashes": b"-" * 60_000,
    "not UTF-8": b"\xff" * 60_000,
    "letters that grow when capitals": "\ufb03".encode() * 20_000,
    "a start of a body and blanks": b'{"salt":"' + b"A" * 43 + b'","dossier":' + b" " * 60_000,
}
