"""Encrypts older versions anew after access was taken away, a few at a time, so that it can stop and go on.

The newest version was encrypted anew at once (`access.take`). What follows here: a `rewrap` of each older
version with its attachments, and then the envelopes that only an older key opens are removed, so that
somebody who kept that key finds nothing in the vault that it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.attachments import named_files, open_file, resealing
from dossiertool.vault.changes import rewrapped
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.format.entry import OPEN
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import Act, may
from dossiertool.vault.refusals import stale
from dossiertool.vault.store.postgres import Forbidden

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain, Version
    from dossiertool.vault.format.entry import Attachment
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

_AT_ONCE = 16  # versions in one transaction; one when it has attachments, which are large


@dataclass(slots=True)
class Rewrapped:
    """How far it came: versions encrypted anew, versions still to do, and versions that do not open.

    `ours` says whether this key may do it at all, `whole` whether nothing is left that an older key opens.
    `kept` says that the account on the server may not remove what was encrypted anew.
    """

    done: int = 0
    left: int = 0
    damaged: int = 0
    ours: bool = True
    whole: bool = False
    kept: bool = False


def behind(vault: Vault, key: Opener) -> list[str]:
    """Return the numbers of the dossiers of which something is still under an older key, sorted."""
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        dossiers = transaction.behind()
        return sorted(number for id_, number in vault.numbers(transaction, key).items() if id_ in dossiers)


def rewrap_older(
    vault: Vault, key: Opener, number: str, *, now: datetime, go_on: Callable[[], bool] = lambda: True
) -> Rewrapped:
    """Encrypt the older versions of a dossier anew, as long as `go_on`; what is done stays done.

    A dossier in which this key may not write, or that is sealed, stays as it is and counts as `left`. When one
    was sealed every version was encrypted anew: only what was superseded then may still have to go.

    Raises:
        NotFound: it is not there, or not for this key.
        Tampered: its chain is damaged or altered.
    """
    told, broken = Rewrapped(), set[int]()
    while True:
        with vault.reading() as transaction:
            vault.trust.refresh(transaction)
            opened = vault.require(transaction, key, number)
            waiting = _older(opened.chain)
        told.left, told.damaged = len(waiting), len(broken)
        todo = [version for version in waiting if version.version not in broken]
        told.ours = _may(opened) or (_may_remove(opened) and not todo)
        if not told.ours or not go_on():
            return told
        if not todo:
            break
        told.done += _step(vault, key, number, now, broken)
    try:
        remove_superseded(vault, key, number)
    except Forbidden:
        told.kept = True
    told.whole = not broken and not told.kept
    return told


def _step(vault: Vault, key: Opener, number: str, now: datetime, broken: set[int]) -> int:
    """Encrypt a few versions anew in one transaction; return how many. Adds what does not open to `broken`."""
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        if opened.secret is None or not _may(opened):
            return 0
        todo = [version for version in _older(opened.chain) if version.version not in broken]
        bodies = []
        for version in islice(
            todo, 1 if any(_behind(opened.chain, one) for one in todo[:_AT_ONCE]) else _AT_ONCE
        ):
            if not all(_file_opens(transaction, opened, one) for one in _behind(opened.chain, version)):
                broken.add(version.version)
                continue
            try:
                bodies.append((version.version, read_body(transaction, opened, version.version)))
            except Tampered:
                broken.add(version.version)
        if not bodies:
            return 0
        files = resealing(transaction, opened)
        change = rewrapped(pen, opened.chain, opened.secret, bodies, files)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    return len(bodies)


def remove_superseded(vault: Vault, key: Opener, number: str) -> None:
    """Remove the envelopes that were encrypted anew, once what came in their place was read back.

    Raises:
        NotFound: the dossier is not there, or not for this key.
    """
    with vault.writing() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        if opened.secret is None or not _may_remove(opened):
            return
        chain, versions = opened.chain, opened.chain.versions
        for version, epoch in sorted(transaction.bodies(chain.id)):
            said = versions.get(version)
            if said is not None and epoch < said.epoch and _opens(transaction, opened, version):
                transaction.remove_body(chain.id, version, epoch)
        named = {one: chain.files[one.sha256] for one in named_files(chain)}
        for id_, epoch in sorted(transaction.attachments(chain.id) - set(named.values())):
            after = [one for one, place in named.items() if one.id == id_ and place[1] > epoch]
            if after and all(_file_opens(transaction, opened, one) for one in after):
                transaction.remove_attachment(chain.id, id_, epoch)


def _opens(transaction: Transaction, opened: Opened, version: int) -> bool:
    try:
        read_body(transaction, opened, version)
    except Tampered:
        return False
    return True


def _file_opens(transaction: Transaction, opened: Opened, one: Attachment) -> bool:
    try:
        if opened.secret is None:
            return False
        open_file(transaction, opened.chain, opened.secret, one)
    except Unreadable:
        return False
    return True


def _older(chain: Chain) -> list[Version]:
    """Return the versions that an older epoch opens, the newest first."""
    waiting = [version for version in chain.versions.values() if version.epoch < chain.now.epoch]
    return sorted(waiting, key=lambda version: -version.version)


def _behind(chain: Chain, version: Version) -> list[Attachment]:
    """Return the attachments of a version that are still to be encrypted for the current epoch."""
    done = {id_ for id_, epoch in chain.files.values() if epoch == chain.now.epoch}
    return [one for one in version.att if one.id not in done]


def _may(opened: Opened) -> bool:
    return _may_remove(opened) and opened.chain.now.state == OPEN


def _may_remove(opened: Opened) -> bool:
    return may(opened.role, Act.REWRAP)
