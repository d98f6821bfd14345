"""Makes the pictures in docs/voorbeelden/ (`make voorbeelden`).

They are every page of some documents of the samples, the first pages of what is handed over and of the
archive, the first page of a letter with comments, and the page for a recovery key.

The pictures are made to be looked at: whoever changes a template looks at them before and after. Needs
LibreOffice, poppler-utils and the font Carlito, which is as wide as Calibri.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from dossiertool.actions.report import AS_USUAL
from dossiertool.actions.school_paper import school_paper
from dossiertool.actions.word import comment_word
from dossiertool.archive.papers import School, declaration, receipt
from dossiertool.documents.fill import fill, shipped_template
from dossiertool.documents.handing_over_context import inspection_data
from dossiertool.documents.others import Others
from dossiertool.documents.paper.recovery_page import recovery_page
from dossiertool.documents.render import render
from dossiertool.files.load import load_dossier
from dossiertool.model.afsluiting import Afsluiting
from dossiertool.model.dossier import Dossier
from dossiertool.vault.announcing import Exported
from dossiertool.vault.crypto.keys import KeyPair
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.destroying import Gone
from dossiertool.vault.format.checkpoint import Checkpoint
from dossiertool.vault.format.manifest import Manifest, SealedFile
from dossiertool.vault.seals import Seal
from kantlijn import with_margin

ROOT = Path(__file__).resolve().parents[1]
LETTER = ROOT / "tests" / "data" / "brief.docx"
PICTURES = ROOT / "docs" / "voorbeelden"
TODAY = date(2026, 11, 21)
DOTS_PER_INCH = 80
EXAMPLES = (
    ("02-toetsen", "handelingsplan"),
    ("03-pesten", "ot-aanmelding"),
    ("01-dyslexie", "evaluatie"),
    ("11-mavo3-lezen", "groepsplan"),
)
GONE = date(2029, 9, 14)
SCHOOL = School("De Verzonnen School", "CyTLY6945wUUOyQmEDBLKbrBbLFJn59yh-SwwdsfBSg")
SCHOOL_FILE = """\
soort: school
naam: De Verzonnen School
leeslogboek_bij_inzage: true
privacy_aanspreekpunt:
  naam: Karin Bos
  functie: functionaris gegevensbescherming
  contact: privacy@voorbeeld.example
partners:
  - code: leerplicht
    naam: leerplichtambtenaar gemeente Voorbeeldstad
    afspraken: De school belt bij drie dagen verzuim zonder bericht.
  - code: jgz
    naam: jeugdverpleegkundige, GGD Voorbeeldstreek
    afspraken: Elke week een uur op school. Wie wil, loopt binnen.
bewaartermijnen:
"""
YEARS = {
    "leerlingadministratie": 5,
    "begeleiding": 2,
    "doorverwijzing_vso": 3,
    "toestemming": 2,
    "groepsplan": 2,
}
CHOSEN = (
    "  - {{categorie: {}, jaren: {}, vanaf: uitschrijving, grondslag: Vastgesteld door het bestuur op "
    "7 september 2026.}}\n"
)
PROGRAMS = {"soffice": "LibreOffice (pakket libreoffice-writer)", "pdftoppm": "poppler (pakket poppler-utils)"}


def main() -> None:
    """Remake all pictures, and the page that shows them."""
    require_programs()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    lines = [
        "# Voorbeelden",
        "",
        "Alle leerlingen zijn verzonnen. De plaatjes zijn gemaakt met `make voorbeelden`, uit `samples/`.",
        "",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        for sample, soort in EXAMPLES:
            case = load_dossier(next((ROOT / "samples" / sample).glob("zaak.*")))
            document = Path(temporary) / f"{soort}-{sample}.docx"
            document.write_bytes(fill(soort, case, today=TODAY))
            pages = picture(document)
            lines += [f"## {soort.capitalize().replace('Ot-', 'OT-')} (voorbeeld {sample})", ""]
            lines += [f"![{soort}, pagina {n}]({page.name})" for n, page in enumerate(pages, start=1)]
            lines.append("")
        lines += handed_over(Path(temporary))
        lines += of_school(Path(temporary))
        lines += papers(Path(temporary))
        (page,) = picture(letter_with_comments(Path(temporary)), last_page=1)
        lines += [
            "## Een brief met opmerkingen",
            "",
            "Uit `dossiertool controleer brief.docx --word`. De kantlijn is nagetekend zoals Word haar toont.",
            "",
            f"![brief met opmerkingen, pagina 1]({page.name})",
            "",
        ]
        (page,) = pages_of(paper_key(Path(temporary)), PICTURES)
        lines += [
            "## De herstelsleutel van een kluis, om te printen",
            "",
            "Uit `dossiertool kluis begin --papier herstelsleutel.pdf`, met een verzonnen sleutel.",
            "",
            f"![herstelsleutel]({page.name})",
            "",
        ]
    (PICTURES / "LEESMIJ.md").write_text("\n".join(lines), encoding="utf-8")


def handed_over(folder: Path) -> list[str]:
    """Make the pictures of an inzage and a sluitbrief, and return the lines that show them."""
    case = load_dossier(ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml")
    assert isinstance(case, Dossier)
    reason = "Alle behoeften zijn afgesloten en de nazorg is geweest."
    closing = Afsluiting(datum=date(2026, 11, 20), door="Sabine", reden=reason)
    closed = case.model_copy(update={"afsluitingen": (closing,)})
    asked = inspection_data(case, "Fatima", Others(case, ()), TODAY)
    lines = []
    for name, title, content in (
        ("inzage", "Inzage, de eerste bladzijden", render(shipped_template("inzage"), asked, today=TODAY)),
        ("sluitbrief", "Sluitbrief", fill("sluitbrief", closed, today=TODAY)),
    ):
        document = folder / f"{name}.docx"
        document.write_bytes(content)
        lines += [f"## {title}", ""]
        pages = picture(document, last_page=2)
        lines += [*(f"![{name}, pagina {n}]({page.name})" for n, page in enumerate(pages, start=1)), ""]
    return lines


def of_school(folder: Path) -> list[str]:
    """Make the pictures of the sheet about privacy of a made-up school, and return the lines that show them."""
    settings = folder / "school.yaml"
    settings.write_text(SCHOOL_FILE + "".join(CHOSEN.format(*term) for term in YEARS.items()), encoding="utf-8")
    document = folder / "privacy-uitleg.docx"
    document.write_bytes(school_paper("privacy-uitleg", str(settings), template=None, today=TODAY))
    pages = picture(document)
    shown = [f"![privacy-uitleg, pagina {n}]({page.name})" for n, page in enumerate(pages, start=1)]
    return ["## Privacy-uitleg", "", *shown, ""]


def papers(folder: Path) -> list[str]:
    """Make the pictures of the papers of the archive, and return the lines that show them."""
    lines = []
    for name, title, content in (
        ("zegelbewijs", "Zegelbewijs", receipt(_seal(), SCHOOL)),
        (
            "vernietiging",
            "Verklaring van vernietiging",
            declaration(_gone(), SCHOOL, on_server=False, today=GONE),
        ),
    ):
        document = folder / f"{name}.docx"
        document.write_bytes(content)
        lines += [f"## {title}", ""]
        pages = picture(document)
        lines += [*(f"![{name}, pagina {n}]({page.name})" for n, page in enumerate(pages, start=1)), ""]
    return lines


def _code(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _seal() -> Seal:
    names = ("bijlagen/01.pdf", "documenten/handelingsplan-HP1.docx", "documenten/handelingsplan-HP1.pdf")
    files = tuple(SealedFile(_code(name)[:32], name, _code(name), 1) for name in names)
    at, zero = "2027-07-05T09:12Z", "0" * 32
    manifest = Manifest(at, _code("d"), files, zero, "D-4M7T-58", "", zero, 7)
    checkpoint = Checkpoint(at, _code("d"), 12, 31, None, (0, None), _code("ijkpunt"), (0, None), zero)
    return Seal(
        "D-4M7T-58", "Sabine Vermeer", at, _code("zegel"), "2029-07-31", manifest, b"", 30, (checkpoint, b"")
    )


def _gone() -> list[Gone]:
    exports = (Exported("2027-07-06T10:00Z", "Sabine Vermeer", 7),)
    reason = "De bewaartermijn van twee jaar is voorbij."
    told = ("Sabine Vermeer", "2029-08-12T09:00Z", "directeur Van Loon", reason)
    return [
        Gone(number, "2029-09-14T10:00Z", *told, versions, _code(number), exports[:count])
        for number, versions, count in (("D-4M7T-58", 7, 1), ("D-7K3Q-92", 3, 0), ("G-4M8P-07", 2, 0))
    ]


def require_programs() -> None:
    """Stop with what to install when a program is not here."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            sys.exit(f"fout: {program} ontbreekt\ntip: installeer {package}")


def letter_with_comments(folder: Path) -> Path:
    """Check the letter of the tests, and return the copy with comments, these drawn in its margin."""
    document = folder / "brief-met-opmerkingen.docx"
    comment_word([str(LETTER)], document, AS_USUAL)
    document.write_bytes(with_margin(document.read_bytes()))
    return document


def paper_key(folder: Path) -> Path:
    """Write the page of a made-up recovery key, which says that it is one."""
    key = RecoveryKey(KeyPair.from_private(bytes(range(1, 33))))
    fingerprint = key.signer.public.kid
    page = recovery_page(
        key.text, school="De Verzonnen School", fingerprint=fingerprint, today=TODAY, example=True
    )
    written = folder / "herstelsleutel.pdf"
    written.write_bytes(page)
    return written


def picture(document: Path, last_page: int = 99, to: Path = PICTURES) -> list[Path]:
    """Make the pictures of one document up to this page in the folder `to`, and list them in order."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(convert, check=True, capture_output=True)
    return pages_of(document.with_suffix(".pdf"), to, last_page)


def pages_of(pdf: Path, to: Path, last_page: int = 99) -> list[Path]:
    """Make the pictures of a PDF up to this page in the folder `to`, and list them in order."""
    base = to / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-l", str(last_page), "-png", pdf, base], check=True)
    return sorted(to.glob(f"{pdf.stem}-*.png"))


if __name__ == "__main__":
    main()
