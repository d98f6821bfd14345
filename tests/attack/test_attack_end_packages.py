"""Packages in the hands of a colleague without archive role, and of who hides something beside the lists."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.package import check_package, export_package
from dossiertool.actions.unlock import Unlocked
from dossiertool.archive.judge import KEY, LIST, SIGNATURE, SIGNED, list_of, tags_of
from dossiertool.archive.parcel import files_of
from dossiertool.errors import DossierError, Tampered
from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex, strict_json
from dossiertool.vault.format.entry import read_entry
from dossiertool.vault.format.packing import Package, as_der
from tests.archive.made import NOW, NUMBER, Desk, closed
from tests.archive.packages import lied
from tests.cli.run import run
from tests.needs import need

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Path]:
    folder = tmp_path_factory.mktemp("archief")
    desk = Desk(folder / "kluis", folder)
    desk.begin(closed(NUMBER))
    desk.seal(NUMBER)
    with desk.open() as vault:
        return desk, export_package(Unlocked(vault, desk.owner), NUMBER, folder / "pakket", now=NOW)


@pytest.fixture
def package(made: tuple[Desk, Path], tmp_path: Path) -> Path:
    return shutil.copytree(made[1], tmp_path / "pakket")


def own_reader(package: Path, script: Path) -> str:
    """Return what the reader says that comes with a package; empty when it refuses."""
    need("openssl", "openssl")
    reader = script / "data" / "uitleg" / "controleer.py"
    done = subprocess.run([sys.executable, "-I", reader, package], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.stdout if done.returncode == 0 else ""


def zipped(package: Path, target: Path, how: int = zipfile.ZIP_DEFLATED, around: str = "") -> Path:
    with zipfile.ZipFile(target, "w", how) as archive:
        for path in sorted(package.rglob("*")):
            archive.write(path, f"{around}{path.relative_to(package).as_posix()}")
    return target


def resigned(package: Path, key: PersonalKey) -> None:
    """Sign the seal again with another key of the school, and all that hangs on it."""
    files = dict(files_of(package))
    last = max(name for name in files if name.startswith("zegel/ketting/"))
    files[last] = read_entry(files[last])[0].signed(key.signer)
    files[LIST] = list_of(lied(files))
    says = strict_json(from_base64url(files[SIGNED].split(b".")[1].decode()))
    fields = {name: says[name] for name in says if name != "p"}
    signed = replace(Package(**fields), list=sha256_hex(files[LIST]), seal=sha256_hex(files[last]))
    files[SIGNED], files[SIGNATURE] = signed.signed(key.signer)
    files[KEY] = as_der(key.signer.public)
    files = {**lied(files), LIST: files[LIST]}
    for name, content in {**files, "tagmanifest-sha256.txt": tags_of(files)}.items():
        (package / name).write_bytes(content)


def test_attack_a_seal_by_a_mentor_is_none_for_the_reader_in_the_package_either(
    made: tuple[Desk, Path], package: Path
) -> None:
    """A behandelaar is in the directory, so the signature is good; `controleer.py` said GOED all the same."""
    desk, original = made
    assert own_reader(package, original).startswith(f"GOED: {NUMBER}")
    resigned(package, desk.mentor)

    assert not check_package(package).klopt
    assert own_reader(package, original) == ""


def _file(package: Path) -> None:
    (package / "data" / "dossier" / "rapport.pdf").write_bytes(b"%PDF erbij")


def _fetch(package: Path) -> None:
    (package / "fetch.txt").write_text("https://voorbeeld.example/x 1 data/dossier/x\n", encoding="utf-8")


def _other_algorithm(package: Path) -> None:
    (package / "manifest-md5.txt").write_text(f"{'0' * 32}  data/dossier/dossier.json\n", encoding="utf-8")


def _double_by_case(package: Path) -> None:
    shutil.copy(package / "data/dossier/dossier.json", package / "data/dossier/Dossier.json")


def _link(package: Path) -> None:
    (package / "data" / "dossier" / "x").symlink_to("/etc/hostname")


def _same_file_by_link(package: Path) -> None:
    path = package / "data" / "dossier" / "dossier.json"
    path.rename(package.parent / "elders.json")
    path.symlink_to(package.parent / "elders.json")


def _folder_by_link(package: Path) -> None:
    path = package / "zegel" / "ketting"
    path.rename(package.parent / "ketting")
    path.symlink_to(package.parent / "ketting")


def _tags(package: Path) -> None:
    path = package / "tagmanifest-sha256.txt"
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "hide",
    [_file, _fetch, _other_algorithm, _double_by_case, _link, _same_file_by_link, _folder_by_link, _tags],
)
def test_attack_what_no_list_names_is_found_by_both_readers(
    made: tuple[Desk, Path], package: Path, hide: Callable[[Path], None]
) -> None:
    hide(package)
    try:
        assert not check_package(package).klopt
    except Tampered:
        pass

    assert own_reader(package, made[1]) == ""


def test_attack_an_empty_folder_with_a_name_that_says_something_is_found(package: Path) -> None:
    (package / "data" / "dossier" / "Noor is lui").mkdir()
    with pytest.raises(Tampered):
        check_package(package)


@pytest.mark.parametrize("where", ["before", "behind", "folder", "folder elsewhere"])
def test_attack_what_is_hidden_beside_the_files_of_a_zip_is_found(package: Path, where: str) -> None:
    path = zipped(package, package.parent / "pakket.zip")
    if where == "before":
        path.write_bytes(b"MZ een programma" * 10 + path.read_bytes())
    else:
        with zipfile.ZipFile(path, "a") as archive:
            if where == "behind":
                archive.comment = b"Noor is lui"
            else:
                archive.writestr("data/Noor is lui/" if where == "folder" else "../../elders/", "")

    with pytest.raises(Tampered):
        check_package(path)


def test_a_zip_with_a_folder_of_any_name_around_it_still_holds(package: Path) -> None:
    assert check_package(zipped(package, package.parent / "a.zip", around="Mijn map/")).klopt


@pytest.mark.parametrize("how", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_attack_a_zip_packed_in_a_rare_way_is_refused_and_breaks_nothing(package: Path, how: int) -> None:
    """A flipped bit in LZMA ended dossiertool with a mistake of its own; its header may ask for gigabytes."""
    path = zipped(package, package.parent / "pakket.zip", how)
    raw = bytearray(path.read_bytes())
    for place in range(40, len(raw), len(raw) // 12):
        raw[place] ^= 1
        path.write_bytes(raw)
        with pytest.raises(DossierError):
            check_package(path)


@pytest.mark.parametrize("name", ["a" * 5000, "map\0", "/", "."])
def test_attack_a_strange_name_for_a_package_is_refused_and_no_mistake_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("zegel", "controleer", name)

    assert done.exit_code in {2, 3}
    assert "in dossiertool zelf" not in done.stderr
