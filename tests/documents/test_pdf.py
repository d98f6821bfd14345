"""PDFs: PDF/A-2b and PDF/UA-1 in Dutch by a real LibreOffice, and calm when LibreOffice is not."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pikepdf
import pytest

from dossiertool.documents.fill import fill
from dossiertool.documents.pdf import office
from dossiertool.documents.pdf.office import Office, as_pdf, find_office
from dossiertool.documents.pdf.verify import faults_in
from dossiertool.errors import DossierError, InvalidInput
from dossiertool.files.load import load_dossier
from dossiertool.workroom import workroom
from tests.documents.cases import TODAY, fullest, sample_documents
from tests.documents.pdfs import PARTS, calls, install, small_pdf
from tests.needs import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

posix = pytest.mark.skipif(os.name == "nt", reason="the program that misbehaves is a shell script")
SOFFICE = ("soffice", "libreoffice-writer-nogui")


def words_in(folder: Path, count: int) -> list[Path]:
    """Put some Word documents in the folder."""
    paths = [folder / f"{number}.docx" for number in range(count)]
    for path in paths:
        document = docx.Document()
        document.core_properties.title = "Brief"
        document.add_paragraph("Beste ouders,")
        document.save(str(path))
    return paths


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document of every sample, and the fullest ones, as PDF: in one call."""
    need(*SOFFICE)
    kept = tmp_path_factory.mktemp("pdf")
    cases = [
        (load_dossier(path), soort, kenmerk, path.parent.name) for path, soort, kenmerk in sample_documents()
    ]
    for root in ("groepsplan", "dossier"):
        soorten = ["groepsplan"] if root == "groepsplan" else ["handelingsplan", "ot-aanmelding", "evaluatie"]
        cases += [(fullest(root), soort, None, "volst") for soort in soorten]
    names = {}
    with workroom() as room:
        for number, (case, soort, kenmerk, name) in enumerate(cases):
            path = room.folder / f"{number}.docx"
            path.write_bytes(fill(soort, case, kenmerk=kenmerk, today=TODAY))
            names[path] = "-".join(filter(None, (soort, kenmerk, name)))
        for path, outcome in zip(names, Office(room, find_office()).to_pdf(list(names)), strict=True):
            assert isinstance(outcome, Path), f"{names[path]}: {outcome}"
            shutil.copy(outcome, kept / f"{names[path]}.pdf")
    return {path.stem: path for path in sorted(kept.iterdir())}


@pytest.mark.eis("N12")
def test_every_document_of_every_sample_becomes_a_good_pdf_in_one_call(made: dict[str, Path]) -> None:
    assert len(made) > 20
    for name, path in made.items():
        assert faults_in(path) == [], name
        with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "2B"
            assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert pdf.Root.Lang == "nl-NL"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert len(pdf.pages) >= 1


def kinds_of_tags(element: Any) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from kinds_of_tags(each)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element["/S"])
        if "/K" in element:
            yield from kinds_of_tags(element["/K"])


@pytest.mark.eis("N12")
def test_headings_tables_and_lists_are_tagged_as_what_they_are(made: dict[str, Path]) -> None:
    with pikepdf.open(made["groepsplan-11-mavo3-lezen"]) as pdf:
        found = list(kinds_of_tags(pdf.Root.StructTreeRoot))
        roles = dict(pdf.Root.StructTreeRoot.RoleMap)
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/L", "/LI"} <= set(found)
    standard = {"/P", "/Span", "/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/LBody", "/Lbl"}
    standard |= {"/Document", "/Link", "/Figure", "/Div", "/Sect"}
    assert {kind for kind in found if str(roles.get(kind, kind)) not in standard} == set()


def test_one_document_becomes_a_pdf(tmp_path: Path) -> None:
    need(*SOFFICE)
    case = load_dossier(next(iter(sample_documents()))[0])
    path = tmp_path / "plan.pdf"
    path.write_bytes(as_pdf(fill("handelingsplan", case, today=TODAY)))
    assert faults_in(path) == []


def test_a_document_in_another_language_is_no_good_pdf_and_says_why() -> None:
    need(*SOFFICE)
    with workroom() as room:
        (outcome,) = Office(room, find_office()).to_pdf(words_in(room.folder, 1))
    assert isinstance(outcome, DossierError)
    assert "de taal is niet Nederlands" in str(outcome)
    assert outcome.hint is not None
    assert "sjabloon" in outcome.hint


class Listener(http.server.BaseHTTPRequestHandler):
    def __init__(self, asked: list[str], *args: Any) -> None:
        self._asked = asked
        super().__init__(*args)

    def handle(self) -> None:
        self._asked.append("iemand")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    with http.server.HTTPServer(("127.0.0.1", 0), partial(Listener, asked)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/plaatje.png", asked
        server.shutdown()


def test_attack_a_picture_elsewhere_is_not_fetched_while_the_pdf_is_made(
    listener: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    need(*SOFFICE)
    address, asked = listener
    convert(address)
    assert asked == []
    monkeypatch.setattr(office, "write_profile", lambda folder: folder.mkdir())
    convert(address)
    assert asked, "without our settings LibreOffice does fetch: this test still tells something"


def convert(address: str) -> None:
    """Make a PDF of a document that holds a picture which stands at this address."""
    with workroom() as room:
        (path,) = words_in(room.folder, 1)
        document = docx.Document(str(path))
        picture = Path(__file__).parents[2] / "docs" / "voorbeelden" / "evaluatie-01-dyslexie-1.png"
        document.add_picture(str(picture))
        document.save(str(path))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        rels = "word/_rels/document.xml.rels"
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"r:embed=", b"r:link=")
        inside = b'Target="media/image1.png"'
        assert inside in parts[rels]
        parts[rels] = parts[rels].replace(inside, f'Target="{address}" TargetMode="External"'.encode())
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        Office(room, find_office()).to_pdf([path])


def test_a_pdf_with_everything_has_no_faults(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small_pdf())
    assert faults_in(tmp_path / "a.pdf") == []


@pytest.mark.parametrize("part", PARTS)
def test_each_thing_that_is_missing_in_a_pdf_is_one_fault(part: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small_pdf(without=part))
    assert len(faults_in(tmp_path / "a.pdf")) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nrommel", small_pdf()[:300], b"PK\x03\x04"])
def test_what_is_no_pdf_is_a_fault_and_no_crash(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    assert faults_in(tmp_path / "a.pdf") == ["het bestand is geen hele PDF"]


def test_a_locked_pdf_is_a_fault(tmp_path: Path) -> None:
    with pikepdf.open(pikepdf_of(small_pdf(), tmp_path)) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
    assert "hij is versleuteld" in faults_in(tmp_path / "b.pdf")


def pikepdf_of(content: bytes, folder: Path) -> Path:
    (folder / "in.pdf").write_bytes(content)
    return folder / "in.pdf"


Result = tuple[list[Path | DossierError], list[list[str]], float]


@pytest.fixture
def converted(tmp_path: Path) -> Callable[[str, int], Result]:
    """Convert so many documents with a program that behaves so; patience is short."""

    def convert(behaviour: str, count: int) -> Result:
        program = install(tmp_path, behaviour) / "soffice"
        begin = time.monotonic()
        with workroom() as room:
            documents = [room.folder / f"{number}.docx" for number in range(count)]
            for document in documents:
                document.write_bytes(b"x")
            outcomes = Office(room, str(program), patience=1).to_pdf(documents)
            assert sorted(path.name for path in room.folder.iterdir() if path.suffix != ".pdf") == sorted(
                document.name for document in documents
            )
        return outcomes, calls(tmp_path), time.monotonic() - begin

    return convert


def good(outcomes: list[Path | DossierError]) -> list[bool]:
    return [isinstance(outcome, Path) for outcome in outcomes]


@posix
def test_one_call_makes_the_pdfs_of_all_documents(converted: Callable[[str, int], Result]) -> None:
    outcomes, asked, _ = converted("works", 5)
    assert good(outcomes) == [True] * 5
    assert [len(each) for each in asked] == [5]


@posix
@pytest.mark.parametrize("behaviour", ["hangs once", "crashes after one"])
def test_after_a_hang_or_a_crash_each_document_without_a_pdf_gets_a_call_of_its_own(
    behaviour: str, converted: Callable[[str, int], Result]
) -> None:
    outcomes, asked, _ = converted(behaviour, 4)
    assert good(outcomes) == [True] * 4
    left = 4 if behaviour == "hangs once" else 3
    assert [len(each) for each in asked] == [4, *[1] * left]


@posix
@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("hangs", "LibreOffice reageerde niet meer"),
        ("crashes", "LibreOffice stopte met een fout"),
        ("writes nothing", "LibreOffice maakte er niets van"),
        ("writes rubbish", "het bestand is geen hele PDF"),
    ],
)
def test_a_libreoffice_that_never_works_is_reported_for_each_document_and_soon_given_up(
    behaviour: str, said: str, converted: Callable[[str, int], Result]
) -> None:
    outcomes, asked, took = converted(behaviour, 9)
    assert all(isinstance(outcome, DossierError) and said in str(outcome) for outcome in outcomes)
    assert [len(each) for each in asked] == [9, 1, 1, 1]
    assert took < 15


@posix
def test_a_libreoffice_that_made_nothing_of_several_is_not_tried_on_the_next(tmp_path: Path) -> None:
    program = install(tmp_path, "crashes") / "soffice"
    with workroom() as room:
        paths = [room.folder / f"{number}.docx" for number in range(6)]
        converter = Office(room, str(program), patience=5)
        assert not any(good(converter.to_pdf(paths[:3])))
        tried = len(calls(tmp_path))
        assert not any(good(converter.to_pdf(paths[3:])))
    assert len(calls(tmp_path)) == tried == 4


@posix
def test_some_documents_that_fail_keep_the_next_ones_from_nothing(tmp_path: Path) -> None:
    program = install(tmp_path, "works") / "soffice"
    program.write_text(
        program.read_text(encoding="utf-8").replace(
            "good() {", 'good() { case "$1" in *slecht*) exit 1;; esac;'
        ),
        encoding="utf-8",
    )
    with workroom() as room:
        names = ("goed1", "slecht1", "slecht2", "slecht3", "goed2", "slecht4")
        converter = Office(room, str(program), patience=5)
        paths = [room.folder / f"{name}.docx" for name in names]
        assert good(converter.to_pdf(paths)) == [name.startswith("goed") for name in names]
        assert good(converter.to_pdf([room.folder / "goed3.docx"])) == [True]


@posix
def test_without_libreoffice_or_pikepdf_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InvalidInput, match="LibreOffice nodig") as caught:
        find_office()
    assert "libreoffice-writer-nogui" in (caught.value.hint or "")
    monkeypatch.setitem(__import__("sys").modules, "pikepdf", None)
    with pytest.raises(InvalidInput, match="pikepdf") as caught:
        find_office()
    assert "dossiertool[pdf]" in (caught.value.hint or "")
