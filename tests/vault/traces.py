"""Looks for secrets wherever a program may have left them, in every spelling that is easily undone."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import threading
import time
import zlib
from base64 import b32encode, b64encode, urlsafe_b64encode
from pathlib import Path

_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_MOST = 64 * 1024 * 1024


def spellings(secret: bytes) -> set[bytes]:
    """Return the secret as it is, in UTF-16, as hexadecimals, and in base64 and base32 at each offset."""
    found = {secret, secret.hex().encode(), secret.hex().upper().encode()}
    with contextlib.suppress(UnicodeDecodeError):
        text = secret.decode()
        found |= {text.encode("utf-16-le"), text.encode("utf-16-be")}
        found.add(json.dumps(text)[1:-1].encode())
    for encode, group, bits in ((b64encode, 3, 6), (urlsafe_b64encode, 3, 6), (b32encode, 5, 5)):
        for offset in range(group):
            first = (offset * 8 + bits - 1) // bits
            found.add(encode(b"\0" * offset + secret)[first : (offset + len(secret)) * 8 // bits])
    return found


def found_in(data: bytes, secrets: dict[str, bytes]) -> set[str]:
    """Return the names of the secrets that stand in these bytes, also in what was compressed in them."""
    wanted = [(name, spelling) for name, secret in secrets.items() for spelling in spellings(secret)]
    parts = [data, *_inflated(data)]
    return {name for name, spelling in wanted for part in parts if spelling in part}


def found_in_files(secrets: dict[str, bytes], *places: Path, since: float = 0) -> set[tuple[str, str]]:
    """Return file and secret for every file below these places that holds one, in its name or content.

    Files that were last written before `since` (seconds) are not opened.
    """
    found = set()
    for place in places:
        for path in [place, *place.rglob("*")]:
            content = b""
            with contextlib.suppress(OSError):
                if path.is_file() and path.stat().st_mtime >= since and path.stat().st_size <= _MOST:
                    content = path.read_bytes()
            found |= {(path.name, name) for name in found_in(content + path.name.encode(), secrets)}
    return found


def _inflated(data: bytes) -> list[bytes]:
    parts = []
    for match in _STREAM.finditer(data):
        with contextlib.suppress(zlib.error):
            window = zlib.MAX_WBITS | (16 if data[match.start()] == 0x1F else 0)
            part = zlib.decompressobj(window).decompress(data[match.start() : match.start() + 1_000_000], _MOST)
            if len(part) > 16:
                parts.append(part)
    return parts


class Watch:
    """Reads what everybody on the machine may see of running programs: their words, and for their owner
    what surrounds them; as often as it can, while a command runs."""

    def __init__(self) -> None:
        self.seen: set[bytes] = set()
        self.looks = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.is_set():
            for process in Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ", "comm"):
                    with contextlib.suppress(OSError):
                        self.seen.add((process / name).read_bytes())
            self.looks += 1
            time.sleep(0.05)


def run_watched(command: list[str], **options: object) -> tuple[subprocess.CompletedProcess[bytes], Watch]:
    """Run a command to its end while looking at the list of processes."""
    with Watch() as watch:
        ran = subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload]
    return ran, watch
