"""What is signed in a package: the list of its files (`docs/format.md` §12). Made and read without a store."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import compact_json, from_base64url, strict_json, to_base64url
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.fields import is_hash, is_id, is_positive, is_time
from dossiertool.vault.format.signature import read_claim, sign

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import SignatureKey, SigningPair
    from dossiertool.vault.format.directory import Directory, Person
    from dossiertool.vault.format.signature import Shape

_TYP = "dossier-package+jose"
_SHAPE: Shape = {
    "at": is_time,
    "dir": is_hash,
    "id": is_id,
    "list": is_hash,
    "seal": is_hash,
    "vault": is_id,
    "version": is_positive,
}
# An Ed25519 public key as X.509 has it (RFC 8410), before its 32 bytes.
_SPKI = bytes.fromhex("302a300506032b6570032100")


@dataclass(frozen=True, slots=True)
class Package:
    """What whoever makes a package signs; `list` is the hash of the list of files, `seal` of the entry."""

    at: str
    dir: str
    id: str
    list: str
    seal: str
    vault: str
    version: int

    def signed(self, signer: SigningPair) -> tuple[bytes, bytes]:
        """Return the text that is signed and the signature, apart, so that `openssl` can check them."""
        parts = strict_json(sign(asdict(self), _TYP, signer))
        return f"{parts['protected']}.{parts['payload']}".encode(), from_base64url(parts["signature"])


def read_package(text: bytes, signature: bytes, directory: Directory, vault: str) -> tuple[Package, Person]:
    """Return what was signed, and by whom.

    Raises:
        Unreadable: it is no such text, or not by somebody in the directory.
    """
    try:
        protected, payload = text.decode("ascii").split(".")
    except ValueError:
        raise Unreadable("not a signed text") from None
    parts = {"payload": payload, "protected": protected, "signature": to_base64url(signature)}
    claim = read_claim(compact_json(parts), _TYP, _SHAPE)
    package = Package(**claim.payload)
    if package.vault != vault:
        raise Unreadable("of another vault")
    by = directory.signer(claim.kid, directory.place(package.dir))
    claim.require_by(by.sig)
    return package, by


def as_der(key: SignatureKey) -> bytes:
    """Return a signature key as `openssl` reads it."""
    return _SPKI + from_base64url(key.jwk["x"])


def vault_of(record: bytes) -> str:
    """Return the id of the vault that a record of a directory names; the signature is not looked at.

    Raises:
        Unreadable: it names none.
    """
    try:
        vault = strict_json(from_base64url(strict_json(record)["payload"]))["vault"]
    except (ValueError, KeyError, TypeError):
        raise Unreadable("not a record") from None
    if not is_id(vault):
        raise Unreadable("not a vault")
    return str(vault)
