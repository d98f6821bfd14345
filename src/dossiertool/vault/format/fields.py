"""What may stand in the members of a signed payload: one question per kind of value (`docs/format.md` §1)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_HEX = re.compile(r"[0-9a-f]+")
_KID = re.compile(r"[A-Za-z0-9_-]{43}")
_ID_LENGTH, _HASH_LENGTH, _NAME_LENGTH, _REASON_LENGTH = 32, 64, 80, 200
_MINUTE_LENGTH = len("2026-11-21T14:05Z")
_LARGEST = 2**53 - 1  # what every program that reads JSON can count to


def is_id(value: object) -> bool:
    """Tell whether this is 128 bits in lower-case hexadecimal."""
    return isinstance(value, str) and len(value) == _ID_LENGTH and _HEX.fullmatch(value) is not None


def is_id_or_null(value: object) -> bool:
    """Tell whether this is an id, or null."""
    return value is None or is_id(value)


def is_hash(value: object) -> bool:
    """Tell whether this is a SHA-256 in lower-case hexadecimal."""
    return isinstance(value, str) and len(value) == _HASH_LENGTH and _HEX.fullmatch(value) is not None


def is_hash_or_null(value: object) -> bool:
    """Tell whether this is a hash, or null."""
    return value is None or is_hash(value)


def is_kid(value: object) -> bool:
    """Tell whether this looks like a thumbprint."""
    return isinstance(value, str) and _KID.fullmatch(value) is not None


def is_count(value: object) -> bool:
    """Tell whether this is a whole number from 0."""
    return type(value) is int and 0 <= value <= _LARGEST


def is_positive(value: object) -> bool:
    """Tell whether this is a whole number from 1."""
    return is_count(value) and value != 0


def is_date_or_null(value: object) -> bool:
    """Tell whether this is a date, written as 2030-08-01, or null."""
    if value is None:
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_time(value: object) -> bool:
    """Tell whether this is a time to the minute, in UTC."""
    try:
        return isinstance(value, str) and to_minute(from_minute(value)) == value
    except ValueError:
        return False


def is_name(value: object) -> bool:
    """Tell whether this can be shown as the name of a colleague or school."""
    return _is_line(value, _NAME_LENGTH)


def is_reason(value: object) -> bool:
    """Tell whether this can be shown as the reason of an act."""
    return _is_line(value, _REASON_LENGTH)


def is_hashes(value: object) -> bool:
    """Tell whether this is a sorted array of different hashes."""
    return isinstance(value, list) and all(map(is_hash, value)) and sorted(set(value)) == value


def to_minute(moment: datetime) -> str:
    """Return a moment as the format writes it: UTC, rounded down to the minute.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    in_utc = moment.astimezone(UTC)
    return f"{in_utc.year:04}-{in_utc:%m-%dT%H:%MZ}"


def from_minute(text: str) -> datetime:
    """Return the moment that the format wrote.

    Raises:
        ValueError: it did not.
    """
    if len(text) != _MINUTE_LENGTH or (text[4], text[7], text[10], text[16]) != ("-", "-", "T", "Z"):
        raise ValueError("not a time to the minute")
    return datetime.fromisoformat(text)  # much faster than strptime


def _is_line(value: object, length: int) -> bool:
    return (
        isinstance(value, str) and 1 <= len(value) <= length and value.isprintable() and value == value.strip()
    )
