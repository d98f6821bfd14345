"""Measures the filling of Word templates beside docxtpl as its manual shows, and docxtemplater.

The same text for all: a groepsplan of six pages, built here in the tags of each.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docxtpl import DocxTemplate
from measurement import Measurement

from dossiertool import render

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
ROUNDS, AT_ONCE, STARTS = 25, 8, 15
PUPILS, MANY = 28, 2_800
SECTIONS = ("Wat er is gezien", "Wat de groep nodig heeft", "Aanpak", "Organisatie", "Afspraken met ouders")
COLUMNS = ("naam", "score", "doel", "nodig", "aanpak", "wie")
SENTENCE = "De groep werkt op dinsdag in drie rondes van twintig minuten aan het eigen doel & schrijft mee. "


def data(pupils: int = PUPILS) -> dict[str, Any]:
    """Return the data of a groepsplan with this many pupils."""
    pupil = {
        "doel": "Leest <vlot> en met begrip.",
        "nodig": "Voorlezen van de opdracht, meer tijd.",
        "aanpak": "Samen lezen in het tweetal.",
        "wie": "Sam",
    }
    return {
        "klas": "6B",
        "schooljaar": "2026-2027",
        "school": "De Wielewaal",
        "leerkracht": "Jolien & Sam",
        "stukken": [{"kop": kop, "alineas": [{"tekst": SENTENCE * 3} for _ in range(4)]} for kop in SECTIONS],
        "leerlingen": [{"naam": f"Leerling {n}", "score": str(50 + n % 40), **pupil} for n in range(pupils)],
    }


def template(*, ours: bool = True) -> bytes:
    """Build the template, in the tags of docxtpl and dossiertool, or in those of docxtemplater."""

    def tag(name: str) -> str:
        return f"{{{{ {name} }}}}" if ours else f"{{{name.rpartition('.')[2]}}}"

    document = Document()
    document.add_heading(f"Groepsplan {tag('klas')}", 0)
    for name in ("school", "schooljaar", "leerkracht"):
        document.add_paragraph(f"{name.capitalize()}: {tag(name)}")
    document.add_paragraph("{%p for stuk in stukken %}" if ours else "{#stukken}")
    document.add_heading(tag("stuk.kop"), 1)
    document.add_paragraph("{%p for alinea in stuk.alineas %}" if ours else "{#alineas}")
    document.add_paragraph(tag("alinea.tekst"))
    for end in ("{/alineas}", "{/stukken}"):
        document.add_paragraph("{%p endfor %}" if ours else end)
    table = document.add_table(rows=1, cols=len(COLUMNS))
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = name.capitalize()
    if ours:
        table.add_row().cells[0].text = "{%tr for leerling in leerlingen %}"
    row = table.add_row().cells
    for cell, name in zip(row, COLUMNS, strict=True):
        cell.text = tag(f"leerling.{name}")
    if ours:
        table.add_row().cells[0].text = "{%tr endfor %}"
    else:
        row[0].text, row[-1].text = f"{{#leerlingen}}{row[0].text}", f"{row[-1].text}{{/leerlingen}}"
    for _ in range(2):
        document.add_paragraph(SENTENCE * 2)
    document.sections[0].header.paragraphs[0].text = f"Groepsplan {tag('klas')}"
    document.sections[0].footer.paragraphs[0].text = tag("school")
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def fill_ours(path: str, values: dict[str, Any]) -> bytes:
    return render(path, values)


def fill_theirs(path: str, values: dict[str, Any]) -> bytes:
    """Fill as the manual of docxtpl shows, with autoescape, without which it drops text at & and <."""
    document = DocxTemplate(path)
    document.render(values, autoescape=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _took(fill: Callable[[str, dict[str, Any]], bytes], path: str, values: dict[str, Any], times: int) -> float:
    begin = time.process_time()
    for _ in range(times):
        fill(path, values)
    return (time.process_time() - begin) / times


def _text(made: bytes) -> list[str]:
    document = Document(BytesIO(made))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def speed(folder: Path) -> list[Measurement]:
    """Compare documents per second on one core, in turn, each of them packed, checked and in memory."""
    path, values = _written(folder), data()
    if _text(fill_ours(path, values)) != _text(fill_theirs(path, values)):
        raise SystemExit("dossiertool en docxtpl maken niet hetzelfde document")
    _took(fill_ours, path, values, 3)
    ours, ratios = [], []
    for _ in range(ROUNDS):
        own = _took(fill_ours, path, values, AT_ONCE)
        ratios.append(_took(fill_theirs, path, values, 1) / own)
        ours.append(1 / own)
    ratio, rate = statistics.median(ratios), statistics.median(ours)
    found = [
        Measurement(
            "vullen, groepsplan van 6 bladzijden", round(rate), "docs/s", "docxtpl, per document",
            round(ratio, 1), ROUNDS, "≥ 20 ×", ratio >= 20,
        )
    ]  # fmt: skip
    other = _docxtemplater(folder, values)
    if other is not None:
        found.append(
            Measurement(
                "vullen, hetzelfde groepsplan", round(rate), "docs/s", "docxtemplater (npm)",
                round(rate / other, 1), 1, "geen", True,
            )
        )  # fmt: skip
    return found


def growth(folder: Path) -> Measurement:
    """Compare what the last of 2,800 rows take with what the first ones take."""
    path = _written(folder)
    few, more, many = (data(number) for number in (PUPILS, 10 * PUPILS, MANY))
    fill_ours(path, few)
    ratios, times = [], []
    for _ in range(9):
        small, middle = _took(fill_ours, path, few, 20), _took(fill_ours, path, more, 6)
        large = _took(fill_ours, path, many, 1)
        times.append(large)
        ratios.append((large - middle) / (middle - small) / 10)
    ratio = statistics.median(ratios)
    return Measurement(
        "vullen, 2800 rijen", round(statistics.median(times) * 1000), "ms", "per rij bij 280 rijen",
        round(ratio, 2), 9, "≤ 1,2 ×", ratio <= 1.2,
    )  # fmt: skip


def memory(folder: Path) -> Measurement:
    """Compare the largest memory of two processes that each fill the groepsplan forty times."""
    _written(folder)
    ours, theirs = (_run(folder, who, 40)[1] for who in ("ours", "theirs"))
    return Measurement(
        "vullen, geheugen",
        round(ours),
        "MB",
        "docxtpl",
        round(ours / theirs, 2),
        1,
        "≤ 0,5 ×",
        ours <= theirs / 2,
    )


def cold(folder: Path) -> Measurement:
    """Compare two scripts that each fill one document from plain data, whole processes, in turn."""
    _written(folder)
    _run(folder, "ours", 1), _run(folder, "theirs", 1)  # compiled and kept, read from the disk
    pairs = [(_run(folder, "ours", 1)[0], _run(folder, "theirs", 1)[0]) for _ in range(STARTS)]
    ratio = statistics.median(theirs / ours for ours, theirs in pairs)
    took = statistics.median(ours for ours, _ in pairs)
    return Measurement(
        "vullen, één document, koud", round(took * 1000), "ms", "zelfde script met docxtpl", round(ratio, 1),
        STARTS, "≥ 2 ×", ratio >= 2,
    )  # fmt: skip


def measurements() -> list[Measurement]:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*speed(folder), growth(folder), memory(folder), cold(folder)]


def _written(folder: Path) -> str:
    path = folder / "groepsplan.docx"
    if not path.exists():
        path.write_bytes(template())
        (folder / "data.json").write_text(json.dumps(data()), encoding="utf-8")
    return str(path)


_OURS = "from dossiertool import render\n"
_OUR_TURN = "    made = render(path, data)\n"
_THEIRS = "from io import BytesIO\nfrom docxtpl import DocxTemplate\n"
_THEIR_TURN = (
    "    document = DocxTemplate(path)\n    document.render(data, autoescape=True)\n"
    "    saved = BytesIO()\n    document.save(saved)\n    made = saved.getvalue()\n"
)
# What `resource` says on Linux includes the most that the parent held.
_MOST = """
try:
    status = open("/proc/self/status").read()
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
except OSError:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024)
"""


def _run(folder: Path, who: str, times: int) -> tuple[float, float]:
    """Return the seconds and the most megabytes of a process that runs the script a user would write."""
    script = folder / f"{who}.py"
    imports, turn = (_OURS, _OUR_TURN) if who == "ours" else (_THEIRS, _THEIR_TURN)
    start = "path, data = sys.argv[1], json.load(open(sys.argv[2]))\nfor _ in range(int(sys.argv[3])):\n"
    script.write_text(f"import json, sys\n{imports}{start}{turn}{_MOST}", encoding="utf-8")
    given = [str(folder / "groepsplan.docx"), str(folder / "data.json"), str(times)]
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, str(script), *given], capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, float(done.stdout)


_JAVASCRIPT = """
const fs = require("fs"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [, , path, values, times] = process.argv;
const template = fs.readFileSync(path), data = JSON.parse(fs.readFileSync(values));
function fill() {
  const doc = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  doc.render(data);
  return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}
for (let i = 0; i < 20; i++) fill();
const begin = process.cpuUsage();
for (let i = 0; i < +times; i++) fill();
const used = process.cpuUsage(begin);
console.log((+times * 1e6) / (used.user + used.system));
"""


def _docxtemplater(folder: Path, values: dict[str, Any]) -> float | None:
    """Return how many documents docxtemplater fills per second of processor, or None where npm is absent."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("docxtemplater: niet gemeten, npm is er niet", file=sys.stderr)
        return None
    home = ROOT / "build" / "docxtemplater"
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "node_modules" / "docxtemplater").exists():
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(home), "docxtemplater", "pizzip"]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            print("docxtemplater: niet gemeten, npm kon het niet installeren", file=sys.stderr)
            return None
    script, path = home / "vul.js", folder / "docxtemplater.docx"
    script.write_text(_JAVASCRIPT, encoding="utf-8")
    path.write_bytes(template(ours=False))
    (folder / "data.json").write_text(json.dumps(values), encoding="utf-8")
    done = subprocess.run(
        [node, script, path, folder / "data.json", "60"], cwd=home, capture_output=True, text=True, check=False,
        env={**os.environ, "NODE_PATH": str(home / "node_modules")},
    )  # fmt: skip
    return float(done.stdout) if not done.returncode else None
