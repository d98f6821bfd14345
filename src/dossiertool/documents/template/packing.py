"""Writes a .docx of parts that are copied as they were packed, and parts that are packed now.

The standard library packs every part again and writes down the time of day. Here what does not change is
copied packed, and the times are fixed: the same input gives the same bytes, in a hundredth of the time.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

_LEVEL = 3  # a fifth larger than the smallest, in a third of the time
_DATE = 0x21  # 1 January 1980, the first day that a zip knows
_UTF8, _DEFLATED, _NEEDS = 0x800, 8, 20
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Packed(NamedTuple):
    """Some parts as they stand in a zip from its beginning, what its directory says of them, and how many."""

    content: bytes
    listed: bytes
    number: int


def copied(archive: zipfile.ZipFile, raw: bytes, entries: Iterable[zipfile.ZipInfo]) -> Packed:
    """Return parts of a zip (whose bytes are `raw`) packed as they are.

    Raises:
        ValueError: a part does not stand where the directory says.
    """
    content, listed, number = bytearray(), bytearray(), 0
    for entry in entries:
        start = archive.start_dir  # only to fail early on a zip that ends too soon
        header = raw[entry.header_offset : entry.header_offset + _LOCAL.size]
        if len(header) < _LOCAL.size or entry.header_offset >= start:
            raise ValueError
        *_, name_length, extra_length = _LOCAL.unpack(header)
        begin = entry.header_offset + _LOCAL.size + name_length + extra_length
        body = raw[begin : begin + entry.compress_size]
        if len(body) != entry.compress_size:
            raise ValueError
        _write(content, listed, entry.filename, entry.CRC, body, entry.file_size, entry.compress_type)
        number += 1
    return Packed(bytes(content), bytes(listed), number)


def packed(beginning: Packed, parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a whole zip: what was packed already, and these parts (path, content) behind it."""
    content, listed, number = bytearray(beginning.content), bytearray(beginning.listed), beginning.number
    for path, plain in parts:
        body = zlib.compress(plain, _LEVEL, wbits=-15)
        _write(content, listed, path, zlib.crc32(plain), body, len(plain), _DEFLATED)
        number += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, number, number, len(listed), len(content), 0)
    return b"".join((content, listed, end))


def _write(
    content: bytearray, listed: bytearray, path: str, crc: int, body: bytes, size: int, method: int
) -> None:
    name = path.encode()
    flags = 0 if path.isascii() else _UTF8
    offset = len(content)
    common = (flags, method, 0, _DATE, crc, len(body), size, len(name), 0)
    content += _LOCAL.pack(b"PK\x03\x04", _NEEDS, *common)
    content += name
    content += body
    listed += _CENTRAL.pack(b"PK\x01\x02", _NEEDS, _NEEDS, *common, 0, 0, 0, 0, offset)
    listed += name
