"""Fills a compiled template with the data of one document."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from xml.parsers import expat

from dossiertool.documents.template.machine import FILE, MAX_SIGNS, TOO_LARGE, Machine
from dossiertool.documents.template.packing import Packed, packed
from dossiertool.documents.template.place import Place
from dossiertool.documents.template.problem import NOT_ALLOWED, TORN, TemplateProblem
from dossiertool.documents.template.shaping import TornTable, shaped
from dossiertool.documents.template.values import NotAllowed, UnknownField
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.documents.template.compiled import Compiled, Part

PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How each part begins."""
_AT_ONCE = 2_000
_LONGEST_PROPERTY = 255
_WHOLE = "Zet {%p, {%tr en {%tc elk alleen in een alinea, rij of cel; laat if en for eindigen waar ze beginnen."
_CANNOT = "een invulcode kan niet worden ingevuld."
_FAILURES = (
    ArithmeticError, AttributeError, LookupError, NameError, RecursionError, TypeError, ValueError,
)  # fmt: skip


def filled(template: Compiled, machine: Machine, today: date) -> bytes:
    """Return the document as the bytes of a .docx; the same bytes every time.

    Raises:
        TemplateProblem: what a tag asks is not there, not allowed or too much, or the result is not whole.
    """
    parts = [(part.path, written(part, machine)) for part in template.parts]
    if template.core:
        parts.append((template.core_path, properties(template, machine, today)))
    same = Packed(template.copied, template.listed, template.number)
    return packed(same, parts)


def written(part: Part, machine: Machine) -> bytes:
    """Return one part as XML that was parsed as a whole; raises as `filled` does."""
    try:
        xml = (PROLOG + shaped(text_of(part, machine))).encode()
        expat.ParserCreate(namespace_separator=" ").Parse(xml, True)
    except (TornTable, expat.ExpatError, ValueError):  # a width that is no number, half a character
        place = None if part.torn is None else Place(*part.torn)
        raise TemplateProblem(TORN, place, _WHOLE) from None
    return xml


def text_of(part: Part, machine: Machine) -> str:
    """Return what the code of a part writes; raises as `filled` does."""
    pieces: list[str] = []
    size = 0
    running = machine.run(part.code)
    try:
        while some := list(islice(running, _AT_ONCE)):
            size += sum(map(len, some))
            if size > MAX_SIGNS:
                raise InvalidInput(TOO_LARGE, "Haal herhalingen uit het sjabloon.")
            machine.check_time()
            pieces += some
    except UnknownField as error:
        path = machine.data.path_of(error.where, error.name)
        raise TemplateProblem(f"het veld {path} bestaat niet.", _place(error, part)) from None
    except NotAllowed as error:
        raise TemplateProblem(NOT_ALLOWED, _place(error, part)) from None
    except InvalidInput as error:
        raise TemplateProblem(error.message, _place(error, part), error.hint) from None
    except _FAILURES as error:
        raise TemplateProblem(_CANNOT, _place(error, part)) from None
    return "".join(pieces)


def properties(template: Compiled, machine: Machine, today: date) -> bytes:
    """Return the part with title, author and the like, on one line each; raises as `filled` does."""
    values = {"dag": f"{today.isoformat()}T00:00:00Z"}
    for part in template.properties:
        text = " ".join(text_of(part, machine).split())[:_LONGEST_PROPERTY]
        values[part.path] = machine.show_plain(text)
    pieces = [values[piece] if index % 2 else piece for index, piece in enumerate(template.core)]
    return (PROLOG + "".join(pieces)).encode()


def _place(error: BaseException, part: Part) -> Place | None:
    """Return where the tag stands that failed: by the line of the code of the template, if it came so far."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = part.line(trace.tb_lineno)
        trace = trace.tb_next
    return part.place(line)
