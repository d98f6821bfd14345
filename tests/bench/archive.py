"""Measures the end of a case: sealing beside LibreOffice alone, looking at many seals, and a year in one go."""

from __future__ import annotations

import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from measurement import Measurement

from dossiertool.actions.keep import keep_case
from dossiertool.actions.package import check_seals
from dossiertool.actions.seal import BATCH, Wish, seal_cases
from dossiertool.actions.unlock import Unlocked
from dossiertool.archive.documents import with_pdfs, word_documents
from dossiertool.files.load import load_dossier
from dossiertool.model.afsluiting import Afsluiting
from dossiertool.model.dossier import Dossier
from dossiertool.model.kinds import Behoeftestatus
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.sealing import ToSeal, seal
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 7, 5, 9, 12, tzinfo=UTC)
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
FULL, YEAR, MANY = 3, 200, 1500


def sealing() -> Measurement:
    """Time sealing one full dossier, PDFs and receipt included, beside LibreOffice making the same PDFs."""
    ours, alone = [], []
    for sample in ("02-toetsen", "01-dyslexie", "03-pesten")[:FULL]:
        case = _closed("D-2222-00", sample)
        documents = word_documents(case, NOW.date())
        with _vault() as opened:
            keep_case(opened, case, now=NOW)
            begin = time.perf_counter()
            with_pdfs([documents])
            alone.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            _seal(opened, [case.dossiernummer])
            ours.append(time.perf_counter() - begin)
    ratio = sum(ours) / sum(alone)
    return Measurement(
        "verzegel, één dossier met PDF", round(sum(ours) / len(ours), 2), "s", "LibreOffice alleen",
        round(ratio, 2), len(ours), "≤ 1,3 ×", ratio <= 1.3,
    )  # fmt: skip


def year_end(number: int = YEAR) -> Measurement:
    """Time sealing many dossiers in one call, beside LibreOffice making the same PDFs in as many calls."""
    with _vault() as opened:
        cases = [_closed(_number(i)) for i in range(number)]
        for case in cases:
            keep_case(opened, case, now=NOW)
        documents = [word_documents(case, NOW.date()) for case in cases]
        begin = time.perf_counter()
        for start in range(0, number, BATCH):
            with_pdfs(documents[start : start + BATCH])
        alone = time.perf_counter() - begin
        begin = time.perf_counter()
        _seal(opened, [case.dossiernummer for case in cases])
        ours = time.perf_counter() - begin
    return Measurement(
        f"verzegel, {number} dossiers", round(ours, 1), "s", "LibreOffice alleen", round(ours / alone, 2), 1,
        "≤ 1,3 ×", ours / alone <= 1.3,
    )  # fmt: skip


def verifying(number: int = MANY) -> Measurement:
    """Time a look at the seals of many dossiers, each with two documents of the size that LibreOffice makes."""
    word, pdf = b"w" * 14_000, b"p" * 190_000
    files = {f"documenten/{name}": content for name, content in (
        ("handelingsplan-HP1.docx", word), ("handelingsplan-HP1.pdf", pdf),
        ("evaluatie-E1.docx", word), ("evaluatie-E1.pdf", pdf),
    )}  # fmt: skip
    with _vault() as opened:
        text = b'{"dossiernummer":"%b","tekst":"%b"}'
        for i in range(number):
            content = text % (_number(i).encode(), b"x" * 9000)
            opened.vault.save(opened.key, _number(i), content, now=NOW)
            seal(opened.vault, opened.key, _number(i), ToSeal(1, files, {}, "2029-07-31"), now=NOW)
        opened.vault.checkpoint(opened.key, now=NOW)
        begin = time.perf_counter()
        assert sum(one.klopt for one in check_seals(opened, (), everything=False)) == number
        took = time.perf_counter() - begin
    return Measurement(
        f"zegel controleer, {number} dossiers", round(took, 1), "s", "geen", 0.0, 1, "≤ 30 s", took <= 30
    )


def _seal(opened: Unlocked, numbers: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wish = Wish(NOW.date(), date(2029, 7, 31), Path(folder))
        assert all(done.fout is None for done in seal_cases(opened, numbers, wish, now=NOW))


def _number(i: int) -> str:
    high, low = divmod(i, len(SIGNS))
    return f"D-2{SIGNS[high // len(SIGNS)]}{SIGNS[high % len(SIGNS)]}{SIGNS[low]}-00"


def _closed(number: str, sample: str = "02-toetsen") -> Dossier:
    case = load_dossier(next((ROOT / "samples" / sample).glob("zaak.*")))
    assert isinstance(case, Dossier)
    closing = {"status": Behoeftestatus.AFGESLOTEN, "afgesloten_op": NOW.date(), "reden": "Behaald."}
    needs = tuple(need.model_copy(update=closing) for need in case.behoeften)
    end = Afsluiting(datum=NOW.date(), door="Sabine", reden="Alle behoeften zijn afgesloten.")
    return case.model_copy(update={"dossiernummer": number, "behoeften": needs, "afsluitingen": (end,)})


@contextmanager
def _vault() -> Iterator[Unlocked]:
    owner = new_personal_key()
    with (
        tempfile.TemporaryDirectory() as folder,
        Vault.begin(Path(folder) / "kluis", owner=owner, recovery=new_recovery_key(), now=NOW) as vault,
    ):
        yield Unlocked(vault, owner)
