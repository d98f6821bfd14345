"""The manifest of a seal: every file of the sealed version by its hash (`docs/format.md` §12)."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex
from dossiertool.vault.crypto.envelope import MAX_ENVELOPE, Unreadable
from dossiertool.vault.format.fields import is_count, is_hash, is_id, is_positive, is_time
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.signature import MAX_PAYLOAD, read_claim, sign

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.format.directory import Directory, Person
    from dossiertool.vault.format.signature import Shape

TEXT = "dossier.json"
"""The name of the text itself among the files."""
_TYP = "dossier-manifest+jose"
_ID_LENGTH = 32
_SALT_SIZE = 32
_LONGEST_NAME = 200
_PART = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One file of a sealed version: its path in a package, and hash and size of what it holds.

    `att` is the id of the attachment that holds it; None for the text of the dossier.
    """

    att: str | None
    name: str
    sha256: str
    size: int

    @classmethod
    def of(cls, att: str | None, name: str, content: bytes) -> SealedFile:
        """Return the line of a file."""
        return cls(att, name, sha256_hex(content), len(content))

    def fits(self, content: bytes) -> bool:
        """Tell whether this is what was sealed."""
        return (len(content), sha256_hex(content)) == (self.size, self.sha256)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says; the members are those of the format."""

    at: str
    dir: str
    files: tuple[SealedFile, ...]
    id: str
    number: str
    salt: str
    vault: str
    version: int

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash.

        Raises:
            ValueError: more files than a manifest can name.
        """
        jws = sign({**asdict(self), "files": [asdict(one) for one in self.files]}, _TYP, signer)
        if len(jws) > MAX_PAYLOAD:
            raise ValueError("too many files")
        return jws


def id_of(jws: bytes) -> str:
    """Return the id of the attachment that holds this manifest."""
    return sha256_hex(jws)[:_ID_LENGTH]


def read_manifest(jws: bytes, directory: Directory, vault: str) -> tuple[Manifest, Person]:
    """Return a manifest of this vault, and who signed it.

    Raises:
        Unreadable: it is none, or not by somebody who was in the directory.
    """
    claim = read_claim(jws, _TYP, _SHAPE)
    says = dict(claim.payload)
    says["files"] = tuple(SealedFile(**one) for one in says["files"])
    manifest = Manifest(**says)
    if manifest.vault != vault:
        raise Unreadable("of another vault")
    by = directory.signer(claim.kid, directory.place(manifest.dir))
    claim.require_by(by.sig)
    return manifest, by


def is_name(value: object) -> bool:
    """Tell whether this can be the path of a file in a package, on every system and in no other place."""
    return isinstance(value, str) and len(value) <= _LONGEST_NAME and _NAME.fullmatch(value) is not None


def _is_file(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"att", "name", "sha256", "size"}
        and (value["att"] is None) == (value["name"] == TEXT)
        and (value["att"] is None or is_id(value["att"]))
        and is_name(value["name"])
        and is_hash(value["sha256"])
        and is_count(value["size"])
        and value["size"] <= MAX_ENVELOPE
    )


def _are_files(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_file, value)):
        return False
    names = [one["name"] for one in value]
    lowered = {name.lower() for name in names}  # two names that are one on some systems
    return sorted(names) == names and len(lowered) == len(names) and TEXT in names


def _is_salt(value: object) -> bool:
    try:
        return len(from_base64url(value, _SALT_SIZE)) == _SALT_SIZE
    except ValueError:
        return False


_SHAPE: Shape = {
    "at": is_time,
    "dir": is_hash,
    "files": _are_files,
    "id": is_id,
    "number": lambda value: isinstance(value, str) and is_number(value),
    "salt": _is_salt,
    "vault": is_id,
    "version": is_positive,
}
