"""Makes the pictures in docs/voorbeelden/formulieren/ (`make formulieren`): every page of a form of each kind.

Whoever changes a form looks at them before and after. Needs what `voorbeelden.py` needs.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from dossiertool.actions.form_out import make_forms
from dossiertool.documents.forms.kinds import KINDS
from dossiertool.errors import DossierError
from voorbeelden import PICTURES, ROOT, TODAY, picture, require_programs

FOLDER = PICTURES / "formulieren"
_CASES = {"groepsplan": "11-mavo3-lezen"}
_USUAL = "03-pesten"


def main() -> None:
    """Remake all pictures, and the page that shows them."""
    require_programs()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    lines = [
        "# Formulieren",
        "",
        "Alle leerlingen zijn verzonnen. De plaatjes zijn gemaakt met `make formulieren`, uit `samples/`.",
        "",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        for soort, kind in KINDS.items():
            sample = str(next((ROOT / "samples" / _CASES.get(soort, _USUAL)).glob("zaak.*")))
            [made] = make_forms(soort, [sample], Path(temporary), today=TODAY, problem=_stop)
            plain = made.uit.rename(made.uit.with_name(f"{soort}.docx"))
            lines += [f"## {kind.titel} (`{soort}`)", ""]
            pages = picture(plain, to=FOLDER)
            lines += [f"![{soort}, pagina {n}]({page.name})" for n, page in enumerate(pages, start=1)]
            lines.append("")
    (FOLDER / "LEESMIJ.md").write_text("\n".join(lines), encoding="utf-8")


def _stop(problem: DossierError) -> None:
    raise problem


if __name__ == "__main__":
    main()
