"""Packages: readable and to be checked by standard tools alone, private, whole or not there."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.package import check_package, export_package
from dossiertool.actions.unlock import Unlocked
from dossiertool.archive.judge import judge
from dossiertool.archive.package import sweep
from dossiertool.archive.parcel import files_of
from dossiertool.disk import alone
from dossiertool.errors import InvalidInput, NotFound, Refused, Tampered
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.log import log_of
from tests.archive.made import NOW, NUMBER, Desk, closed
from tests.archive.packages import lied, signed_again
from tests.needs import need

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def package(desk: Desk) -> Path:
    desk.seal(NUMBER)
    return exported(desk, NUMBER)


def exported(desk: Desk, number: str) -> Path:
    with desk.open() as vault:
        target = desk.folder / f"pakket-{number}"
        return export_package(Unlocked(vault, desk.owner), number, target, now=NOW + timedelta(days=1))


def fingerprint(desk: Desk) -> str:
    with desk.open() as vault:
        return vault.fingerprint


@pytest.mark.eis("N03")
def test_a_package_says_who_sealed_when_and_that_it_is_whole(desk: Desk, package: Path) -> None:
    found = check_package(package, fingerprint(desk))
    assert found.klopt
    assert (found.nummer, found.door, found.op) == (NUMBER, "Beheerder", "2027-07-05T09:12Z")
    assert (found.gemaakt_door, found.gemaakt_op) == ("Beheerder", "2027-07-06T09:12Z")
    assert found.ijkpunt is not None
    names = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert {
        "LEESMIJ.txt",
        "bagit.txt",
        "data/dossier/dossier.json",
        "data/dossier/documenten/handelingsplan-HP1.docx",
        "data/dossier/documenten/handelingsplan-HP1.pdf",
        "data/uitleg/controleer.py",
        "data/uitleg/dossier.schema.json",
        "data/uitleg/format.md",
        "data/uitleg/lezer.py",
    } <= names


@pytest.mark.eis("N03")
def test_a_package_is_checked_by_openssl_sha256sum_and_bagit_alone(desk: Desk, package: Path) -> None:
    need("openssl", "openssl")
    need("sha256sum", "coreutils")
    told = (package / "LEESMIJ.txt").read_text(encoding="utf-8")
    commands = [line.strip() for line in told.replace("\\\n", " ").splitlines() if line.startswith("    ")]
    commands = [
        line.replace("VINGERAFDRUK", fingerprint(desk)) for line in commands if "dossiertool" not in line
    ]
    assert len(commands) == 6
    clean = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(desk.folder)}
    said = []
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=package, env=clean, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, command + done.stdout + done.stderr
        said.append(done.stdout + done.stderr)
    assert "is valid" in said[0]
    assert said[1] == ""
    assert "Verified Successfully" in said[2]
    assert said[3].split()[0] in said[4]
    assert said[5].startswith(f"GOED: {NUMBER}")


@pytest.mark.parametrize(
    "name", ["data/dossier/dossier.json", "zegel/ketting/0003.jws", "zegel/pakket.txt", "LEESMIJ.txt"]
)
def test_attack_the_reader_in_a_package_finds_a_lie_too(package: Path, name: str) -> None:
    need("openssl", "openssl")
    files = dict(files_of(package))
    files[name] = files[name].replace(b"a", b"b", 1)
    for path, content in lied(files).items():
        (package / path).write_bytes(content)
    script = package / "data" / "uitleg" / "controleer.py"
    done = subprocess.run([sys.executable, script, package], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "GOED" not in done.stdout


def test_a_package_is_for_its_owner_alone_and_the_log_says_it_was_made(desk: Desk, package: Path) -> None:
    for path in (package, *package.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    with desk.open() as vault:
        assert [line.act for line in log_of(vault, desk.owner, NUMBER).readings] == ["export"]


def test_a_package_overwrites_nothing_and_leaves_nothing_when_it_fails(desk: Desk, package: Path) -> None:
    before = sorted(desk.folder.iterdir())
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        with pytest.raises(InvalidInput, match="bestaat al"):
            export_package(opened, NUMBER, package, now=NOW)
        with pytest.raises(InvalidInput, match="bestaat niet"):
            export_package(opened, NUMBER, desk.folder / "geen" / "map", now=NOW)
        with pytest.raises(NotFound):
            export_package(Unlocked(vault, desk.mentor), NUMBER, desk.folder / "x", now=NOW)
    assert sorted(desk.folder.iterdir()) == before


def test_what_is_not_sealed_gets_no_package(desk: Desk) -> None:
    with desk.open() as vault, pytest.raises(Refused, match="niet verzegeld"):
        export_package(Unlocked(vault, desk.owner), NUMBER, desk.folder / "x", now=NOW)


def test_what_a_killed_call_left_is_removed_but_not_what_another_is_building(tmp_path: Path) -> None:
    names = [".dossiertool-pakket-" + digit * 16 for digit in "12"]
    for name in names:
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / f"{name}.slot").touch()
    with alone(tmp_path / f"{names[1]}.slot"):
        sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [names[1], f"{names[1]}.slot"]


def zipped(package: Path, *, around: str = "pakket/") -> Path:
    target = package.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as archive:
        for path in package.rglob("*"):
            if path.is_file():
                archive.write(path, around + path.relative_to(package).as_posix())
    return target


@pytest.mark.parametrize("around", ["", "pakket/"])
def test_a_zip_of_a_package_is_checked_as_it_is(desk: Desk, package: Path, around: str) -> None:
    assert check_package(zipped(package, around=around), fingerprint(desk)).klopt


def test_another_school_is_found_by_the_fingerprint(package: Path) -> None:
    found = check_package(package, "A" * 43)
    assert not found.klopt
    assert found.fouten == ["de vingerafdruk is niet die van deze school"]


def test_attack_a_package_that_somebody_else_signed_again_is_found(package: Path) -> None:
    files = dict(files_of(package))
    files["data/dossier/dossier.json"] += b" "
    verdict = judge(signed_again(files, new_personal_key().signer))
    assert "de handtekening onder het pakket klopt niet" in verdict.faults
    assert "data/dossier/dossier.json" in verdict.different


def _link(package: Path) -> None:
    (package / "data" / "dossier" / "dossier.json").unlink()
    (package / "data" / "dossier" / "dossier.json").symlink_to("/etc/passwd")


def _linked_folder(package: Path) -> None:
    shutil.move(package / "zegel", package.parent / "zegel")
    (package / "zegel").symlink_to(package.parent / "zegel")


def _pipe(package: Path) -> None:
    os.mkfifo(package / "data" / "pijp")


def _hidden(package: Path) -> None:
    (package / ".verborgen").write_text("x")


def _blank(package: Path) -> None:
    (package / "data" / "met spatie.txt").write_text("x")


@pytest.mark.parametrize("attack", [_link, _linked_folder, _pipe, _hidden, _blank])
def test_attack_a_package_with_a_link_a_pipe_or_a_strange_name_is_refused(
    package: Path, attack: Callable[[Path], None]
) -> None:
    attack(package)
    with pytest.raises(Tampered, match="gewijzigd"):
        check_package(package)


def test_attack_a_zip_with_traversal_links_doubles_or_a_bomb_is_refused(package: Path) -> None:
    link = zipfile.ZipInfo("pakket/data/dossier/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    names: list[str | zipfile.ZipInfo] = [
        "pakket/../../weg.txt",
        "/etc/passwd",
        "elders/x.txt",
        "pakket/data\\x",
        link,
    ]
    for name in names:
        path = zipped(package)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, b"x")
        with pytest.raises(Tampered, match="gewijzigd"):
            check_package(path)
    path = zipped(package)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pakket/data/groot", b"\0" * (40 * 1024**2))
    with pytest.raises(Tampered, match="veel meer"):
        check_package(path)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(zipped(package), "a") as archive:
        archive.writestr("pakket/bagit.txt", b"x")
    with pytest.raises(Tampered):
        check_package(path.with_suffix(".zip"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"tekst"])
def test_what_is_no_package_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "iets.zip"
    path.write_bytes(content)
    for target in (path, tmp_path, tmp_path / "weg"):
        with pytest.raises(InvalidInput, match="geen pakket"):
            check_package(target)


def test_attack_a_zip_of_which_a_byte_was_changed_never_holds(package: Path) -> None:
    path = zipped(package)
    whole = path.read_bytes()
    for place in range(40, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            found = check_package(path)
        except (InvalidInput, Tampered):
            continue
        assert not found.klopt or dict(files_of(path)) == dict(files_of(package)), place


def test_the_text_of_a_package_is_what_was_in_the_vault(desk: Desk, package: Path) -> None:
    with desk.open() as vault:
        assert (package / "data" / "dossier" / "dossier.json").read_bytes() == vault.fetch(desk.owner, NUMBER)
    assert closed().leerling.roepnaam.encode() in (package / "data" / "dossier" / "dossier.json").read_bytes()
