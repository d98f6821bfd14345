"""Builds the Word templates in templates/: `python tools/sjablonen.py [--naar MAP]`.

The templates are made by code, so that all keep one look; what comes out are ordinary Word files.
The same code gives the same bytes; a test fails when templates/ is stale.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sjabloon.evaluatie import evaluatie
from sjabloon.formulier import formulier
from sjabloon.groepsplan import groepsplan
from sjabloon.handelingsplan import handelingsplan
from sjabloon.ot_aanmelding import ot_aanmelding
from sjabloon.ot_verslag import ot_verslag
from sjabloon.privacy_uitleg import privacy_uitleg
from sjabloon.sluitbrief import sluitbrief
from sjabloon.steunpunt import steunpunt
from sjabloon.uit_dossier import informatie, inzage, overdracht, uittreksel
from sjabloon.uitnodiging import uitnodiging
from sjabloon.vernietiging import vernietiging
from sjabloon.zegelbewijs import zegelbewijs

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
SJABLONEN = {
    "handelingsplan": handelingsplan,
    "groepsplan": groepsplan,
    "ot_aanmelding": ot_aanmelding,
    "ot_verslag": ot_verslag,
    "evaluatie": evaluatie,
    "uitnodiging": uitnodiging,
    "steunpunt": steunpunt,
    "sluitbrief": sluitbrief,
    "overdracht": overdracht,
    "inzage": inzage,
    "informatie": informatie,
    "uittreksel": uittreksel,
    "privacy_uitleg": privacy_uitleg,
}
FORMS = "formulieren"
ARCHIEF = {"zegelbewijs": zegelbewijs, "vernietiging": vernietiging}


def main() -> None:
    """Write every template to the folder, and the base of the forms to a folder in it."""
    parser = argparse.ArgumentParser(description="Maak de Word-sjablonen.")
    parser.add_argument("--naar", type=Path, default=TEMPLATES, metavar="MAP")
    folder: Path = parser.parse_args().naar
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in SJABLONEN.items():
        (folder / f"{name}.docx").write_bytes(build().packed())
    (folder / "archief").mkdir(exist_ok=True)
    for name, build in ARCHIEF.items():
        (folder / "archief" / f"{name}.docx").write_bytes(build().packed())
    (folder / FORMS).mkdir(exist_ok=True)
    (folder / FORMS / "formulier.docx").write_bytes(formulier())


if __name__ == "__main__":
    main()
