"""Folders in which SQLite's WAL does not survive: shares on a network, and what a cloud keeps in step."""

from __future__ import annotations

from pathlib import Path

from dossiertool.errors import InvalidInput

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = ("nfs", "cifs", "smb", "virtiofs", "9p", "afs", "ceph", "davfs", "glusterfs", "lustre")
_REMOTE_FUSE = ("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.onedriver", "fuse.s3fs")
_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")


def refuse_share(folder: Path, *, mounts: Path = _MOUNTS) -> None:
    """Refuse a folder on a share or in a cloud's folder; where the system does not tell, it is let through.

    Raises:
        InvalidInput: with what to do instead.
    """
    path = folder.absolute().resolve()
    if str(path).startswith("\\\\") or _is_remote(_file_system(path, mounts)):
        raise _refused(folder, "op een netwerkschijf")
    if any(part.lower().startswith(_CLOUD) for part in path.parts[:-1]):
        raise _refused(folder, "in een map die met de cloud wordt gelijk gehouden")


def _file_system(path: Path, mounts: Path) -> str:
    """Return the type of the file system on which this path lies; empty when unknown."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, found = -1, ""
    for line in lines:
        before, _, behind = line.partition(" - ")
        fields, kinds = before.split(), behind.split()
        if len(fields) < 5 or not kinds:  # noqa: PLR2004 (the fifth is the mount point: proc(5))
            continue
        point = Path(fields[4].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) > best:
            best, found = len(point.parts), kinds[0]
    return found


def _is_remote(kind: str) -> bool:
    return kind.startswith(_REMOTE + _REMOTE_FUSE)


def _refused(folder: Path, where: str) -> InvalidInput:
    return InvalidInput(
        f"De map {folder} ligt {where}. Daar kan een kluis beschadigd raken.",
        "Kies een map op de schijf van deze computer. Werkt u met meer mensen? Gebruik dan een kluis op een "
        "server: --kluis postgresql://...",
    )
