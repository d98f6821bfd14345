"""The two papers of the archive: the seal receipt and the declaration of destruction. Nothing about a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.documents.render import render
from dossiertool.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.vault.destroying import Gone
    from dossiertool.vault.seals import Seal

_GROUP, _ON_LINE = 8, 4
_DAY = len("2030-08-01")
_CATEGORY = {"G": "Groepsplan"}
_ON_FILE = (
    "Wat vernietigd is, is in de kluis overschreven, en de kluis is opnieuw geschreven (SQLite: secure_delete, "
    "wal_checkpoint en VACUUM). Voor een SSD en voor momentopnamen van de schijf kan niemand dat beloven."
)
_ON_SERVER = (
    "Wat vernietigd is, is uit de database op de server gehaald en opgeruimd (PostgreSQL: VACUUM). In het "
    "archief van de server (WAL) en op kopieën van de server kan het nog staan, zolang die blijven."
)


@dataclass(frozen=True, slots=True)
class School:
    """How the school is called on paper, and the fingerprint of its vault."""

    naam: str
    fingerprint: str


def receipt(seal: Seal, school: School) -> bytes:
    """Return the seal receipt (zegelbewijs) of a dossier as a Word file; the same bytes every time."""
    files = [line.name for line in seal.manifest.files]
    day, _, minute = seal.at.removesuffix("Z").partition("T")
    marks = [
        ("Nummer", seal.number),
        ("Vingerafdruk van de school", grouped(school.fingerprint)),
        ("Zegel", grouped(seal.hash)),
    ]
    if seal.checkpoint is not None:
        checkpoint = seal.checkpoint[0]
        marks += [("IJkpunt", str(checkpoint.n)), ("Code van het ijkpunt", grouped(checkpoint.root))]
    data = {
        **_head(school.naam),
        "nummer": seal.number,
        "door": seal.by,
        "verzegeld_op": day,
        "verzegeld_om": minute,
        "bewaren_tot": seal.retain_until,
        "versies": seal.manifest.version,
        "documenten": sum(name.endswith(".docx") and name.startswith("documenten/") for name in files),
        "bijlagen": sum(name.startswith("bijlagen/") for name in files),
        "kenmerken": _marks(marks),
    }
    return _rendered("zegelbewijs", data)


def declaration(gone: Sequence[Gone], school: School, *, on_server: bool, today: date) -> bytes:
    """Return the declaration of destruction (verklaring van vernietiging) as the bytes of a Word file."""
    rows = [
        {
            "nummer": one.number,
            "categorie": category(one.number),
            "akkoord": one.approved_by,
            "reden": one.reason,
            "aangekondigd_op": one.announced_at[:_DAY],
            "vernietigd_op": one.at[:_DAY],
            "door": one.by,
            "versies": one.versions,
            "exports": len(one.exports),
        }
        for one in gone
    ]
    marks = [("Vingerafdruk van de school", grouped(school.fingerprint))]
    marks += [(f"Laatste regel van {one.number}", grouped(one.hash)) for one in gone]
    data = {
        **_head(school.naam),
        "aantal": len(rows),
        "opgemaakt_op": today.isoformat(),
        "plaats": "kluis op een server" if on_server else "kluis in een map",
        "dossiers": rows,
        "exports": any(row["exports"] for row in rows),
        "methode": _ON_SERVER if on_server else _ON_FILE,
        "kenmerken": _marks(marks),
    }
    return _rendered("vernietiging", data, today)


def category(number: str) -> str:
    """Return what kind of dossier this number is of."""
    return _CATEGORY.get(number[:1], "Begeleidingsdossier")


def grouped(text: str) -> str:
    """Return letters and digits in groups of eight, four on a line, to be compared by people."""
    groups = [text[start : start + _GROUP] for start in range(0, len(text), _GROUP)]
    return "\n".join(" ".join(groups[start : start + _ON_LINE]) for start in range(0, len(groups), _ON_LINE))


def _head(school: str) -> dict[str, Any]:
    return {"school": {"naam": school, "vestiging": None}, "concept": False}


def _marks(marks: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"naam": name, "waarde": value} for name, value in marks]


def _rendered(name: str, data: dict[str, Any], today: date | None = None) -> bytes:
    return render(resource("templates", f"archief/{name}.docx"), data, today=today)
