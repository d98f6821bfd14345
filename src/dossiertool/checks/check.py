"""All checks of one case: the rules, and the language of every text in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from dossiertool.checks.accept import sort_out
from dossiertool.checks.expectations import EXPECTED
from dossiertool.checks.expected import check_expected
from dossiertool.checks.levels import at_school
from dossiertool.checks.registry import DOSSIER_CHECKS, GROEPSPLAN_CHECKS, SCHOOL_CHECKS
from dossiertool.checks.setting import BARE, Setting
from dossiertool.model.case import document_at
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.walk import contents, reading_order
from dossiertool.text.check import check_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.checks.accept import Outcome
    from dossiertool.findings import Finding
    from dossiertool.model.case import Case
    from dossiertool.model.record import Record
    from dossiertool.model.schoolbestand import Schoolbestand


def check_dossier(
    dossier: Case,
    *,
    today: date | None = None,
    school: Schoolbestand | None = None,
    names: frozenset[str] = frozenset(),
) -> list[Finding]:
    """Return all findings of a dossier or groepsplan, in the order in which it is read.

    Args:
        dossier: the case, as `load_dossier` returns it.
        today: the day on which terms are counted; the clock's day when left out.
        school: the settings of the school, as `load_school` returns them; the defaults when left out.
        names: first names of other pupils, to find text that was copied between dossiers (NAAM-01).

    What was accepted in the case itself (`aanvaard`) is not among them; `review` tells those apart.
    The findings have a field path but no line and column: those belong to a file.
    """
    return _in_order(dossier, review(dossier, today=today, school=school, names=names).findings)


def review(
    dossier: Case,
    *,
    today: date | None = None,
    school: Schoolbestand | None = None,
    names: frozenset[str] = frozenset(),
) -> Outcome:
    """Return the findings that count and those that were accepted, both unsorted.

    Arguments as for `check_dossier`; who knows the file sorts by the place in it.
    """
    day = today or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    setting = Setting(day, contents(dossier), school or BARE, names)
    checks = GROEPSPLAN_CHECKS if isinstance(dossier, Groepsplan) else DOSSIER_CHECKS
    found = [finding for check in checks for finding in check(dossier, setting)]
    found += check_expected(EXPECTED, setting)
    found += _language_of(dossier, setting)
    each_once = dict.fromkeys(found)  # a reference that is written twice is wrong once
    return sort_out(dossier, at_school(each_once, setting.school))


def check_school(school: Schoolbestand, *, today: date | None = None) -> list[Finding]:
    """Return all findings of a school file, in the order in which it is read."""
    setting = Setting(today or date.today(), contents(school), school)  # noqa: DTZ011  as above
    found = [finding for check in SCHOOL_CHECKS for finding in check(school, setting)]
    found += check_expected(EXPECTED, setting)
    found += [
        finding
        for part in setting.contents.texts
        if part.soort is not None
        for finding in check_passage(part.text, part.soort.value, pad=part.pad, known=_own_terms(school))
    ]
    return _in_order(school, at_school(dict.fromkeys(found), school))


def _in_order(case: Record, findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (reading_order(case, f.pad), f.start or 0))


def _language_of(case: Case, setting: Setting) -> Iterator[Finding]:
    """Check every text; a term is marked once per document, because documents are read apart."""
    own = _own_terms(setting.school)
    known: defaultdict[str, set[str]] = defaultdict(own.copy)
    for part in setting.contents.texts:
        if part.soort is not None:
            seen = known[document_at(case, part.pad)]
            yield from check_passage(part.text, part.soort.value, pad=part.pad, known=seen)


def _own_terms(school: Schoolbestand) -> set[str]:
    """Return the terms that this school may use without explaining them, such as the names of its roles."""
    names = [begrip.term for begrip in school.begrippen if begrip.overal] + [rol.naam for rol in school.rollen]
    return {form for name in names for form in (name, name.lower())}
