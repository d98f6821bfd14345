"""A file name that comes from elsewhere, made safe to show and to write: a name only, never a path."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 100
# What Windows does not take in a name, and names that stand for a device there.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_name(name: str, endings: tuple[str, ...]) -> str:
    """Return the name without folders, control characters and signs that turn a line around.

    It ends in one of `endings` (`.pdf`), the first when it had none. It is at most 100 characters long, does
    not begin with a dot, and is `bijlage` when nothing else is left.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign if sign.isprintable() else " " for sign in last)
    stem = " ".join(_FORBIDDEN.sub(" ", shown).split())
    ending = next((one for one in endings if stem.lower().endswith(one)), "")
    stem, ending = stem[: len(stem) - len(ending)], ending or endings[0]
    stem = stem[: _LONGEST - len(ending)].strip(" .")
    if not stem or _DEVICES.fullmatch(stem):
        stem = "bijlage"
    return f"{stem}{ending}"
