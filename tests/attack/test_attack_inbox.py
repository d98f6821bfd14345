"""What strangers put in the folder with forms: refused one by one, in Dutch, while the rest goes on."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.actions.inbox.desk import SAMPLES, Desk, dossier
from tests.documents.forms.edit import edited, filled

SIGNAL = (filled("Dag van het signaal", "19-11-2026"), filled("Wie gaf het signaal?", "Gerrit"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    out = BytesIO(raw)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def with_property(raw: bytes, old: str, new: str) -> bytes:
    """Return the form with another value in its properties."""

    def change(root: object) -> None:
        found = [each for each in root.iter() if each.text == old]  # type: ignore[attr-defined]
        assert found
        for each in found:
            each.text = new

    return edited(raw, change, part="docProps/custom.xml")


def test_attack_every_strange_file_is_refused_and_the_form_between_them_goes_on(desk: Desk) -> None:
    case = desk.case()
    form = desk.back(desk.form("signaal", case), *SIGNAL, name="m-goed.docx").read_bytes()
    strange = {
        "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "b.docx": zipped(hallo="x"),
        "c.docx": with_part(form, "word/vbaProject.bin", b"macro"),
        "d.docx": with_part(form, "word/media/bom.bin", b"\0" * 60_000_000),
        "e.docx": b"",
        "f.docx": b"PK\x03\x04",
        "g.jpg": b"\xff\xd8\xff" + b"\0" * 99,
        "n.pdf": b"%PDF-1.7",
        "o.xlsx": zipped(xl__workbook="x"),
        "p.xlsm": with_part(zipped(**{"xl/workbook.xml": "<a/>"}), "xl/vbaProject.bin", b"macro"),
        "q.exe": b"MZ",
        "r.docx": (SAMPLES.parent / "tests" / "data" / "brief.docx").read_bytes(),
        "s.docx": with_property(form, "signaal", "iets-anders"),
        "t.docx": with_property(form, "1", "99"),
    }
    for name, raw in strange.items():
        (desk.inbox / name).write_bytes(raw)

    found = {each["bestand"]: each for each in desk.taken(code=5)}

    assert found.pop("m-goed.docx")["stand"] == "ingenomen"
    assert {name: each["stand"] for name, each in found.items()} == dict.fromkeys(strange, "terug")
    assert [name for name, each in found.items() if not each["redenen"][0]["advies"]] == []
    assert {path.name for path in (desk.inbox / "terug").iterdir() if path.name in strange} == set(strange)
    for name, raw in strange.items():
        assert (desk.inbox / "terug" / name).read_bytes() == raw


def test_attack_a_reference_to_another_file_is_never_followed(desk: Desk, tmp_path: Path) -> None:
    case = desk.case()
    secret = tmp_path / "geheim.docx"
    secret.write_bytes(desk.back(desk.form("signaal", case), *SIGNAL, name="x.docx").read_bytes())
    (desk.inbox / "x.docx").unlink()
    (desk.inbox / "wijst.docx").symlink_to(secret)

    found = desk.one(code=5)

    assert (found["stand"], found["naar"]) == ("blijft liggen", None)
    assert secret.exists()
    assert len(dossier(case).signalen) == 1


@pytest.mark.parametrize("number", ["G-../../uit", "../../../uit", "G-2F8H-79/../../uit", ""])
def test_attack_the_number_on_a_form_names_no_file_elsewhere(desk: Desk, number: str) -> None:
    plan = desk.case("11-mavo3-lezen", "m3.groepsplan.yaml")
    form = desk.form("groepsplan", plan)
    plan.unlink()
    before = {path for path in desk.folder.rglob("*") if path.is_file()}
    (desk.inbox / form.name).write_bytes(with_property(form.read_bytes(), "G-2F8H-79", number))

    assert desk.one(code=5)["stand"] == "terug"

    after = [path for path in desk.folder.rglob("*") if path.is_file() and path not in before]
    made = {path.parent.name for path in after if path.name != ".dossiertool-inbox.slot"}
    assert made <= {"terug"}


def test_attack_answers_that_look_like_yaml_or_a_formula_stay_texts(desk: Desk) -> None:
    case = desk.case()
    nasty = "=HYPERLINK('x')\n- {kenmerk: S9}\n#: weg\n'\"&<w:t>\u202e{{ 7*7 }}"
    desk.back(desk.form("signaal", case), *SIGNAL, filled("Wat is afgesproken?", nasty))

    desk.taken()

    assert dossier(case).signalen[1].vervolgstap == nasty
    assert len(dossier(case).signalen) == 2


def test_attack_names_of_files_steer_no_terminal_and_stay_off_stderr(desk: Desk) -> None:
    desk.case()
    (desk.inbox / "Noor\x1b[2J\nis ziek.docx").write_bytes(b"x")

    said = desk.take(code=5)

    assert "\x1b" not in said.output
    assert "Noor" not in said.stderr
    assert len(said.stderr.splitlines()) == 1
