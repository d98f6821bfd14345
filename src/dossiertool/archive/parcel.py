"""The files of a package, read from a folder or a zip without following or believing anything in it."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.format.manifest import is_name

if TYPE_CHECKING:
    from pathlib import Path

_MOST, _LARGEST, _TOTAL = 20_000, 32 * 1024**2, 2 * 1024**3


class FolderFiles(Mapping[str, bytes]):
    """Every file of a folder, by its path in it; read when asked for."""

    def __init__(self, folder: Path) -> None:
        """Look through the folder.

        Raises:
            Tampered: it holds a link, an empty folder or something else than files and folders, or too much.
        """
        self._paths: dict[str, Path] = {}
        waiting, total = [folder], 0
        while waiting:
            for path in sorted(waiting.pop().iterdir()):
                name, found = path.relative_to(folder).as_posix(), path.lstat()
                if stat.S_ISDIR(found.st_mode):
                    if next(path.iterdir(), None) is None:
                        raise _strange()  # no list names a folder: its name may say anything
                    waiting.append(path)
                    continue
                total += found.st_size
                if not stat.S_ISREG(found.st_mode) or not is_name(name):
                    raise _strange()
                if found.st_size > _LARGEST or total > _TOTAL or len(self._paths) >= _MOST:
                    raise _too_much()
                self._paths[name] = path

    def __getitem__(self, name: str) -> bytes:
        try:
            return self._paths[name].read_bytes()
        except OSError:
            raise InvalidInput(
                f"{name} in dit pakket kan niet worden gelezen.", "Kijk of u bij alle bestanden in de map mag."
            ) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class ZipFiles(Mapping[str, bytes]):
    """Every file of a zip, by its path in the package; a folder around all of it is left out."""

    def __init__(self, path: Path) -> None:
        """Look through the zip.

        Raises:
            InvalidInput: it is no zip.
            Tampered: it holds a link, a strange or double name, a remark, bytes in front, or too much; or it is
                packed in another way than stored or deflated.
        """
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, ValueError):
            raise _no_package(path) from None
        listed = self._zip.infolist()
        members = [one for one in listed if not one.is_dir()]
        if self._zip.comment or (listed and min(one.header_offset for one in listed)):
            raise _strange()  # what is in it besides files, nobody signed for
        if len(members) > _MOST or sum(one.file_size for one in members) > _TOTAL:
            raise _too_much()
        self._members: dict[str, zipfile.ZipInfo] = {}
        inside = [one.filename.removesuffix("bagit.txt") for one in members if _is_top(one.filename)]
        around = inside[0] if len(inside) == 1 else ""
        if not all(_is_folder(one, around) for one in listed if one.is_dir()):
            raise _strange()
        for one in members:
            mode = one.external_attr >> 16
            name = one.filename.removeprefix(around)
            plain = stat.S_IFMT(mode) in (0, stat.S_IFREG) and not one.flag_bits & 1
            plain = plain and one.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            if not plain or name in self._members or not is_name(name) or not one.filename.startswith(around):
                raise _strange()
            if one.file_size > _LARGEST:
                raise _too_much()
            self._members[name] = one

    def __getitem__(self, name: str) -> bytes:
        member = self._members[name]
        try:
            with self._zip.open(member) as file:
                content = file.read(member.file_size + 1)
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
            return b""
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


def files_of(path: Path) -> Mapping[str, bytes]:
    """Return the files of a package.

    Raises:
        InvalidInput: no package stands there. Tampered: as the two kinds above.
    """
    try:
        if path.is_dir() and not any((path / name).exists() for name in ("bagit.txt", "zegel")):
            raise _no_package(path)
        files: Mapping[str, bytes] = FolderFiles(path) if path.is_dir() else ZipFiles(path)
    except OSError:
        raise _no_package(path) from None
    if "bagit.txt" not in files and not any(name.startswith("zegel/") for name in files):
        raise _no_package(path)
    return files


def _is_folder(one: zipfile.ZipInfo, around: str) -> bool:
    """Tell whether this is a plain folder, which holds nothing itself."""
    name = one.filename.removeprefix(around).removesuffix("/")
    return not one.file_size and (not name or is_name(name))


def _is_top(name: str) -> bool:
    return name == "bagit.txt" or (name.endswith("/bagit.txt") and name.count("/") == 1)


def _no_package(path: Path) -> InvalidInput:
    return InvalidInput(
        f"In {path} staat geen pakket van dossiertool.",
        "Noem de map of de zip die is gemaakt met: dossiertool exporteer NUMMER --pakket MAP",
    )


def _strange() -> Tampered:
    return Tampered(
        "Dit pakket is gewijzigd: er staat iets in dat er niet hoort, zoals een link of een vreemde naam.",
        "Open er niets uit. Vraag de school om een nieuw pakket.",
    )


def _too_much() -> Tampered:
    return Tampered(
        "Dit pakket is gewijzigd: er staat veel meer in dan dossiertool in een pakket zet.",
        "Open er niets uit. Vraag de school om een nieuw pakket.",
    )
