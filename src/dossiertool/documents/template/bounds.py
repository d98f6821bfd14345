"""How large and how strange the zip of a template may be; looked at before anything is unpacked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.safety import MAX_UNPACKED, unpacked_size

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

MAX_PARTS = 1_000
MAX_XML = 5_000_000
"""The most bytes of XML in a template; read as a tree it takes twenty times as much."""
TEXT = (".xml", ".rels")
"""How the names of parts with XML end."""
MAX_FILE = 30_000_000
_DENSEST, _SMALL = 200, 1_000_000  # times smaller when packed; below a megabyte it does not matter
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\:]|^/|(^|/)\.\.(/|$)|^$")
_SAVE = "Sla het sjabloon in Word op onder een andere naam."
_SMALLER = "Maak de plaatjes in het sjabloon kleiner."


class Breach(NamedTuple):
    """A part that is out of bounds ("" is the whole file), what is wrong (a Dutch sentence), what to do."""

    part: str
    message: str
    hint: str
    is_name: bool = False
    """Whether it is about the name of a part, and not about sizes."""


def breaches(archive: zipfile.ZipFile) -> Iterator[Breach]:
    """Yield what is wrong with the parts of a template; nothing is unpacked."""
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        yield Breach("", f"er zitten meer dan {MAX_PARTS} delen in.", _SAVE)
    if unpacked_size(archive) > MAX_UNPACKED:
        yield Breach("", f"het is te groot: uitgepakt meer dan {MAX_UNPACKED // 1_000_000} MB.", _SMALLER)
    if sum(entry.file_size for entry in entries if entry.filename.lower().endswith(TEXT)) > MAX_XML:
        yield Breach("", f"het is te groot: meer dan {MAX_XML // 1_000_000} MB aan tekst en opmaak.", _SAVE)
    names = Counter(entry.filename.lower() for entry in entries)
    for name, times in names.items():
        if times > 1:
            yield Breach(name, "een deel zit er twee keer in.", _SAVE, is_name=True)
    for entry in entries:
        if _STRANGE.search(entry.filename):
            said = "een deel heeft een naam die buiten het document wijst."
            yield Breach(entry.filename, said, _SAVE, is_name=True)
        if entry.file_size > max(_SMALL, _DENSEST * entry.compress_size):
            yield Breach(entry.filename, "een deel is te groot: het is verdacht sterk ingepakt.", _SAVE)
