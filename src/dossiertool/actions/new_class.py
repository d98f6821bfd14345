"""Makes a groepsplan of a class list, or the form of one (R065)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.actions.class_draw import draw_class, whole
from dossiertool.actions.new import make_file
from dossiertool.model.groepsplan import Fase, Groepsplan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.class_draw import Drawn
    from dossiertool.intake.remark import Remark


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A groepsplan that was made of a list, and everything there is to say about it.

    `groepen` has the names per subgroup, `weggelaten` the headings of columns by the reason they stayed
    behind, `overgeslagen` the lines that are not in the plan, `aannames` what to look after.
    """

    nummer: str
    uit: Path
    klas: str
    namen: list[str]
    groepen: dict[str, list[str]]
    uitleg: list[str]
    weggelaten: dict[str, list[str]]
    opmerkingen: list[Remark]
    overgeslagen: list[int]
    aannames: list[str]

    @property
    def has_mistakes(self) -> bool:
        """Whether something of the list is not in the plan because of a mistake."""
        return any(remark.is_fout for remark in self.opmerkingen)

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`."""
        return {
            "soort": "groepsplan",
            "nummer": self.nummer,
            "uit": str(self.uit),
            "klas": self.klas,
            "leerlingen": len(self.namen),
            "groepen": {titel: len(namen) for titel, namen in self.groepen.items()},
            "uitleg": self.uitleg,
            "weggelaten": self.weggelaten,
            "overgeslagen": self.overgeslagen,
            "opmerkingen": [remark.as_dict() for remark in self.opmerkingen],
            "aannames": self.aannames,
        }


def plan_from_list(
    path: Path,
    *,
    scores: Sequence[str] = (),
    klas: str | None = None,
    vak: str | None = None,
    out: Path | None = None,
    school: Path | None = None,
    today: date,
) -> ClassPlan:
    """Write a groepsplan with everybody on the list, each in one subgroup, and say what was left out.

    The first column in `scores` decides the proposal; without it (and with more than one column of
    scores) there is one subgroup, for the teacher to divide.

    Raises:
        InvalidInput: the list cannot be read, is of more classes or has no such column; or the plan
            exists or cannot be written.
    """
    drawn = draw_class(path, scores, klas, vak, school, today)
    discussions = [{"datum": None, "fase": fase.value} for fase in Fase]
    made = make_file(
        "groepsplan", out=out, today=today, known=drawn.values, examples={"besprekingen": discussions}
    )
    return _told(drawn, made.nummer or "", made.uit)


def form_from_list(
    path: Path,
    to: Path,
    *,
    scores: Sequence[str] = (),
    klas: str | None = None,
    vak: str | None = None,
    school: Path | None = None,
    today: date,
    excel: bool = False,
) -> ClassPlan:
    """Write the form of a groepsplan for everybody on the list to the folder `to`; as `plan_from_list`.

    With `excel` it is a workbook, else a Word document.

    The form has a number of its own: what comes back becomes the groepsplan of that number.
    """
    from dossiertool.actions.form_out import make_class_form  # noqa: PLC0415  a plan needs no forms

    drawn = draw_class(path, scores, klas, vak, school, today)
    made = make_class_form(Groepsplan.model_validate(whole(drawn.values, today)), to, today=today, excel=excel)
    return _told(drawn, made.nummer, made.uit)


def _told(drawn: Drawn, nummer: str, out: Path) -> ClassPlan:
    names, found = drawn.names, drawn.found
    return ClassPlan(
        nummer=nummer,
        uit=out,
        klas=found.klas,
        namen=names,
        groepen={
            f"Subgroep {letter} ({level})": [names[i - 1] for i in numbers]
            for letter, level, numbers in drawn.groups
        },
        uitleg=drawn.explained,
        weggelaten=found.left_out,
        opmerkingen=found.remarks,
        overgeslagen=found.skipped,
        aannames=drawn.assumed(),
    )
