"""A compiled template: everything that is the same for every document made of it.

Plain values and code only, so that it can be kept on disk (`cache`) and read back without lxml or Jinja.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.documents.template.place import Place

if TYPE_CHECKING:
    from types import CodeType

FAST, RICH = "snel", "docxtpl"
"""The two paths: filled as text, or by docxtpl because there are pictures or rich text in it."""
PROPERTIES = ("creator", "description", "identifier", "language", "subject", "title")
"""The properties of a document that may hold tags, by their names in the file."""


class Part(NamedTuple):
    """One part with tags: the code that writes it, and the place of the tag on each line from line 2."""

    path: str
    code: CodeType
    places: tuple[tuple[Any, ...] | None, ...]
    lines: tuple[tuple[int, int], ...]
    """Lines of the Jinja text, with the line of the code that begins there."""

    torn: tuple[Any, ...] | None
    """The place to look first when no whole document comes of it."""

    def line(self, code_line: int) -> int:
        """Return the line of the Jinja text that a line of the code belongs to."""
        return next((line for line, begin in reversed(self.lines) if begin <= code_line), 1)

    def place(self, line: int) -> Place | None:
        """Return where the tag on a line of the Jinja text stands; None for a line without."""
        found = self.places[line - 2] if 2 <= line < len(self.places) + 2 else None  # noqa: PLR2004  see above
        return None if found is None else Place(*found)


class Compiled(NamedTuple):
    """A template ready to be filled."""

    way: str
    """`snel` or `docxtpl`: which way documents are made of it."""
    parts: tuple[Part, ...]
    properties: tuple[Part, ...]
    """The properties with tags; the path of each is its name."""
    core: tuple[str, ...]
    """The part with the properties as text, with between the pieces the names of what is filled in."""
    core_path: str
    copied: bytes
    """The parts that are the same in every document, as they stand in the zip."""
    listed: bytes
    """What the directory of the zip says about those."""
    number: int
    """How many they are."""

    def dump(self) -> bytes:
        """Return it as bytes, for this version of Python only."""
        plain = [tuple(part) for part in self.parts], [tuple(part) for part in self.properties]
        return marshal.dumps((self.way, *plain, *self[3:]))


def loaded(raw: bytes) -> Compiled:
    """Return what `dump` wrote.

    Raises:
        ValueError, TypeError, EOFError: it is no compiled template.
    """
    way, parts, properties, *rest = marshal.loads(raw)  # noqa: S302  our own, checked by `cache`
    return Compiled(way, tuple(Part(*each) for each in parts), tuple(Part(*each) for each in properties), *rest)


@lru_cache(maxsize=1)
def maker() -> bytes:
    """Return what a compiled template depends on besides the template: our own code, Jinja's, Python's."""
    digest = hashlib.sha256(sys.version.encode())
    for package in ("jinja2", "lxml"):  # not imported, nor asked for their version: both take long
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            found = Path(spec.origin).stat()
            digest.update(f"{spec.origin} {found.st_size} {found.st_mtime_ns}".encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.py"), *here.parent.glob("word_*.py"), here.parent / "safety.py"]):
        digest.update(path.read_bytes())
    return digest.digest()
