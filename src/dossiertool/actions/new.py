"""Makes new case files and new parts of them: skeletons to fill in, with what is known filled in."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.actions.kenmerk import next_kenmerk
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import FileTarget
from dossiertool.dates import school_year_of
from dossiertool.errors import InvalidInput
from dossiertool.files.edit import append_to_list
from dossiertool.files.shape import shape_of
from dossiertool.files.skeleton import HOW, Item, file_skeleton, part_skeleton
from dossiertool.files.source import read_text
from dossiertool.files.tree import PlacedDict
from dossiertool.files.write import write_new
from dossiertool.files.yaml_reader import read_yaml
from dossiertool.model.parts import FOLLOW_UPS, PARTS, ROOT_KINDS
from dossiertool.model.values import NUMBER_LETTERS
from dossiertool.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dossiertool.actions.targets import Target


SCHOOL_FILE = "school.yaml"
_NUMBERS = {"dossier": ("D", "dossiernummer"), "groepsplan": ("G", "plannummer")}


@dataclass(frozen=True, slots=True)
class Made:
    """A new file: its kind, its number (a school file has none) and where it stands."""

    soort: str
    nummer: str | None
    uit: Path


def known_kind(soort: str) -> str:
    """Return the kind as we write it (`ot_aanmelding` → ot-aanmelding).

    Raises:
        InvalidInput: there is no such kind.
    """
    written = soort.replace("_", "-").lower()
    if written not in (*ROOT_KINDS, *PARTS):
        raise InvalidInput(
            "Zoiets kan dossiertool niet maken.", f"Kies uit: {', '.join((*ROOT_KINDS, *PARTS))}."
        )
    return written


def draw_number(root: str) -> str:
    """Return a new number for a dossier or groepsplan that says nothing; never three letters in a row."""
    while True:
        middle = "".join(secrets.choice(NUMBER_LETTERS) for _ in range(4))
        if not re.search("[A-Z]{3}", middle):  # they might spell a word
            return f"{_NUMBERS[root][0]}-{middle}-{secrets.randbelow(100):02}"


def make_file(
    root: str,
    *,
    out: Path | None = None,
    school: Path | None = None,
    today: date,
    known: Mapping[str, Any] | None = None,
    examples: Mapping[str, Any] | None = None,
) -> Made:
    """Write a new dossier, groepsplan or school file; without `out` in the current folder, named by its number.

    `known` are fields that are filled in already; `examples` are shown behind # in place of the model's.

    Raises:
        InvalidInput: the file exists or cannot be written.
    """
    values: dict[str, Any] = dict(known or {})
    number = None
    if root in _NUMBERS:
        number = draw_number(root)
        values[_NUMBERS[root][1]] = number
        values.setdefault("schooljaar", school_year_of(today))
        settings = school_for(Path("nieuw"), school)
        if settings and "school" not in values:
            values["school"] = {"naam": settings.naam}
    target = out or Path(f"{number}.{root}.yaml" if number else SCHOOL_FILE)
    uri = resource("schemas", f"{root}.schema.json").as_uri()
    text = file_skeleton(root, Item(values, HOW, examples=examples or {}), schema_uri=uri)
    write_new(target, text.encode())
    return Made(root, number, target)


def part_text(
    soort: str,
    *,
    source: Target | None = None,
    target: Path | None = None,
    kenmerk: str | None = None,
    school: Path | None = None,
    today: date,
) -> str:
    """Return a part to put in the list of a case file, as YAML.

    With `source` (a dossier) a handelingsplan, ot-aanmelding or evaluatie is filled in from what stands
    there; `kenmerk` is then the evaluation or plan it follows on. With `target` (the file it goes into)
    it gets the next kenmerk there.

    Raises:
        InvalidInput: the source cannot be read, or this kind cannot be filled in from one.
        HasFindings: the source does not fit the model.
        NotFound: the source has nothing to go on with.
    """
    number = _next_kenmerk(soort, FileTarget(target) if target is not None else source)
    if source is None:
        if kenmerk is not None:
            raise InvalidInput("--kenmerk hoort bij --uit.", "Typ erachter: --uit BESTAND")
        known = {"datum": today.isoformat()} if soort == "logregel" else {}
        return part_skeleton(soort, Item({"kenmerk": number} if number else known))
    if soort not in FOLLOW_UPS:
        raise InvalidInput(f"--uit werkt alleen voor {', '.join(FOLLOW_UPS)}.", "Laat --uit weg.")
    return part_skeleton(soort, _follow_up(soort, source, number or "", kenmerk, school, today))


def add_part(soort: str, target: Path, text: str) -> int:
    """Put a part (the text of `part_text`) at the end of its list in this case file; return on which line.

    The rest of the file stays as it is.

    Raises:
        InvalidInput: the file is of another kind, cannot be read or written, or nothing can be added to it.
    """
    part = PARTS[soort]
    if _root_of(target) != part.root:
        raise InvalidInput(f"{target} is geen {part.root}.", f"Een {soort} hoort in een {part.root}.")
    return append_to_list(target, part.field, text, list(shape_of(part.root).fields))


def write_part(path: Path, text: str) -> None:
    """Write a part to a file of its own, which must be new.

    Raises:
        InvalidInput: the file exists or cannot be written.
    """
    write_new(path, text.encode())


def _follow_up(
    soort: str, source: Target, number: str, kenmerk: str | None, school: Path | None, today: date
) -> Item:
    from dossiertool.actions.next_plan import next_plan  # noqa: PLC0415
    from dossiertool.actions.next_steps import next_evaluation, next_registration  # noqa: PLC0415
    from dossiertool.documents.choose import as_dossier  # noqa: PLC0415

    dossier = as_dossier(source.load().case)
    if soort == "evaluatie":
        return next_evaluation(dossier, number, plan=kenmerk, today=today)
    if soort == "ot-aanmelding":
        return next_registration(dossier, number, today=today)
    settings = school_for(source.near, school)
    return next_plan(dossier, number, after=kenmerk, bij_verschil=settings.bij_verschil if settings else None)


def _next_kenmerk(soort: str, target: Target | None) -> str | None:
    """Return the next free kenmerk in the list this part goes into; None when such a part has none."""
    part = PARTS[soort]
    field = shape_of(part.root, soort).fields.get("kenmerk")
    if field is None:
        return None
    example = str(field["examples"][0])
    if target is None or not example[-1].isdigit():
        return example
    tree = _tree(target.near) if isinstance(target, FileTarget) else target.load().tree
    rows = tree.get(part.field) or []
    used = [str(row.get("kenmerk")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return next_kenmerk(example, used)


def _root_of(path: Path) -> str:
    tree = _tree(path)
    return str(tree.get("soort") or next((root for root, (_, name) in _NUMBERS.items() if name in tree), ""))


def _tree(path: Path) -> PlacedDict:
    tree = read_yaml(read_text(path), str(path))
    if not isinstance(tree, PlacedDict):
        raise InvalidInput(f"{path} is geen dossier en geen groepsplan.", "Kies een ander bestand.")
    return tree
