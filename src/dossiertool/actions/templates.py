"""What a school does with templates: look one over, see which names there are, begin one, fill its own form."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.actions.finished import write_document
from dossiertool.bsn import find_bsn
from dossiertool.errors import InvalidInput
from dossiertool.files.load import load_fields
from dossiertool.files.source import read_raw
from dossiertool.files.write import write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.documents.fields.listing import Listed
    from dossiertool.documents.lint.problem import Problem
    from dossiertool.findings import Finding

WORD = ".docx"
_PARTS = {
    "": "het bestand",
    "docProps/core.xml": "eigenschap titel",
    "word/document.xml": "tekst",
    "word/settings.xml": "instellingen",
    "word/styles.xml": "stijlen",
}
_STORIES = {"word/header": "koptekst", "word/footer": "voettekst", "word/footnotes": "voetnoten"}


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What was found in a template.

    `soort` is the document whose names were looked at, `weg` how the template is filled in (None when it
    cannot be). `alineas` holds the text of each paragraph by its `pad`, `plaatsen` in words where it is.
    """

    doel: str
    soort: str | None
    weg: str | None
    bevindingen: list[Finding]
    alineas: dict[str, str]
    plaatsen: dict[str, str]


def check_template(path: Path, *, soort: str | None = None, example: Path | None = None) -> TemplateReport:
    """Look over a template: against the names of `soort`, or those in an example of the data.

    Without either, the title of the template says which document it is for.

    Raises:
        InvalidInput: the file or the example cannot be read, or there is no such document.
    """
    from dossiertool.checks.template_rules import TEMPLATE_RULES  # noqa: PLC0415  as below: late, it takes time
    from dossiertool.documents.fields.of_example import fields_in  # noqa: PLC0415
    from dossiertool.documents.lint.lint import lint  # noqa: PLC0415
    from dossiertool.documents.safety import MAX_UNPACKED  # noqa: PLC0415

    fields = None if example is None else fields_in(load_fields(example))
    raw = read_raw(path, MAX_UNPACKED)
    if len(raw) > MAX_UNPACKED:
        raise InvalidInput(
            f"{path} is groter dan {MAX_UNPACKED // 1_000_000} MB.", "Maak de plaatjes erin kleiner."
        )
    report = lint(raw, path.name, soort=soort, fields=fields)
    rules = {rule.code: rule for rule in TEMPLATE_RULES}
    findings, texts, places = [], {}, {}
    for problem in report.problems:
        pad, where, text = _place(problem)
        code, melding, suggestie = problem.remark
        marked = text[slice(*problem.span)] if problem.span and text else None
        span = problem.span if marked else None
        finding = rules[code].finding(pad, melding, suggestie, span=span, tekst=marked)
        findings.append(finding if pad else replace(finding, pad=None))
        places[pad] = where
        if text:
            texts[pad] = text
    return TemplateReport(str(path), report.soort, report.route, findings, texts, places)


def _place(problem: Problem) -> tuple[str, str, str]:
    """Return the `pad` of a problem, in words where that is, and the text that stands there."""
    place = problem.place
    if place is None:
        return problem.part, _in_words(problem.part), ""
    if place.paragraph:
        return f"{place.part}/alinea.{place.paragraph}", str(place), place.text
    return f"{place.part}/{place.story}", str(place), place.text


def _in_words(part: str) -> str:
    """Return what a part is, as people call it; what it points at is in a part beside it."""
    itself = part.replace("_rels/", "").removesuffix(".rels")
    story = next((name for start, name in _STORIES.items() if itself.startswith(start)), None)
    return _PARTS.get(itself) or story or f"onderdeel {part}"


def names(soort: str, name: str | None = None, *, deep: bool = False) -> tuple[list[Listed], str]:
    """Return the names that a template of this document may use, or those under one name, and that name.

    Raises:
        InvalidInput: there is no such document, or no such name in it.
    """
    from dossiertool.documents.fields.listing import group_at, listed  # noqa: PLC0415
    from dossiertool.documents.fields.of_soort import fields_of  # noqa: PLC0415
    from dossiertool.documents.lint.near import meant  # noqa: PLC0415

    group = fields_of(soort)
    if name is None:
        return list(listed(group, deep=deep)), ""
    found, field, where = group_at(group, name)
    if field is None:
        within = group_at(group, where)[0] if where else group
        last = name.replace("[]", "").split(".")[where.count(".") + 1 if where else 0]
        said = meant(last, within.fields, where.replace("[]", "")) if within else ""
        raise InvalidInput(
            f"De naam {name} bestaat niet in een {soort}.{said}",
            f"Alle namen ziet u met: dossiertool sjabloon velden {soort}",
        )
    if found is None:
        owner, _, _ = where.rpartition(".")
        beside = group_at(group, owner)[0] if owner else group
        return [one for one in listed(beside or group, owner, deep=False) if one.naam == where], where
    return list(listed(found, where, deep=deep)), where


def new_template(soort: str, out: Path | None) -> Path:
    """Write a template to begin with, ours for this document, and say where.

    Raises:
        InvalidInput: there is no such document, or the file exists or cannot be written.
    """
    from dossiertool.documents.choose import known_soort  # noqa: PLC0415
    from dossiertool.documents.fill import shipped_template  # noqa: PLC0415

    soort = known_soort(soort)
    target = out or Path(f"{soort}-sjabloon{WORD}")
    refuse_other_name(target, f"{soort}-sjabloon")
    write_new(target, shipped_template(soort).read_bytes())
    return target


def fill_form(example: Path, template: Path, out: Path, *, pdf: bool = False, today: date) -> Path | None:
    """Fill a template of the school's own with plain data: a JSON or YAML file with any fields.

    Returns the PDF that was written beside it, if one was asked.

    Raises:
        InvalidInput: the data or the template cannot be read, a field holds a burgerservicenummer, the
            template asks for a field that is not there, or the file exists or cannot be written.
    """
    refuse_other_name(out, out.name or template.stem)
    data = load_fields(example)
    for path, text in _texts(data, ""):
        if any(find_bsn(text)):
            raise InvalidInput(
                f"In het veld {path} staat een nummer dat een burgerservicenummer kan zijn.",
                "Dat hoort niet in een document: haal het weg.",
                file=str(example),
            )
    from dossiertool.documents.render import render  # noqa: PLC0415  loads Jinja

    with pointing_at_the_linter(template, f" --velden {example}"):
        document = render(template, data, today=today)
    return write_document(out, document, pdf=pdf)


@contextmanager
def pointing_at_the_linter(template: Path | None, more: str = "") -> Iterator[None]:
    """Say, when a school's own template is refused, which command shows everything that is wrong with it."""
    try:
        yield
    except InvalidInput as problem:
        if template is None or not problem.message.startswith("Sjabloon ") or not template.is_file():
            raise
        all_of_it = f"Alles wat er mis is: dossiertool sjabloon controleer {template}{more}"
        raise InvalidInput(problem.message, f"{problem.hint or ''} {all_of_it}".strip()) from None


def refuse_other_name(out: Path, instead: str) -> None:
    """Refuse a name for a document that Word would not open.

    Raises:
        InvalidInput: it does not end in .docx.
    """
    if out.suffix.lower() != WORD:
        raise InvalidInput(
            f"De naam {out} eindigt niet op .docx, dus Word opent dat bestand niet.",
            f"Kies bijvoorbeeld: {instead}.docx",
        )


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield each text in plain data, and each whole number as it is written, with its path."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, f"{path}.{index}")
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield path, str(value)
