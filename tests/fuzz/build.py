"""Builds case files from the model itself.

Every field is there or not, dates stand in any order, references are right and wrong.
Every text and name that is made up holds `zq`, so that a test can see where it turns up.
"""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from hypothesis import strategies as st
from pydantic import ValidationError

from dossiertool.bsn import find_bsn
from dossiertool.model.aanvaard import Aanvaarding
from dossiertool.model.case import Case
from dossiertool.model.dossier import Dossier
from dossiertool.model.groep import Groepsleerling
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.persoon import Betrokkene, Contactpersoon, Leerling
from dossiertool.model.record import Record
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.model.schooltaal import Taal
from dossiertool.model.values import Label, Tekst

Built = TypeVar("Built", bound=Record)
MARK = "zq"
PUPILS = ("Zqnoor", "Zqnoor V.", "Zqanaïs", "Zq'Noor-Lou", "zqsem")
STAFF = ("Zqjolien", "Zqpeter", "Zqsabine van 't Hof")
NAMES = (*STAFF, *PUPILS, "Zqnoor en Zqpeter", "Zqnoors vader", "moeder van Zqnoor", "ZQNOOR")
SENTENCES = (
    "Zqnoor maakte 17 van de 20 sommen in lokaal 21.",
    "Zqnoor is lui en komt altijd te laat.",
    "Vader vindt dat Zqnoor zijn best doet.",
    "De IB'er zegt dat Zqnoor waarschijnlijk ADHD heeft.",
    "Zqnoor leest op 11 december 2026 50 woorden per minuut; dat waren er 34.",
    "Kan Zqsem dit zelf?",
    "Zq-regel 1: wat er was\n- Zqnoor # zat\n\tstil\n",
    " zq: #1, 'ja' of \"nee\" {zie} [bijlage] & *meer* ",
    "zq\u00e9\u0301 \u200b\u202e\u2028\u0085\ufeff\U0001f600 ﬁn ﬀ",
    "zq " + "Hij doet dat heel vaak en erg graag, want " * 30,
)
DAYS = tuple(
    date.fromisoformat(day)
    for day in "1980-01-01 2010-02-28 2025-08-01 2026-09-01 2026-11-13 2026-11-21 2027-01-01 2100-12-31".split()
)
KENMERKEN = "B1 B2 D1 D2 M1 HP1 HP2 A1 V1 E1 E2 S1 G1 X9 ZZZ999".split()
# Any text that the model takes, signs of YAML and of the language check among it.
_ODD = (
    st.lists(
        st.sampled_from(
            [*"\n\r\t #:-'\"|>&*!%@`{}[],?\\~=.", "\r\n", ": ", " #", "...", "---", "\x9b", "\x85", "\u2028"]
        )
        | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=4),
        max_size=6,
    )
    .map(lambda parts: "".join(("zq", *parts)))
    .filter(lambda text: not any(find_bsn(text)))
)
PATHS = (
    "behoeften.0.omschrijving",
    "plannen.0",
    "logboek.0.tekst",
    "Zqnoor is stout",
    "klas",
    "a..b",
    "\u0661",
)
# Texts that have to look like something, by the expression they have to match.
FORMS: dict[str, tuple[str, ...]] = {
    "D-": ("D-7K3Q-92", "D-2222-00"),
    "G-": ("G-4M7T-58", "G-ZZ9Z-99"),
    "[A-Z]{1,3}[0-9]{0,3}": tuple(KENMERKEN),
    "[A-Z0-9]{1,3}": ("A", "B", "1"),
    "[0-9]{4}-": ("2026-2027", "2025-2026", "0000-0001", "9998-9999"),
    "[A-Z]{2,10}-": ("FEIT-01", "SLUIT-01", "ZZ-99", "STR-03"),
    "[0-9a-f]{32}": ("00112233445566778899aabbccddeeff",),
    "[0-9a-f]{12}": ("3f9a0c21b7de",),
    "[a-z0-9]": ("dmt", "0", "zq_1"),
    r"[\w'": ("zqterm", "zq|zqq", "zq ... zqq", "zq. '-’ 1", "zqen zich zqen", "...", "iets zqen", "zq|zqen"),
}


def cases() -> st.SearchStrategy[Case]:
    return valid(Dossier) | valid(Groepsplan)


@st.composite
def valid(draw: st.DrawFn, model: type[Built]) -> Built:
    """Build a record of this model. What it refuses because of two fields together goes, with its list."""
    values = draw(_fields(model))
    try:
        return model.model_validate(values)
    except ValidationError as problem:
        refused = {error["loc"][0] for error in problem.errors()}
    return model.model_validate({name: value for name, value in values.items() if name not in refused})


@cache
def _fields(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    mandatory: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        special = _special(model, name)
        values = _values(field.annotation, tuple(field.metadata)) if special is None else special
        (mandatory if field.is_required() else optional)[name] = values
    return st.fixed_dictionaries(mandatory, optional=optional)


def _special(model: type[Record], name: str) -> st.SearchStrategy[Any] | None:
    """Return who may be whom: staff never has the name of a pupil, for then it may be shown."""
    if (model, name) in ((Contactpersoon, "naam"), (Betrokkene, "naam")):
        return st.sampled_from(STAFF)
    if (model, name) in ((Leerling, "roepnaam"), (Groepsleerling, "naam")):
        return st.sampled_from(PUPILS)
    if (model, name) == (Aanvaarding, "pad"):
        return st.sampled_from(PATHS)
    if (model, name) == (Taal, "pakketten"):
        return st.lists(st.sampled_from(("eigen.toml", "../eigen.toml", "swv.yaml")), max_size=1)
    if (model, name) == (Schoolbestand, "basis"):
        return st.sampled_from(("swv.yaml", "nergens.yaml", "../swv.yaml", "school.yaml"))
    return None


def _values(kind: Any, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    origin, args = get_origin(kind), get_args(kind)
    if hasattr(kind, "__metadata__"):
        return _values(args[0], (*kind.__metadata__, *marks))
    if origin in (Union, types.UnionType):
        return _values(next(arg for arg in args if arg is not type(None)), marks)
    if origin is tuple:
        return st.lists(_values(args[0], ()), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(_values(args[0], ()), _values(args[1], ()), max_size=3)
    if origin is Literal:
        return st.sampled_from(args)
    if issubclass(kind, Record):
        return st.deferred(lambda: _fields(kind))
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if kind is str:
        return _texts(marks)
    if kind is bool:
        return st.booleans()
    if kind is date:
        return st.sampled_from(DAYS)
    return _numbers(kind, marks)


def _numbers(kind: type, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if kind is Decimal:
        return st.sampled_from([Decimal(each) for each in ("7.5", "0", "-1", "0.00001", "999999999", "1E+8")])
    least: Any = next((mark.ge for mark in _flat(marks) if isinstance(mark, Ge)), -(10**18))
    most: Any = next((mark.le for mark in _flat(marks) if isinstance(mark, Le)), 10**18)
    return st.sampled_from([each for each in (1, 2, 9, 0, least, most) if least <= each <= most])


def _flat(marks: tuple[Any, ...]) -> list[Any]:
    return [inner for mark in marks for inner in (mark, *getattr(mark, "metadata", ()))]


def _texts(marks: tuple[Any, ...]) -> st.SearchStrategy[str]:
    label = next((mark for mark in marks if isinstance(mark, Label)), None)
    if label and label.vorm:
        return st.sampled_from(next(each for start, each in FORMS.items() if label.vorm.startswith(start)))
    if label:
        most = next((mark.max_length for mark in _flat(marks) if isinstance(mark, MaxLen)), 160)
        return st.sampled_from((*NAMES, "zq" * (most // 2)))
    assert any(isinstance(mark, Tekst) for mark in marks)
    return st.sampled_from(SENTENCES) | _ODD
