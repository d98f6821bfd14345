"""A folder of dossiers from somebody else, and a folder to write to that somebody else prepared."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossiertool.actions.bulk.manifest import NAME, Line, open_manifest
from tests.cli.many import NOOR, dossiers, expected, files_in, number, numbered, small_template
from tests.cli.run import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
OPTIONS = ("--naar", "uit", "--sjabloon", "sjabloon.docx", "--vandaag", "2026-11-21")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    small_template(tmp_path)
    dossiers(tmp_path / "in", 3)
    return tmp_path


@pytest.mark.parametrize("evil", ["../../weg", "D-22/3-00", "..", "/tmp/x", "D-2223-00\n", "D-2223-00.docx"])
def test_attack_a_number_that_is_a_path_never_becomes_a_file_name(evil: str, desk: Path) -> None:
    text = NOOR.read_text(encoding="utf-8")
    (desk / "in" / "Noor-001.dossier.yaml").write_text(numbered(text, json.dumps(evil)), encoding="utf-8")
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 5
    assert files_in(desk / "uit") == [name for name in expected(3) if number(1) not in name]
    assert not (desk.parent / "weg.docx").exists()


def test_attack_a_manifest_that_is_a_link_or_a_pipe_is_not_followed(desk: Path) -> None:
    secret = desk / "geheim.txt"
    secret.write_bytes(b"")
    (desk / "uit").mkdir()
    (desk / "uit" / NAME).symlink_to(secret)
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 2
    assert "niet van deze versie van dossiertool" in result.stderr
    assert secret.read_bytes() == b""
    (desk / "uit" / NAME).unlink()
    os.mkfifo(desk / "uit" / NAME)
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 2
    assert files_in(desk / "uit") == []


def test_attack_a_document_that_is_a_link_is_not_written_through(desk: Path) -> None:
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
    mine = desk / "van-mij.docx"
    target = desk / "uit" / expected(3)[0]
    target.rename(mine)
    target.symlink_to(mine)
    before = mine.read_bytes()
    case = desk / "in" / "Noor-000.dossier.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("Noor", "Fien"), encoding="utf-8")
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 5
    assert mine.read_bytes() == before
    assert target.is_symlink()


def test_attack_a_manifest_that_claims_a_file_of_mine_makes_it_no_document(desk: Path) -> None:
    (desk / "uit").mkdir()
    with open_manifest(desk / "uit") as manifest:
        manifest.add([Line("../sjabloon.docx", "0" * 64, "0" * 64)])
        manifest.add([Line("sjabloon.docx", "0" * 64, "0" * 64)])
    before = (desk / "sjabloon.docx").read_bytes()
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
    assert (desk / "sjabloon.docx").read_bytes() == before
    assert files_in(desk / "uit") == expected(3)


def test_attack_lines_of_every_kind_in_a_manifest_end_in_no_crash(desk: Path) -> None:
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
    path = desk / "uit" / NAME
    head, first, *_ = path.read_bytes().splitlines(keepends=True)
    good = json.loads(first)
    bad = [
        *([], 3, None, {}, {"document": {}, "bron": [], "inhoud": 1}, good | {"bron": ["x"]}),
        *(good | {"pdf": 3}, good | {"document": "\ud800"}, good | {"extra": 1}, [[[[]]]]),
    ]
    lines = [json.dumps(each).encode() for each in bad]
    path.write_bytes(head + b"\n".join([*lines, b"[" * 100_000, b"\xff\x00", b""]) + first)
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("stond er al") == 3


def test_attack_a_manifest_of_a_gigabyte_is_refused_at_once(desk: Path) -> None:
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
    with (desk / "uit" / NAME).open("r+b") as file:
        file.truncate(2**30)
    begin = time.monotonic()
    result = run("bulk", "handelingsplan", "in", *OPTIONS)
    assert result.exit_code == 2
    assert time.monotonic() - begin < 5


def test_attack_nothing_under_way_can_be_read_by_another_user(desk: Path) -> None:
    """Look into the folder for temporary files while documents are being made."""
    temporary = desk / "tijdelijk"
    temporary.mkdir(mode=0o777)
    dossiers(desk / "in", 40)
    seen = set()
    with subprocess.Popen(
        [sys.executable, "-m", "dossiertool", "bulk", "handelingsplan", "in", *OPTIONS, "--werkers", "2"],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            for path in temporary.iterdir():
                try:
                    seen.add((stat.S_IMODE(path.stat().st_mode), path.is_dir(), "Noor" in path.name))
                except FileNotFoundError:
                    continue
            time.sleep(0.01)
    assert process.returncode == 0
    assert seen == {(0o700, True, False)}
    assert list(temporary.iterdir()) == []


def test_attack_a_second_process_gets_no_hold_of_a_folder_in_use(desk: Path) -> None:
    (desk / "uit").mkdir()
    with open_manifest(desk / "uit"):
        done = subprocess.run(
            [sys.executable, "-m", "dossiertool", "bulk", "handelingsplan", "in", *OPTIONS],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "al aan het werk" in done.stderr
    assert run("bulk", "handelingsplan", "in", *OPTIONS).exit_code == 0
