"""A small school and one dossier, made by the format modules alone: what the tests of the format look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossiertool.vault.changes import (
    Beside,
    Change,
    Pen,
    Secret,
    given,
    new_dossier,
    new_version,
    noted,
    rewrapped,
    taken,
)
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import attachment_header, body_header, decrypt, encrypt, signal_header
from dossiertool.vault.crypto.keys import PersonalKey, PublicKey, new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import Accepted, Checkpoint, merkle_root
from dossiertool.vault.format.directory import Directory, Person, root_record
from dossiertool.vault.format.entry import Attachment
from dossiertool.vault.format.lines import READ, Reading, Signal
from dossiertool.vault.format.padding import pad
from dossiertool.vault.format.roles import Act, Role

VAULT = "0123456789abcdef0123456789abcdef"
NUMBER = "D-7K3Q-92"
AT = "2026-11-21T14:05Z"
FIRST = '{"dossiernummer":"D-7K3Q-92","tekst":"Noor telt verder vanaf tien: één, twee."}'.encode()
SCAN_ID, SCAN = "abcdefabcdefabcdefabcdefabcdefab", b"%PDF-1.7 een scan van Noor\n"
SECOND = (
    b'{"dossiernummer":"D-7K3Q-92","tekst":"Noor telt verder vanaf twintig.","bijlagen":[{"id":"%b",'
    b'"naam":"scan.pdf","mediatype":"application/pdf","lengte":%d}]}\n' % (SCAN_ID.encode(), len(SCAN))
)
SIGNAL = b'{"tekst":"Noor was er niet."}'


@dataclass
class School:
    """A school with its root and people; each has a key and a place in the directory."""

    recovery: RecoveryKey = field(default_factory=new_recovery_key)
    keys: dict[str, PersonalKey] = field(default_factory=dict)
    records: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        signer = self.recovery.signer
        school = Person("De Verzonnen School", Role.SCHOOL, self.recovery.public, signer.public)
        self.records.append(root_record(school, signer, AT, VAULT))

    @property
    def directory(self) -> Directory:
        return Directory.follow(self.records, VAULT)

    def add(self, name: str, role: Role) -> Person:
        key = self.keys[name] = new_personal_key()
        person = Person(name, role, key.public, key.signer.public)
        self.records.append(self.directory.record("add", person, self.recovery.signer, AT))
        return person

    def person(self, name: str) -> Person:
        person = self.directory.person(self.keys[name].public.kid)
        assert person is not None
        return person

    def pen(self, name: str, after: int = 0) -> Pen:
        signer = self.keys[name].signer if name else self.recovery.signer
        return Pen(signer, self.directory, VAULT, after, AT)


@dataclass
class Story:
    """A dossier: Anna begins it, Bram edits it and loses access, Carla may only report."""

    school: School
    id: str
    secrets: dict[int, Secret]
    entries: list[bytes] = field(default_factory=list)
    bodies: dict[tuple[int, int], bytes] = field(default_factory=dict)
    grants: dict[tuple[int, str], bytes] = field(default_factory=dict)
    files: dict[tuple[str, int], bytes] = field(default_factory=dict)
    signals: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def before_seal(self) -> int:
        """How many entries there are before the dossier is sealed."""
        return len(self.entries) - 1

    @property
    def chain(self) -> Chain:
        return Chain.follow(self.entries, self.school.directory, id=self.id, vault=VAULT)

    def keep(self, change: Change) -> None:
        self.entries += change.entries
        self.bodies |= change.bodies
        self.grants |= change.grants

    def sealed(self, att: tuple[Attachment, ...], key: PublicKey, epoch: int) -> list[Attachment]:
        """Encrypt the attachments for an epoch."""
        for one in att:
            envelope = encrypt(pad(SCAN, b"\0"), attachment_header(self.id, one.id, epoch), [key])
            self.files[one.id, epoch] = envelope
        return [Attachment(one.id, sha256_hex(self.files[one.id, epoch])) for one in att]

    def hands_in(self, name: str, epoch: int) -> str:
        """Have somebody hand in the signal; return the hash of the signature."""
        key = self.secrets[epoch].pair.public
        envelope = encrypt(pad(SIGNAL, b" "), signal_header(self.id, epoch), [key])
        n, prev = len(self.signals) + 1, sha256_hex(self.signals[-1][1]) if self.signals else None
        place = self.school.directory.hash
        line = Signal(AT, place, epoch, self.id, n, prev, sha256_hex(envelope), VAULT)
        jws = line.signed(self.school.keys[name].signer)
        self.signals.append((envelope, jws))
        return sha256_hex(jws)


def new_school() -> School:
    school = School()
    school.add("Anna", Role.BEHEERDER)
    school.add("Bram", Role.BEHANDELAAR)
    school.add("Carla", Role.MELDER)
    school.add("Dirk", Role.MEELEZER)
    return school


def begun(school: School, by: str = "Anna") -> Story:
    dossier, secret, change = new_dossier(school.pen(by), NUMBER, school.person(by), Body.new(FIRST))
    story = Story(school, dossier, {1: secret})
    story.keep(change)
    return story


def told(school: School) -> Story:
    """Return the dossier with everything in it that the format knows up to sealing."""
    story = begun(school)
    story.keep(
        given(school.pen("Anna"), story.chain, story.secrets[1], school.person("Bram"), Role.BEHANDELAAR)
    )
    story.keep(given(school.pen("Bram"), story.chain, story.secrets[1], school.person("Carla"), Role.MELDER))
    scan = Attachment(SCAN_ID, "")
    beside = Beside(
        tuple(story.sealed((scan,), story.secrets[1].pair.public, 1)), frozenset({story.hands_in("Carla", 1)})
    )
    story.keep(new_version(school.pen("Bram"), story.chain, story.secrets[1], Body.new(SECOND), beside))
    body = Body.new(SECOND)
    body = Body(body.text, _salt_of(story))
    gone = frozenset({school.person("Bram").kid})
    fresh, change = taken(school.pen("Anna"), story.chain, story.secrets[1], gone, body, story.sealed)
    story.secrets[2] = fresh
    story.keep(change)
    story.hands_in("Carla", 2)
    story.keep(noted(school.pen(""), story.chain, Act.RECOVER))
    story.keep(noted(school.pen("Anna"), story.chain, Act.SEAL))
    return story


def encrypted_anew(story: Story) -> Change:
    """Return what follows when, instead of being sealed, the first version is encrypted anew."""
    chain = Chain.follow(story.entries[: story.before_seal], story.school.directory, id=story.id, vault=VAULT)
    header = body_header(story.id, 1, 1)
    first = Body.from_padded(decrypt(story.bodies[1, 1], header, story.secrets[1].pair))
    return rewrapped(story.school.pen("Anna"), chain, story.secrets[2], [(1, first)], story.sealed)


def _salt_of(story: Story) -> bytes:
    header = body_header(story.id, 2, 1)
    return Body.from_padded(decrypt(story.bodies[2, 1], header, story.secrets[1].pair)).salt


def checkpoint(story: Story, accepted: Accepted | None = None) -> bytes:
    school, chain = story.school, story.chain
    root = merkle_root([(story.id, chain.hash)])
    signals = len(story.signals), sha256_hex(story.signals[-1][1])
    made = Checkpoint(AT, school.directory.hash, 1, 1, None, (0, None), root, signals, VAULT, accepted)
    return made.signed(school.keys["Anna"].signer)


def reading(story: Story) -> bytes:
    line = Reading(READ, AT, None, story.school.directory.hash, story.id, 1, None, VAULT, 2)
    return line.signed(story.school.keys["Anna"].signer)
