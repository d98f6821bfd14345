"""Every problem of a template, in one run and in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dossiertool.documents.choose import known_soort
from dossiertool.documents.fields.of_soort import fields_of
from dossiertool.documents.lint import access
from dossiertool.documents.lint.attempt import attempt
from dossiertool.documents.lint.beside import beside
from dossiertool.documents.lint.blocks import follow
from dossiertool.documents.lint.braces import braces
from dossiertool.documents.lint.package import opened, package_problems
from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.lint.properties import properties, soort_in
from dossiertool.documents.lint.reach import reach
from dossiertool.documents.lint.stories import story_texts
from dossiertool.documents.lint.tables import tables
from dossiertool.documents.template.compiling import is_endless
from dossiertool.documents.template.parts import stories
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.documents.fields.tree import Group
    from dossiertool.documents.word_package import WordPackage


GRAVE = frozenset(f"SJAB-{number:02}" for number in (*range(1, 8), 10, 12, 13, 14, 15, 20, 21, 22))
"""The codes of what makes that no document comes of the template, and says so better than an attempt does."""
MOST = 200
"""The most problems of one sort in one part; more help nobody."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and for which kind of document the names were looked at (None: not, or by example)."""

    problems: tuple[Problem, ...]
    soort: str | None = None
    route: str | None = None
    """How the template is filled in: `snel`, or `docxtpl` for what only docxtpl can; None when it cannot be."""


def lint(raw: bytes, name: str, *, soort: str | None = None, fields: Group | None = None) -> Report:
    """Look over a template.

    `name` is that of the file. `soort` says of which document it is a template; without it the title does,
    or the name of the file. `fields` are the names to go by instead, for a form of the school itself.

    Raises:
        InvalidInput: the file is empty, or there is no such kind of document.
    """
    soort = soort and known_soort(soort)
    packed = list(package_problems(raw))
    if any(problem.remark.code == "SJAB-02" for problem in packed):
        return Report(tuple(packed), soort)  # what is made to fill a memory is not opened
    package, refused = opened(raw, name)
    if package is None:
        return Report((*packed, *refused), soort)
    found = [*packed, *reach(package)]
    if any(problem.remark.code == "SJAB-07" for problem in found):
        return Report(tuple(found), soort)  # what is damaged cannot be read further
    try:
        of_text, soort = _in_text(package, name, soort, fields)
    except InvalidInput as problem:
        damaged = Problem(Remark("SJAB-07", problem.message, problem.hint or ""))
        return Report((*found, damaged), soort)
    found += of_text
    if any(problem.remark.code in GRAVE for problem in found):
        return Report(tuple(found), soort)
    tried = attempt(raw, name, fields or (fields_of(soort) if soort else None))
    if tried.problem is not None:
        found = _why(found, tried.problem)
    return Report(tuple(found), soort, tried.route)


def _why(found: list[Problem], failed: Problem) -> list[Problem]:
    """Return the problems when no document comes of it: begins and ends at different places are why, if any."""
    apart = [problem for problem in found if problem.remark.code == "SJAB-08"]
    if not apart:
        return [*found, failed]
    grave = {problem: problem._replace(remark=problem.remark._replace(code="SJAB-14")) for problem in apart}
    return [grave.get(problem, problem) for problem in found]


def _in_text(
    package: WordPackage, name: str, soort: str | None, fields: Group | None
) -> tuple[list[Problem], str | None]:
    filled = list(properties(package))
    title = next((one.lines[0].place.text for one in filled if one.name == "title"), "")
    if fields is None:
        soort = soort or soort_in(title, name)
        fields = fields_of(soort) if soort else None
    endless = [story for story in stories(package) if is_endless(package.root(story.path))]
    if endless:
        said = f"In {endless[0].name} staat meer dan in een sjabloon van honderd bladzijden."
        remark = Remark("SJAB-02", said, "Begin opnieuw met: dossiertool sjabloon nieuw SOORT")
        return [Problem(remark, part=endless[0].path)], soort
    body, *others = story_texts(package)
    found = [*access.title(title), *access.language(package)]
    if fields is None and title.strip():
        found.append(_NO_SOORT)
    names = fields.fields if fields else ()
    for one in (*filled, body, *others):
        for problems in (follow(one, fields, soort), braces(one, names), beside(one)):
            found += islice(problems, MOST)
    found += islice(access.headings(body, package), MOST)
    for one in (body, *others):
        for problems in (tables(one), access.pictures(one)):
            found += islice(problems, MOST)
    return _in_order(found, [body.part, *(one.part for one in others)]), soort


_NO_SOORT = Problem(
    Remark(
        "SJAB-25",
        "Aan de titel is niet te zien voor welk document dit sjabloon is. De namen zijn daarom niet nagekeken.",
        "Noem het document: --soort handelingsplan, of voor een eigen formulier --velden VOORBEELD.json",
    ),
    part="docProps/core.xml",
)


def _in_order(found: list[Problem], parts: list[str]) -> list[Problem]:
    """Sort as somebody reads: the file itself, then part by part from top to bottom."""
    order = {part: i for i, part in enumerate(parts)}

    def key(problem: Problem) -> tuple[int, int, int]:
        place = problem.place
        if place is None:
            return (-1, 0, 0)
        return (order.get(place.part, -1), place.paragraph, problem.span[0] if problem.span else -1)

    return sorted(dict.fromkeys(found), key=key)
