"""The chain of a dossier: which entry may follow which, and who may sign it (`docs/format.md` §6)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.entry import OPEN, SEALED, SHREDDED, Entry, read_entry
from dossiertool.vault.format.roles import AFTER_SEAL, Act, Role, lower, may, may_give, may_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.format.directory import Directory, Person
    from dossiertool.vault.format.entry import Access, Attachment

_DAY = len("2030-08-01")  # how much of a time is its day
# What an act may change, besides what every entry changes.
_ENDS_ANNOUNCEMENT = {Act.EDIT, Act.SEAL, Act.REOPEN, Act.CANCEL}
_ALWAYS = {"act", "after", "at", "dir", "prev", "seq", "signals"}
_CHANGES = {
    Act.EDIT: {"version", "body", "doc", "att", "retain_until"},
    Act.GRANT: {"grant"},
    Act.REVOKE: {"grant", "epoch", "key", "link"},
    Act.REWRAP: {"version", "body", "doc", "att"},
    Act.SEAL: {"state"},
    Act.REOPEN: {"approval", "state"},
    Act.ANNOUNCE: {"approval", "retain_until"},
    Act.CANCEL: {"retain_until"},
    Act.SHRED: {"state", "body", "doc", "grant", "att", "number"},
}


@dataclass(frozen=True, slots=True)
class Version:
    """Where the envelope of a version is, its attachments, and who answers for its text."""

    version: int
    epoch: int
    body: str
    doc: str
    state: str
    retain_until: str | None
    author: str
    at: str
    att: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """One entry of a chain that holds: what it says, its hash, and who signed it."""

    entry: Entry
    hash: str
    by: Person


@dataclass(slots=True)
class Chain:
    """The history of one dossier, every entry of it verified. `now` is how the dossier stands.

    `keys` holds the kid of the dossier's key by epoch, `links` the hash of the link to the epoch before,
    `files` the id and epoch of each envelope of an attachment by its hash, and `signals` the hashes of the
    signals that were taken in.
    """

    id: str
    vault: str
    directory: Directory
    done: list[Done] = field(default_factory=list)
    versions: dict[int, Version] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    links: dict[int, str | None] = field(default_factory=dict)
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    signals: set[str] = field(default_factory=set)
    announced: Done | None = None
    """The announcement that stands: that this dossier is to be destroyed, from its `retain_until` on."""
    _now: Entry | None = None

    @classmethod
    def follow(cls, entries: Sequence[bytes], directory: Directory, *, id: str, vault: str) -> Chain:  # noqa: A002
        """Return the chain that these entries make.

        Raises:
            Unreadable: an entry that is damaged, out of place, or signed by somebody who may not.
        """
        chain = cls(id, vault, directory)
        for jws in entries:
            chain.add(jws)
        if not entries:
            raise Unreadable("no entries")
        return chain

    def copied(self) -> Chain:
        """Return a chain of its own: who holds one may add to it what is never stored."""
        return replace(
            self,
            done=list(self.done),
            versions=dict(self.versions),
            keys=dict(self.keys),
            links=dict(self.links),
            files=dict(self.files),
            signals=set(self.signals),
        )

    @property
    def now(self) -> Entry:
        """How the dossier stands: the newest entry, of which version and body are the newest version's."""
        if self._now is None:
            raise Unreadable("no entries")
        return self._now

    @property
    def term(self) -> str | None:
        """The end of the term for which the dossier is kept; None when nobody said.

        The day of an announcement is no term, also when the announcement was ended and its day stands in the
        entries after it. A seal says the term anew.
        """
        term = said = None
        for done, after in zip(self.done, [*self.done[1:], None], strict=True):
            entry = done.entry
            sealing = entry.act is Act.EDIT and after is not None and after.entry.act is Act.SEAL
            if entry.act is Act.ANNOUNCE:
                said = entry.retain_until
            elif sealing or (entry.act is Act.EDIT and entry.retain_until not in (said, term)):
                term = entry.retain_until
        return term

    @property
    def hash(self) -> str:
        """The hash of the newest entry."""
        return self.done[-1].hash

    def role(self, kid: str) -> Role | None:
        """Return what somebody may do now: the lower of the list and the directory; None for nothing."""
        access, person = self.now.access(kid), self.directory.person(kid)
        if access is None or person is None or person.revoked:
            return None
        return lower(access.role, person.role)

    def add(self, jws: bytes) -> Done:
        """Follow one entry more.

        Raises:
            Unreadable: as `follow`.
        """
        entry, claim = read_entry(jws)
        before = self.done[-1] if self.done else None
        expected = (self.id, self.vault, len(self.done) + 1, before.hash if before else None)
        if (entry.id, entry.vault, entry.seq, entry.prev) != expected:
            raise Unreadable("an entry out of place")
        place = self.directory.place(entry.dir)
        if before and (entry.after < before.entry.after or place < self.directory.place(before.entry.dir)):
            raise Unreadable("an entry that goes back")
        by = self.directory.signer(claim.kid, place)
        claim.require_by(by.sig)
        if self._now is None:
            self._require_create(entry, by, place)
        else:
            self._require_step(self._now, entry, by, place)
        self._keep(entry, by)
        done = Done(entry, claim.hash, by)
        self.done.append(done)
        if entry.act is Act.ANNOUNCE:
            self.announced = done
        elif entry.act in _ENDS_ANNOUNCEMENT:
            self.announced = None
        return done

    def _require_create(self, entry: Entry, by: Person, place: int) -> None:
        first = (entry.act, entry.version, entry.epoch, entry.state, entry.link, entry.signals)
        if first != (Act.CREATE, 1, 1, OPEN, None, ()) or not may(by.role, Act.CREATE):
            raise Unreadable("not how a dossier begins")
        school = self.directory.root.kid
        if {one.kid: one.role for one in entry.grant} != {by.kid: by.role, school: Role.SCHOOL}:
            raise Unreadable("a dossier begins with who makes it and the school")
        if entry.body is None or entry.doc is None or entry.att:
            raise Unreadable("no body, or more than a body")

    def _require_step(self, now: Entry, entry: Entry, by: Person, place: int) -> None:
        act, access = entry.act, now.access(by.kid)
        role = None if access is None else lower(access.role, by.role)
        if role is None or act is Act.CREATE or not may(role, act):
            raise Unreadable("signed by somebody who may not do this")
        if now.state == SHREDDED or (now.state == SEALED and act not in AFTER_SEAL):
            raise Unreadable("not in this state")
        same = {name: getattr(entry, name) for name in _ALWAYS | _CHANGES.get(act, set())}
        if replace(now, **{"approval": None, "number": None, **same}) != entry or (
            entry.signals and act is not Act.EDIT
        ):
            raise Unreadable("changes more than the act may")
        if not self.signals.isdisjoint(entry.signals):
            raise Unreadable("takes in a signal for the second time")
        if not self._holds(now, entry):
            raise Unreadable("changes what the act may not")
        if act in (Act.GRANT, Act.REVOKE):
            self._require_list(now, entry, role, place)

    def _holds(self, now: Entry, entry: Entry) -> bool:
        """Tell whether what the act changes, changes as the format says."""
        match entry.act:
            case Act.EDIT:
                known = {id_ for id_, _ in self.files.values()}
                added = [one for one in entry.att if one not in now.att]
                new = all(one.id not in known and one.sha256 not in self.files for one in added)
                return new and entry.version == now.version + 1 and None not in (entry.body, entry.doc)
            case Act.REWRAP:
                was = self.versions.get(entry.version)
                if was is None or was.doc != entry.doc or entry.body is None:
                    return False
                return [one.id for one in was.att] == [one.id for one in entry.att] and self._sealed_now(entry)
            case Act.REVOKE:
                next_epoch = entry.epoch == now.epoch + 1 and entry.link is not None
                return next_epoch and entry.key.kid not in self.keys.values()
            case Act.SEAL:
                return (now.state, entry.state) == (OPEN, SEALED)
            case Act.REOPEN:
                return (now.state, entry.state) == (SEALED, OPEN)
            case Act.ANNOUNCE:
                return entry.retain_until is not None and entry.at[:_DAY] <= entry.retain_until
            case Act.CANCEL:
                return self.announced is not None
            case Act.SHRED:
                emptied = (entry.state, entry.body, entry.doc, entry.grant, entry.att)
                return emptied == (SHREDDED, None, None, (), ()) and self._announced_for(entry.at[:_DAY])
            case _:
                return True

    def _announced_for(self, day: str) -> bool:
        """Tell whether an announcement stands of which the waiting days are over on this day."""
        first = self.announced.entry.retain_until if self.announced else None
        return first is not None and first <= day

    def _sealed_now(self, entry: Entry) -> bool:
        """Tell whether every attachment is encrypted for the current epoch, and in one envelope only."""
        in_epoch = {id_: digest for digest, (id_, epoch) in self.files.items() if epoch == entry.epoch}
        return all(
            in_epoch[one.id] == one.sha256 if one.id in in_epoch else one.sha256 not in self.files
            for one in entry.att
        )

    def _require_list(self, now: Entry, entry: Entry, giver: Role, place: int) -> None:
        """Refuse a list of who has access that the giver may not give."""
        before, after = ({one.kid: one for one in each.grant} for each in (now, entry))
        school = self.directory.root.kid
        if school not in after:
            raise Unreadable("a list without the school")
        if entry.act is Act.REVOKE:
            touched = [before[kid] for kid in before.keys() - after.keys()]
            fewer = bool(touched) and after.keys() < before.keys()
            renewed = all(before[kid].grant != one.grant for kid, one in after.items())
            same_roles = all(before[kid].role == one.role for kid, one in after.items() if kid in before)
            if not (fewer and renewed and same_roles):
                raise Unreadable("a revoke takes people away and renews the others")
        else:
            touched = self._given(before, after, place)
            if not before.keys() <= after.keys() or not touched:
                raise Unreadable("a grant adds people or changes their role")
        if not all(may_give(giver, one.role) for one in touched):
            raise Unreadable("gives or takes what the giver may not")

    def _given(self, before: dict[str, Access], after: dict[str, Access], place: int) -> list[Access]:
        """Return the lines that a grant changed, as they were and as they are."""
        touched = []
        for kid, one in after.items():
            if before.get(kid) == one:
                continue
            person = self.directory.person(kid, place)
            if person is None or person.revoked or lower(one.role, person.role) is not one.role:
                raise Unreadable("gives a role that the directory does not allow")
            was = before.get(kid)
            if was is not None and may_read(was.role) and not may_read(one.role):
                raise Unreadable("a key cannot be given back: that takes a revoke")
            touched += [one] if was is None else [one, was]
        return touched

    def _keep(self, entry: Entry, by: Person) -> None:
        """Remember what this entry makes of the dossier."""
        newest = entry
        if entry.act in (Act.CREATE, Act.EDIT, Act.REWRAP) and entry.body and entry.doc:
            was = self.versions.get(entry.version)
            author, at = (was.author, was.at) if was else (by.kid, entry.at)
            self.versions[entry.version] = Version(
                entry.version,
                entry.epoch,
                entry.body,
                entry.doc,
                entry.state,
                entry.retain_until,
                author,
                at,
                entry.att,
            )
            for one in entry.att:
                self.files.setdefault(one.sha256, (one.id, entry.epoch))
            self.signals.update(entry.signals)
            if self._now is not None and entry.version < self._now.version:
                newest = replace(
                    entry, version=self._now.version, body=self._now.body, doc=self._now.doc, att=self._now.att
                )
        self.keys[entry.epoch], self.links[entry.epoch] = entry.key.kid, entry.link
        self._now = newest
