"""BagIt through the library of the Library of Congress, imported here only: make a bag, look at one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ALGORITHM = "sha256"
MANIFEST = f"manifest-{_ALGORITHM}.txt"
TAGMANIFEST = f"tagmanifest-{_ALGORITHM}.txt"

# bagit tells the user in English what is in a bag; what is wrong with it we say ourselves.
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


def make(folder: Path, info: Mapping[str, str]) -> None:
    """Turn a folder into a bag: what is in it goes to `data/`, and the tag files of BagIt come beside it."""
    import bagit  # noqa: PLC0415  heavy, and only here

    bagit.make_bag(str(folder), dict(info), checksums=[_ALGORITHM])


def is_valid(folder: Path) -> bool:
    """Tell whether this is a bag that is whole, as `python -m bagit --validate` does."""
    import bagit  # noqa: PLC0415

    try:
        return bool(bagit.Bag(str(folder)).validate())
    except (bagit.BagError, OSError, UnicodeError, ValueError, KeyError):
        return False
