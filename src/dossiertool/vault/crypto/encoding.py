"""JSON and base64url with one spelling for each value, because what has two can be altered unseen."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


class _Refused(ValueError):
    """JSON for others, but not for us."""


def compact_json(value: object) -> bytes:
    """Return the value as ASCII JSON without white space, member names sorted."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def strict_json(data: bytes) -> Any:
    """Return the value of this JSON text.

    Raises:
        ValueError: not UTF-8, not JSON (RFC 8259), a duplicate name, too deep.
    """
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("too deep") from None
    except _Refused:
        raise
    except ValueError:  # its text and attributes can repeat what was read
        raise ValueError("not JSON") from None


def strict_object(data: bytes | object, members: frozenset[str]) -> dict[str, Any]:
    """Return a JSON object, given as text or as a value, that has exactly these members.

    Raises:
        ValueError: not JSON, not an object, a member missing or unknown.
    """
    value = strict_json(data) if isinstance(data, bytes) else data
    if not isinstance(value, dict) or value.keys() != members:
        raise ValueError("not these members")
    return value


def canonical_object(data: bytes, members: frozenset[str]) -> dict[str, Any]:
    """Return a JSON object with exactly these members, whose text is the compact JSON of what it holds.

    Raises:
        ValueError: as `strict_object`, or another spelling.
    """
    return canonical_value(data, strict_json(data), members)


def canonical_value(data: bytes, value: object, members: frozenset[str]) -> dict[str, Any]:
    """Return the value that was read from this text. Raises ValueError as `canonical_object`."""
    found = strict_object(value, members)
    if compact_json(found) != data:
        raise ValueError("not compact JSON")
    return found


def sha256_hex(*parts: bytes) -> str:
    """Return the SHA-256 of these bytes, one after the other, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def to_base64url(data: bytes) -> str:
    """Return the bytes as base64url without padding."""
    return urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64url(text: object, size: int | None = None) -> bytes:
    """Return the bytes that this base64url text stands for, exactly `size` of them if given.

    Raises:
        ValueError: not a text, other characters, padding, bits left over, another size.
    """
    if not isinstance(text, str) or not _ALPHABET.fullmatch(text):
        raise ValueError("not base64url")
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if to_base64url(data) != text or size not in (None, len(data)):
        raise ValueError("not canonical base64url, or another size")
    return data


def require_base64url(text: object) -> None:
    """Refuse what `from_base64url` would, without decoding it: for texts of many megabytes.

    Raises:
        ValueError: as `from_base64url`.
    """
    if not isinstance(text, str) or not _ALPHABET.fullmatch(text):
        raise ValueError("not base64url")
    from_base64url(text[len(text) // 4 * 4 :])  # only the end has bits that can be left over


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Refused("duplicate name")
    return members


def _refuse(constant: str) -> None:
    raise _Refused(f"{constant} is not JSON")
