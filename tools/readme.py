"""Plays README.md and docs/handleiding/: runs each `$ command` and writes its real output; `--check` compares.

With names of pages, only those. Between the commands a page may say what people type: a ```yaml block
whose first line names the file, and after `onder` the line below which it is typed (see typen.py), or a
```toml block, which is a whole new file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from dossiertool.documents.forms.kinds import form_of
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.write_word import write_word
from dossiertool.files.load import load_case
from typen import typed_over

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.documents.forms.edit import edited, filled  # noqa: E402

DAY = date(2026, 11, 20)
# What a parent and a member of staff filled in, by the label they saw.
FILLED = {
    "signaal": {
        "Dag van het signaal": "19-11-2026",
        "Wie gaf het signaal?": "Gerrit, conciërge",
        "Onderwerp": "pauze",
    },
    "zienswijze-ouders": {
        "Uw naam": "Fatima",
        "Wie bent u voor de leerling?": "moeder",
        "Welke dag is het vandaag?": "20 november 2026",
        "Wat denkt of voelt u, en wat ziet u thuis?": "Noor slaapt beter sinds de toetsen zijn verdeeld.",
    },
    "handelingsplan": {"Waar gaat het plan over?": "Huiswerk plannen"},
}
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "handleiding").glob("*.md"))]
_BLOCK = re.compile(r"(?<=^```)(console|yaml|toml)\n(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"# In (?P<file>\S+?)(?:, onder (?P<place>.+))?$")
_NUMBER = re.compile(r"\b[DG]-[2-9A-HJKMNP-Z]{4}-[0-9]{2}\b")
_SHOWN = {"D": "D-7K3Q-92", "G": "G-4M7T-58"}


def with_real_output(text: str) -> str:
    """Return the page with the output of each command as it is now, run in one new folder.

    A number that `nieuw` drew there is shown as the one of the examples, for it is another one each time.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples", target_is_directory=True)
        for name in ("klassenlijst.csv", "brief.docx", "ons-plan.docx"):
            shutil.copy(ROOT / "tests" / "data" / name, folder)
        put_forms(Path(folder))
        return _BLOCK.sub(lambda block: f"{block[1]}\n{_played(block[1], block[2], Path(folder))}", text)


def put_forms(folder: Path) -> None:
    """Put a case file in `dossiers` and forms that came back in `ingevuld`, as a coordinator has them."""
    dossiers, back = folder / "dossiers", folder / "ingevuld"
    dossiers.mkdir()
    back.mkdir()
    shutil.copy(ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml", dossiers / "D-4M7T-58.dossier.yaml")
    case = load_case(dossiers / "D-4M7T-58.dossier.yaml").case
    for kind, answers in FILLED.items():
        form = write_word(form_of(kind, Source(case, DAY)), today=DAY)
        name = f"{kind}-D-4M7T-58.docx"
        (back / name).write_bytes(edited(form, *(filled(label, text) for label, text in answers.items())))
    (back / "scan.pdf").write_bytes(b"%PDF-1.7")


def _played(kind: str, block: str, folder: Path) -> str:
    if kind == "console":
        return "".join(_run(line, folder) for line in block.splitlines() if line.startswith("$ "))
    first, _, values = block.partition("\n")
    where = _PLACE.match(first)
    if where is None:
        raise LookupError(f"no file: {first}")
    path = folder / where["file"]
    if kind == "toml":
        path.write_text(values, encoding="utf-8")
        return block
    path.write_text(
        typed_over(path.read_text(encoding="utf-8"), where["place"] or "", values), encoding="utf-8"
    )
    return block


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command[2:]],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    drawn = {number for file in folder.glob("*.yaml") for number in _NUMBER.findall(file.read_text("utf-8"))}
    said = done.stdout
    for number in drawn:
        said = said.replace(number, _SHOWN[number[0]])
    return f"{command}\n{said}"


def main() -> None:
    stale = []
    named = [Path(name).resolve() for name in sys.argv[1:] if name != "--check"]
    for page in named or PAGES:
        text = page.read_text(encoding="utf-8")
        real = with_real_output(text)
        if real == text:
            continue
        stale.append(page.name)
        if "--check" not in sys.argv:
            page.write_text(real, encoding="utf-8")
    if stale and "--check" in sys.argv:
        sys.exit(f"stale: {', '.join(stale)}; run make readme")


if __name__ == "__main__":
    main()
