"""A small school and one dossier, made by the format modules alone: what the tests of the format look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossiertool.vault.body import Body
from dossiertool.vault.chain import Chain
from dossiertool.vault.changes import Change, Pen, Secret, given, new_dossier, new_version, noted, taken
from dossiertool.vault.checkpoint import Checkpoint, merkle_root
from dossiertool.vault.directory import Directory, Person, root_record
from dossiertool.vault.keys import PersonalKey, new_personal_key
from dossiertool.vault.lines import READ, Reading
from dossiertool.vault.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.roles import Act, Role

VAULT = "0123456789abcdef0123456789abcdef"
NUMBER = "D-7K3Q-92"
AT = "2026-11-21T14:05Z"
FIRST = '{"dossiernummer":"D-7K3Q-92","tekst":"Noor telt verder vanaf tien: één, twee."}'.encode()
SECOND = b'{"dossiernummer":"D-7K3Q-92","tekst":"Noor telt verder vanaf twintig."}\n'


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

    @property
    def chain(self) -> Chain:
        return Chain.follow(self.entries, self.school.directory, id=self.id, vault=VAULT)

    def keep(self, change: Change) -> None:
        self.entries += change.entries
        self.bodies |= change.bodies
        self.grants |= change.grants


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
    story.keep(new_version(school.pen("Bram"), story.chain, story.secrets[1], Body.new(SECOND)))
    body = Body.new(SECOND)
    body = Body(body.text, _salt_of(story))
    gone = frozenset({school.person("Bram").kid})
    fresh, change = taken(school.pen("Anna"), story.chain, story.secrets[1], gone, body)
    story.secrets[2] = fresh
    story.keep(change)
    story.keep(noted(school.pen(""), story.chain, Act.RECOVER))
    story.keep(noted(school.pen("Anna"), story.chain, Act.SEAL))
    return story


def _salt_of(story: Story) -> bytes:
    from dossiertool.vault.envelope import body_header, decrypt  # noqa: PLC0415

    header = body_header(story.id, 2, 1)
    return Body.from_padded(decrypt(story.bodies[2, 1], header, story.secrets[1].pair)).salt


def checkpoint(story: Story) -> bytes:
    school, chain = story.school, story.chain
    root = merkle_root([(story.id, chain.hash)])
    made = Checkpoint(AT, school.directory.hash, 1, 1, None, (0, None), root, VAULT)
    return made.signed(school.keys["Anna"].signer)


def reading(story: Story) -> bytes:
    line = Reading(READ, AT, story.school.directory.hash, story.id, 1, None, VAULT, 2)
    return line.signed(story.school.keys["Anna"].signer)
