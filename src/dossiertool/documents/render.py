"""Fills a Word template with data: compiles it the first time, and keeps what it compiled.

Whatever goes wrong, the message names the template, the field and the place, never a value.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool import cache
from dossiertool.documents.plain import PlainData
from dossiertool.documents.template.compiled import RICH, Compiled, loaded, maker
from dossiertool.documents.template.filling import filled
from dossiertool.documents.template.machine import Machine
from dossiertool.documents.template.problem import TemplateProblem
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_HINT = "Kijk in het meegeleverde sjabloon welke velden en filters er zijn."
_KIND = "sjabloon"
_MOST = 31_000_000  # bytes: more than a template may have, so that one too many is refused
_KEPT = 8  # compiled templates in memory
_compiled: OrderedDict[bytes, Compiled] = OrderedDict()


def render(template: Path | str | bytes, data: Mapping[str, Any], *, today: date | None = None) -> bytes:
    """Return the template filled with the data, as the bytes of a .docx; the same bytes every time.

    `template` is a path or the bytes of a .docx. `today` is the date of the document and the day on which ages
    are counted. An empty value prints nothing; texts arrive as they are, line breaks too.

    Raises:
        InvalidInput: the template cannot be read or asks for something that is not there, or a value
            cannot stand in a Word document.
    """
    day = today or date.today()  # noqa: DTZ011 -- the day on the user's own calendar
    name = "zonder naam" if isinstance(template, bytes) else Path(template).name
    raw = _read(template, name)
    try:
        ready = compiled(raw, name)
        if ready.way == RICH:
            # Imported here: docxtpl takes longer than filling.
            from dossiertool.documents.template.rich import filled_rich  # noqa: PLC0415

            return filled_rich(raw, ready, {"vandaag": day, **data}, day)
        return filled(ready, Machine(PlainData({"vandaag": day, **data}), day), day)
    except TemplateProblem as problem:
        raise InvalidInput(f"Sjabloon {name}: {problem.sentence}", problem.hint or _HINT) from None


def compiled(raw: bytes, name: str) -> Compiled:
    """Return the compiled template of these bytes: from memory, from the disk, or made now.

    Raises:
        InvalidInput: the file is no template (`open_template`).
        TemplateProblem: a tag in it is not right.
    """
    key = hashlib.sha256(raw).digest()
    ready = _compiled.get(key)
    if ready is None:
        ready = _compiled[key] = _kept_or_made(raw, name, key + maker())
        if len(_compiled) > _KEPT:
            _compiled.popitem(last=False)
    return ready


def _kept_or_made(raw: bytes, name: str, key: bytes) -> Compiled:
    found = cache.load(_KIND, key)
    if found is not None:
        try:
            return loaded(found)
        except (EOFError, TypeError, ValueError):
            pass
    # Imported here: what is compiled already needs no Word and no Jinja.
    from dossiertool.documents.template.compiling import compile_template  # noqa: PLC0415

    made = compile_template(raw, name)
    cache.store(_KIND, key, made.dump())
    return made


def _read(template: Path | str | bytes, name: str) -> bytes:
    if isinstance(template, bytes):
        return template
    try:
        path = Path(template)
        if not path.is_file():  # a pipe or a device may never end
            raise OSError
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError:
        raise InvalidInput(f"Sjabloon {name} kan niet worden gelezen.", "Kijk de naam en de map na.") from None
