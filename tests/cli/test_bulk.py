"""`bulk`: a document of many cases; begun again it does only what is missing or changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossiertool.actions.bulk.manifest import NAME
from tests.documents.pdfs import calls, install
from tests.needs import need

from .many import NOOR, ROOT, contents, dossiers, expected, files_in, groepsplannen, number, small_template
from .run import run

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
SAMPLES = ROOT / "samples"
DAY = ("--vandaag", "2026-11-21")
posix = pytest.mark.skipif(os.name == "nt", reason="the program that plays LibreOffice is a shell script")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small template and three dossiers in the folder `in`, to work in."""
    monkeypatch.chdir(tmp_path)
    small_template(tmp_path)
    dossiers(tmp_path / "in", 3)
    return tmp_path


def made(*args: object, code: int = 0, to: str = "uit") -> list[dict[str, Any]]:
    """Run bulk with --json and the small template; return what it says of each case."""
    doelen = [arg for arg in args if not str(arg).startswith("--")] or ["in"]
    options = [arg for arg in args if str(arg).startswith("--")]
    result = run(
        "bulk", "handelingsplan", *doelen, "--naar", to, "--sjabloon", "sjabloon.docx", "--json", *DAY, *options
    )
    assert result.exit_code == code, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def stands(found: list[dict[str, Any]]) -> list[str]:
    return [one["stand"] for one in found]


@pytest.mark.eis("N07", "N13")
def test_every_dossier_in_a_folder_gets_a_document_named_after_its_number(desk: Path) -> None:
    result = run("bulk", "handelingsplan", "in", "--naar", "uit", "--sjabloon", "sjabloon.docx", *DAY)
    assert result.exit_code == 0
    assert files_in(desk / "uit") == expected(3)
    assert result.stdout == "".join(f"gemaakt      {Path('uit', name)}\n" for name in expected(3))
    assert result.stderr == "Samen 3: 3 gemaakt.\n"
    assert "Noor" not in result.output
    assert "Noor" not in (desk / "uit" / NAME).read_text(encoding="utf-8")


def test_json_gives_one_object_per_case_with_all_keys(desk: Path) -> None:
    (desk / "in" / "kapot.dossier.yaml").write_text("a: [\n", encoding="utf-8")
    found = made(code=5)
    assert [set(one) for one in found] == [{"doel", "soort", "nummer", "stand", "uit", "pdf", "melding"}] * 4
    assert stands(found) == ["gemaakt", "gemaakt", "gemaakt", "mislukt"]
    assert found[0]["nummer"] == number(0)
    assert found[0]["uit"] == str(Path("uit", expected(3)[0]))
    assert "kapot.dossier.yaml" in found[3]["melding"]


@pytest.mark.parametrize(
    ("soort", "count"), [("handelingsplan", 9), ("groepsplan", 2), ("evaluatie", 4), ("ot-aanmelding", 2)]
)
def test_the_samples_become_the_same_documents_as_with_vul(soort: str, count: int, tmp_path: Path) -> None:
    result = run("bulk", soort, SAMPLES, "--naar", tmp_path / "uit", "--json", *DAY)
    assert result.exit_code == 0, result.output
    done = [one for one in map(json.loads, result.stdout.splitlines()) if one["stand"] == "gemaakt"]
    assert len(done) == count
    first = done[0]
    assert run("vul", soort, first["doel"], "-o", tmp_path / "los.docx", *DAY).exit_code == 0
    assert Path(first["uit"]).read_bytes() == (tmp_path / "los.docx").read_bytes()


@pytest.mark.eis("N07")
def test_one_bad_dossier_does_not_stop_the_rest(desk: Path) -> None:
    (desk / "in" / "Aad.dossier.yaml").write_text("dit is geen dossier\n", encoding="utf-8")
    (desk / "in" / "Noor-001a.dossier.yaml").write_text(
        NOOR.read_text(encoding="utf-8").replace("klas:", "klasje_van_Noor:"), encoding="utf-8"
    )
    result = run("bulk", "handelingsplan", "in", "--naar", "uit", "--sjabloon", "sjabloon.docx", *DAY)
    assert result.exit_code == 5
    assert files_in(desk / "uit") == expected(3)
    assert result.stdout.count("mislukt") == 2
    assert "klasje" not in result.output
    assert "fout: in/Aad.dossier.yaml" in result.stderr
    assert "Samen 5: 2 mislukt, 3 gemaakt." in result.stderr or "3 gemaakt, 2 mislukt" in result.stderr


@pytest.mark.eis("N07")
def test_again_does_nothing_and_leaves_every_file_as_it_is(desk: Path) -> None:
    made()
    before = {path.name: path.stat().st_mtime_ns for path in (desk / "uit").iterdir()}
    assert stands(made()) == ["stond er al"] * 3
    assert {path.name: path.stat().st_mtime_ns for path in (desk / "uit").iterdir()} == before


def test_again_does_what_is_missing_or_changed_and_nothing_else(desk: Path) -> None:
    made()
    (desk / "uit" / expected(3)[0]).unlink()
    changed = desk / "in" / "Noor-001.dossier.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Noor", "Fien"), encoding="utf-8")
    assert stands(made()) == ["gemaakt", "vernieuwd", "stond er al"]
    assert stands(made()) == ["stond er al"] * 3
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("Fien", "Noor"), encoding="utf-8")
    assert stands(made()) == ["stond er al", "vernieuwd", "stond er al"]


def test_a_changed_template_or_another_day_makes_all_again(desk: Path) -> None:
    made()
    small_template(desk, "Anders: {{ plan.kenmerk }}")
    assert stands(made()) == ["vernieuwd"] * 3
    result = run(
        *("bulk", "handelingsplan", "in", "--naar", "uit", "--sjabloon", "sjabloon.docx"),
        *("--json", "--vandaag", "2026-12-01"),
    )
    assert '"stand": "vernieuwd"' in result.stdout
    assert files_in(desk / "uit") == expected(3)


def test_a_comment_in_a_dossier_changes_no_document(desk: Path) -> None:
    made()
    path = desk / "in" / "Noor-000.dossier.yaml"
    path.write_text(f"# nagekeken\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert stands(made()) == ["stond er al"] * 3


def test_a_document_changed_by_hand_is_kept_and_said(desk: Path) -> None:
    made()
    mine = desk / "uit" / expected(3)[1]
    shutil.copy(desk / "sjabloon.docx", mine)
    kept = mine.read_bytes()

    result = run("bulk", "handelingsplan", "in", "--naar", "uit", "--sjabloon", "sjabloon.docx", *DAY)
    assert result.exit_code == 0
    assert f"{Path('uit', mine.name)} is met de hand veranderd en blijft zoals het is" in result.stderr
    assert result.stdout.splitlines()[1] == f"behouden     {Path('uit', mine.name)}"

    case = desk / "in" / "Noor-001.dossier.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("Noor", "Fien"), encoding="utf-8")
    found = made(code=5)
    assert stands(found) == ["stond er al", "mislukt", "stond er al"]
    assert "met de hand veranderd" in found[1]["melding"]
    assert mine.read_bytes() == kept


def test_a_file_that_is_not_ours_is_left_as_it_is(desk: Path) -> None:
    (desk / "uit").mkdir()
    mine = desk / "uit" / expected(3)[0]
    mine.write_text("van mij")
    (desk / "uit" / expected(3)[1]).mkdir()
    (desk / "uit" / expected(3)[2]).symlink_to(desk / "nergens")
    found = made(code=5)
    assert stands(found) == ["mislukt"] * 3
    assert all("bestaat al, is hier niet door bulk gemaakt en blijft" in one["melding"] for one in found)
    assert mine.read_text() == "van mij"
    assert not (desk / "nergens").exists()


def test_a_document_that_stands_there_just_as_it_would_be_made_is_taken_as_ours(desk: Path) -> None:
    made()
    (desk / "uit" / NAME).unlink()
    assert stands(made()) == ["stond er al"] * 3
    (desk / "uit" / expected(3)[0]).unlink()
    assert stands(made()) == ["gemaakt", "stond er al", "stond er al"]


def test_two_dossiers_with_one_number_give_one_document_and_one_clear_failure(desk: Path) -> None:
    shutil.copy(desk / "in" / "Noor-000.dossier.yaml", desk / "in" / "Noor-kopie.dossier.yaml")
    for _ in range(2):
        found = made(code=5)
        assert [one["stand"] for one in found if one["nummer"] is None] == ["mislukt"]
        (failed,) = (one for one in found if one["stand"] == "mislukt")
        assert failed["doel"].endswith("Noor-kopie.dossier.yaml")
        assert f"heeft hetzelfde nummer als in{os.sep}Noor-000.dossier.yaml: {number(0)}" in failed["melding"]
        assert files_in(desk / "uit") == expected(3)


def test_a_file_that_is_named_twice_is_done_once(desk: Path) -> None:
    file = "in/Noor-000.dossier.yaml"
    assert len(made(file, file, "in")) == 3


def test_a_folder_passes_over_what_has_no_such_document_but_a_named_file_fails(tmp_path: Path) -> None:
    result = run("bulk", "ot-aanmelding", SAMPLES, "--naar", tmp_path / "uit", *DAY)
    assert result.exit_code == 0
    assert result.stdout.count("overgeslagen") == 8
    assert "groepsplan" not in result.stdout
    result = run("bulk", "ot-aanmelding", NOOR, SAMPLES / "03-pesten", "--naar", tmp_path / "uit", *DAY)
    assert result.exit_code == 5
    assert f"fout: {NOOR}: Dit dossier heeft geen aanmeldingen." in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("rapport", "in"), 2, "Kies uit: handelingsplan"),
        (("handelingsplan", "leeg"), 2, "staat geen dossier of groepsplan"),
        (("handelingsplan", "weg.dossier.yaml"), 2, "weg.dossier.yaml bestaat niet"),
        (("handelingsplan", "kluis:D-4M7T-58"), 2, "staat geen kluis"),
        (("groepsplan", "in"), 3, "niets voor een groepsplan"),
        (("ot-aanmelding", "in"), 3, "Geen van deze dossiers heeft een ot-aanmelding"),
        (("ot-aanmelding", "in/Noor-000.dossier.yaml"), 3, "geen aanmeldingen"),
        (("handelingsplan", "in", "--sjabloon", "weg.docx"), 2, "weg.docx kan niet worden gelezen"),
        (("handelingsplan", "in", "--naar", "sjabloon.docx"), 2, "is een bestand en geen map"),
    ],
)
def test_what_cannot_be_begun_is_refused(args: tuple[str, ...], code: int, said: str, desk: Path) -> None:
    (desk / "leeg").mkdir()
    to = () if "--naar" in args else ("--naar", "uit")
    result = run("bulk", *args, *to, *DAY)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert result.stderr.count("fout: ") == 1
    assert "Gestopt" not in result.stderr
    assert not list(desk.glob("uit/*.docx"))


def test_bulk_without_a_folder_to_write_to_says_what_is_missing(desk: Path) -> None:
    result = run("bulk", "handelingsplan", "in")
    assert result.exit_code == 2
    assert "--naar" in result.stderr


def test_a_manifest_that_is_something_else_is_left_as_it_is(desk: Path) -> None:
    (desk / "uit").mkdir()
    for content in (b"van mij\n", b'{"dossiertool": "bulk", "vorm": 99}\n', b"\xff\xfe\x00"):
        (desk / "uit" / NAME).write_bytes(content)
        made(code=2)
        assert (desk / "uit" / NAME).read_bytes() == content
        assert files_in(desk / "uit") == []


def test_a_manifest_cut_off_or_with_broken_lines_is_used_as_far_as_it_goes(desk: Path) -> None:
    made()
    path = desk / "uit" / NAME
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"rommel\n", b'{"document": 3}\n', *lines[1:3], lines[3][:40]]))
    assert stands(made()) == ["stond er al"] * 3
    assert stands(made()) == ["stond er al"] * 3
    path.write_bytes(lines[0][:9])
    assert stands(made()) == ["stond er al"] * 3


def test_attack_a_manifest_that_names_files_elsewhere_reaches_nothing(desk: Path) -> None:
    made()
    path = desk / "uit" / NAME
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"handelingsplan-', '"../handelingsplan-'), encoding="utf-8")
    assert stands(made()) == ["stond er al"] * 3
    assert not list(desk.glob("handelingsplan-*"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written here")
def test_a_folder_that_may_not_be_written_is_refused(desk: Path) -> None:
    (desk / "uit").mkdir(mode=0o500)
    result = run("bulk", "handelingsplan", "in", "--naar", "uit", *DAY)
    assert result.exit_code == 2
    assert "mag u niet schrijven" in result.stderr


def test_a_folder_of_the_system_is_refused(desk: Path) -> None:
    result = run("bulk", "handelingsplan", "in", "--naar", "/proc/uit", *DAY)
    assert result.exit_code == 2
    assert result.stderr.startswith("fout: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_full_disk_ends_the_call_and_afterwards_it_goes_on(desk: Path) -> None:
    """The limit of 4 kB is reached by the manifest, in the middle; the documents of the template are larger."""
    tool = f"{sys.executable} -m dossiertool bulk handelingsplan in --naar uit --vandaag 2026-11-21"
    for blocks in (4, 80):
        done = subprocess.run(
            ["bash", "-c", f"ulimit -f {blocks}; {tool}"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if blocks == 4:
            assert done.returncode == 2, done.stderr
            assert "de schijf is vol" in done.stderr
            assert files_in(desk / "uit") == []
    assert done.returncode == 0, done.stderr
    assert sorted(contents(desk / "uit")) == expected(3)


@pytest.mark.eis("N13")
def test_progress_shows_counts_and_time_on_a_terminal_only_and_never_a_name(desk: Path) -> None:
    import pty  # noqa: PLC0415  not on Windows

    dossiers(desk / "in", 40)
    small_template(desk, "{% for x in feiten %}{{ x.wat }}{% endfor %}" * 50)
    command = [sys.executable, "-m", "dossiertool", "bulk", "handelingsplan", "in", "--naar", "uit"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, "--sjabloon", "sjabloon.docx"], stdout=subprocess.DEVNULL, stderr=theirs
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            said += part
        os.close(ours)
    assert process.returncode == 0
    text = said.decode()
    assert " van 40" in text
    assert "Noor" not in text
    assert "Samen 40: 40 gemaakt." in text


@pytest.mark.parametrize("workers", [2, 3])
def test_more_workers_give_the_same_documents_and_the_same_lines(workers: int, desk: Path) -> None:
    dossiers(desk / "in", 20)
    (desk / "in" / "Noor-004a.dossier.yaml").write_text("a: [\n", encoding="utf-8")
    alone = made(code=5)
    many = made(f"--werkers={workers}", code=5, to="ook")
    assert [one | {"uit": None} for one in alone] == [one | {"uit": None} for one in many]
    assert contents(desk / "uit") == contents(desk / "ook")
    assert (desk / "uit" / NAME).read_bytes() == (desk / "ook" / NAME).read_bytes()


@posix
def test_with_pdf_each_document_gets_one_beside_it_and_again_does_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{install(desk / 'lo', 'works')}{os.pathsep}{os.environ['PATH']}")
    assert stands(made()) == ["gemaakt"] * 3
    found = made("--pdf")
    assert stands(found) == ["gemaakt"] * 3
    assert [Path(one["pdf"]).name for one in found] == expected(3, ".pdf")
    assert files_in(desk / "uit") == sorted(expected(3) + expected(3, ".pdf"))
    assert stands(made("--pdf")) == ["stond er al"] * 3
    assert len(calls(desk / "lo")) == 1
    (desk / "uit" / expected(3, ".pdf")[1]).unlink()
    assert stands(made("--pdf")) == ["stond er al", "gemaakt", "stond er al"]
    (desk / "uit" / expected(3, ".pdf")[2]).write_bytes(b"van mij")
    assert stands(made("--pdf")) == ["stond er al", "stond er al", "behouden"]
    assert all(".docx" in path and "Noor" not in path for call in calls(desk / "lo") for path in call)


@posix
def test_a_pdf_of_an_older_version_is_named_when_no_new_one_is_asked_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{install(desk / 'lo', 'works')}{os.pathsep}{os.environ['PATH']}")
    made("--pdf")
    case = desk / "in" / "Noor-001.dossier.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("Noor", "Fien"), encoding="utf-8")
    result = run("bulk", "handelingsplan", "in", "--naar", "uit", "--sjabloon", "sjabloon.docx", *DAY)
    assert f"{Path('uit', expected(3, '.pdf')[1])} hoort bij het vorige document" in result.stderr
    assert stands(made("--pdf")) == ["stond er al", "vernieuwd", "stond er al"]


@posix
def test_when_libreoffice_crashes_the_word_documents_stand_there_and_again_makes_the_pdfs(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", f"{install(desk / 'stuk', 'crashes')}{os.pathsep}{path}")
    found = made("--pdf", code=5)
    assert stands(found) == ["mislukt"] * 3
    assert all("LibreOffice stopte met een fout" in one["melding"] for one in found)
    assert files_in(desk / "uit") == expected(3)
    monkeypatch.setenv("PATH", f"{install(desk / 'heel', 'works')}{os.pathsep}{path}")
    assert stands(made("--pdf")) == ["gemaakt"] * 3


def test_with_a_real_libreoffice_groepsplannen_become_documents_and_pdfs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("soffice", "libreoffice-writer-nogui")
    monkeypatch.chdir(tmp_path)
    groepsplannen(tmp_path / "in", 3)
    result = run("bulk", "groepsplan", "in", "--naar", "uit", "--pdf", "--werkers", 2, *DAY)
    assert result.exit_code == 0, result.output
    assert len(list(tmp_path.glob("uit/*.docx"))) == len(list(tmp_path.glob("uit/*.pdf"))) == 3


def test_a_steunpunt_is_made_again_when_the_school_file_has_changed(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
    (tmp_path / "zaak.dossier.yaml").write_bytes(sample.read_bytes())
    school = tmp_path / "school.yaml"
    school.write_text("soort: school\nnaam: A\n", encoding="utf-8")
    ask = ("bulk", "steunpunt", tmp_path, "--naar", tmp_path / "uit", "--vandaag", "2026-11-21")

    assert run(*ask).stdout.startswith("gemaakt")
    assert run(*ask).stdout.startswith("stond er al")
    school.write_text("soort: school\nnaam: A\nsamenwerkingsverband: B\n", encoding="utf-8")
    assert run(*ask).stdout.startswith("vernieuwd")
