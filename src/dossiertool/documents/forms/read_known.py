"""Says what the fields are that a form claims to have; what this program does not know is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossiertool.documents.forms.kinds.registry import KINDS, known
from dossiertool.documents.forms.shape import Choice, Field, Kind, Table, generic
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossiertool.documents.forms.kinds.registry import Known
    from dossiertool.documents.forms.read_properties import Marks

    Describe = Callable[[str], tuple[int, Known]]

_NEW_FORM = "Maak met dossiertool een nieuw formulier, en zet de antwoorden daarin."
_UPDATE = "Werk dossiertool bij en probeer het opnieuw."


def shipped(soort: str) -> tuple[int, Known]:
    """Return the version of this kind of form, and what such a form can hold.

    Raises:
        KeyError: there is no such kind.
    """
    return KINDS[soort].versie, known(soort)


def known_items(marks: Marks, name: str, describe: Describe) -> tuple[list[Field], list[Table]]:
    """Return the fields and tables of a form, with the paths it was made with; `name` is used in messages.

    `describe` says per kind its version and what such a form can hold (`shipped`).

    Raises:
        InvalidInput: a kind of form that is not known, one made by a newer version of dossiertool, or an older
            one with fields that are no longer asked.
    """
    try:
        newest, kind = describe(marks.soort)
    except KeyError:
        raise InvalidInput(
            f"{name} is een soort formulier dat deze versie van dossiertool niet kent.", _UPDATE
        ) from None
    if marks.versie > newest:
        raise InvalidInput(f"{name} is gemaakt met een nieuwere versie van dossiertool.", _UPDATE)
    fields: dict[str, Field] = {}
    tables: dict[str, Table] = {}
    rest = []
    for pad in marks.pads:
        if (field := kind.veld(pad)) is not None:
            fields[pad] = replace(field, pad=pad)
        elif (table := kind.tabel(pad)) is not None:
            tables[pad] = replace(table, pad=pad)
        else:
            rest.append(pad)
    for pad in rest:
        if not _is_own_choice(pad, fields) and not any(_is_cell(pad, table) for table in tables.values()):
            raise InvalidInput(
                f"{name} is een ouder formulier, met vragen die niet meer worden gesteld.", _NEW_FORM
            )
    return list(fields.values()), list(tables.values())


def _is_own_choice(pad: str, fields: dict[str, Field]) -> bool:
    """Tell whether a path is a choice of this one dossier, and give it to its field."""
    around, _, code = pad.rpartition(".")
    field = fields.get(around)
    if field is None or not field.eigen_keuzes or field.kind not in (Kind.AANKRUIS, Kind.MEERKEUZE):
        return False
    fields[around] = replace(field, keuzes=(*field.keuzes, Choice(code, code)))
    return True


def _is_cell(pad: str, table: Table) -> bool:
    number, _, column = pad.removeprefix(f"{table.pad}.").partition(".")
    is_inside = pad.startswith(f"{table.pad}.") and number.isascii() and number.isdigit()
    return is_inside and any(generic(column) == generic(each.pad) for each in table.kolommen)
