"""All checks of one case: the rules, and the language of every text in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dossiertool.checks.accept import sort_out
from dossiertool.checks.expectations import EXPECTED
from dossiertool.checks.expected import check_expected
from dossiertool.checks.language import language_of
from dossiertool.checks.levels import at_school
from dossiertool.checks.registry import DOSSIER_CHECKS, GROEPSPLAN_CHECKS, SCHOOL_CHECKS
from dossiertool.checks.setting import BARE, Setting
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.walk import contents, reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    Raises:
        InvalidInput: a pack of the school is wrong; names file, line and rule.
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
    found += language_of(dossier, setting.contents, setting.school)
    each_once = dict.fromkeys(found)  # a reference that is written twice is wrong once
    return sort_out(dossier, at_school(each_once, setting.school))


def check_school(school: Schoolbestand, *, today: date | None = None) -> list[Finding]:
    """Return all findings of a school file, in the order in which it is read."""
    setting = Setting(today or date.today(), contents(school), school)  # noqa: DTZ011  as above
    found = [finding for check in SCHOOL_CHECKS for finding in check(school, setting)]
    found += check_expected(EXPECTED, setting)
    found += language_of(school, setting.contents, school)
    return _in_order(school, at_school(dict.fromkeys(found), school))


def _in_order(case: Record, findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (reading_order(case, f.pad), f.start or 0))
