"""NAAM-01: what was copied from another pupil still shows: a name, a pronoun or a class (N10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.pronouns import wrong_pronouns
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.akkoord import Akkoord, Ontvangst, Toestemmingsantwoord
from dossiertool.model.kinds import Partij
from dossiertool.model.values import Tekstsoort
from dossiertool.model.zienswijze import Hulpvraag, Zienswijze
from dossiertool.text.tokens import tokenize
from dossiertool.text.vocabulary.people import NOT_A_NAME, PERSONS, PRONOUNS_THIRD, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Leerling
    from dossiertool.model.walk import Text

RULE = Rule(
    code="NAAM-01",
    klasse=Klasse.PRIVACY,
    niveau=Niveau.WAARSCHUWING,
    titel="In een dossier staan naam, voornaamwoord en klas van deze leerling",
    waarom="Wie een plan kopieert, laat makkelijk een naam staan. Dan leest een ander gezin mee over dit kind.",
    beter="Gekopieerd? Verbeter het. Gaat het echt over een ander? Schrijf dan: een klasgenoot.",
    bron="Basisondersteuning in 6 stappen, stap 5: blijf bij de feiten (N10)",
    fout="In het dossier van Noor: Op 29 januari levert Daan elke toets in.",
    goed="In het dossier van Noor: Op 29 januari levert Noor elke toets in.",
)
_NAME = "Hier staat de voornaam van een andere leerling."
_PERHAPS = "Hier staat een naam waar u die van deze leerling verwacht."
# First names that are also words that open a sentence.
_WORDS_TOO = frozenset("wil lot storm roos mark bas beer vos wolf joy bloem lente merel dag bo".split())
_FAMILY = frozenset("broer broertje zus zusje tweelingbroer tweelingzus neef nicht".split())
# Fields that are about the pupil, also when they name nobody.
_ABOUT = re.compile(
    r"behoeften\.\d+\.omschrijving|sterke_kanten\.\d+\.omschrijving|plannen\.\d+\.(?:gericht_op|"
    r"doelen\.\d+\.(?:omschrijving|nulmeting|streefwaarde|tussendoelen\.\d+\.omschrijving)|"
    r"onderwijsbehoeften\.\d+\.invulling)"
)
_GOAL = re.compile(r"plannen\.\d+\.doelen\.\d+\.omschrijving|behoeften\.\d+\.omschrijving")
# What goals of pupils say: a day or a name first. `Op 29 januari levert Daan …`, `Daan vraagt …`.
_DOES = (
    "levert|leest|schrijft|rekent|oefent|vraagt|voert|spreekt|luistert|maakt|begint|gebruikt|haalt|steekt|"
    "vertelt|durft|spelt|roept|reist|komt"
)
_AS_SUBJECT = re.compile(
    rf"^(?P<first>[A-Z][a-z]+) (?:{_DOES})\b|\b(?:{_DOES}|is|heeft|kan) (?P<second>[A-Z][a-z]+)\b"
)
_NO_NAMES = (
    NOT_A_NAME
    | PRONOUNS_THIRD
    | ROLES
    | PERSONS
    | frozenset(
        """spaans latijn grieks wiskunde rekenen biologie scheikunde natuurkunde aardrijkskunde geschiedenis gym
        muziek economie techniek cito""".split()
    )
)
_WORD = re.compile(r"\b[A-Z]\w+")
_CLASS = re.compile(r"([1-8])[A-Z]{1,3}\d?[a-z]?")
_IN = r"(?:(?:zit (?:nu )?in|gaat naar|is (?:een )?leerling (?:uit|van)|uit|van|in) )?"


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each first name of another pupil, wrong pronoun and other class of the same year.

    Names of other pupils are those in `setting.names`; without it, a name is found only where a goal or
    need has someone else than this pupil as its subject, and where the pupil's own words have another
    author. Whoever is named as a person elsewhere in the dossier or at school is no other pupil here.
    """
    leerling = dossier.leerling
    mistaken = list(_in_fields(dossier, setting))
    yield from mistaken
    known = {word for part in setting.contents.labels for word in _WORD.findall(part.text)}
    known -= {word for finding in mistaken for word in (finding.tekst or "").split()}
    known |= {*leerling.full_name.split(), *_staff(setting)}
    known |= {word for person in dossier.betrokkenen for word in person.naam.split()}
    others = setting.names - known
    anyone = known | others
    other = _other_class(leerling.klas)
    for part in setting.contents.texts:
        yield from _names(part, others)
        if other and re.search(other, part.text):
            for found in _in_class(other, leerling).finditer(part.text):
                yield _found(part, found.span(1), "Deze leerling zit in een andere klas.")
        if part.soort in (Tekstsoort.ZIENSWIJZE, Tekstsoort.CITAAT):
            continue
        yield from _subject(part, anyone)
        about = bool(_ABOUT.fullmatch(part.pad))
        for span in wrong_pronouns(part.text, leerling.roepnaam, leerling.voornaamwoord, is_about_pupil=about):
            word = leerling.voornaamwoord.value
            yield _found(part, span, f"Bij deze leerling hoort ‘{word}’. Hier staat een ander voornaamwoord.")


def _names(part: Text, others: frozenset[str]) -> Iterator[Finding]:
    """Find the first names of other pupils; a brother or sister is called so right before the name."""
    if others.isdisjoint(_WORD.findall(part.text)):
        return
    tokens = tokenize(part.text)
    for i, token in enumerate(tokens):
        word = re.sub(r"['’]s?$", "", token.text)
        before = tokens[i - 1].low if i else "."
        if word in others and before not in _FAMILY and not _is_a_word(word.lower(), before):
            yield _found(part, (token.start, token.start + len(word)), _NAME)


def _is_a_word(low: str, before: str) -> bool:
    """Tell whether this is rather a word than a name: a month, or a verb that opens a sentence."""
    return low in NOT_A_NAME or (low in _WORDS_TOO and before in ".?!:;'\"‘“")


def _subject(part: Text, known: set[str]) -> Iterator[Finding]:
    """Find who does what in a goal or need, when that is a name that nobody in this dossier has."""
    if not _GOAL.fullmatch(part.pad):
        return
    names = [
        (found.span("first") if found["first"] else found.span("second"))
        for found in _AS_SUBJECT.finditer(part.text)
        if (found["first"] or found["second"]).lower() not in _NO_NAMES
    ]
    if names and not any(token.text in known for token in tokenize(part.text)):
        for span in names:
            yield _found(part, span, _PERHAPS)


def _in_fields(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Find what the pupil said or signed under another name, and a document that went to another class."""
    other = _other_class(dossier.leerling.klas)
    for pad, record in setting.contents.records:
        if isinstance(record, Zienswijze | Hulpvraag) and record.van is Partij.LEERLING:
            yield from _author(dossier, f"{pad}.door", record.door)
        elif isinstance(record, Akkoord | Toestemmingsantwoord) and record.functie == "leerling":
            yield from _author(dossier, f"{pad}.wie", record.wie)
        elif isinstance(record, Ontvangst) and other and (found := re.search(other, record.wie)):
            said = "Hier staat een andere klas dan die van de leerling."
            yield RULE.finding(f"{pad}.wie", said, span=found.span(), tekst=found.group())


def _author(dossier: Dossier, pad: str, name: str | None) -> Iterator[Finding]:
    own = dossier.leerling.roepnaam
    if (
        name is not None
        and name[0].isupper()
        and own.lower() not in name.lower()
        and name not in _roles(dossier)
    ):
        yield RULE.finding(
            pad,
            "Dit is van de leerling, maar hier staat een andere naam.",
            "Gekopieerd? Verbeter de naam. Is het van een ander? Kies dan bij van een andere partij.",
            span=(0, len(name)),
            tekst=name,
        )


def _roles(dossier: Dossier) -> set[str]:
    """Return names that stand for the pupil: `Leerling`, and the full name in other forms."""
    return {"Leerling", "De leerling", *dossier.leerling.full_name.split()}


def _in_class(klas: str, leerling: Leerling) -> re.Pattern[str]:
    """Return what finds this pupil in a class of this pattern."""
    who = rf"\b(?:{re.escape(leerling.roepnaam)}|[Dd]e leerling)"
    return re.compile(rf"{who},? ?\(?{_IN}(?:klas )?({klas})")


def _other_class(klas: str) -> str | None:
    """Return a pattern for other classes of the same year as this one, or None when it has no such code.

    A class of an earlier year is no mistake.
    """
    ours = _CLASS.fullmatch(klas)
    return rf"\b(?!{klas}\b){ours[1]}[A-Z]{{1,3}}\d?[a-z]?\b" if ours else None


def _staff(setting: Setting) -> set[str]:
    school = setting.school
    names = [person.naam for person in school.medewerkers]
    names += [person.naam for person in school.partners]
    names += [person.naam for person in school.experts]
    names += [name for role in school.rollen for name in role.personen]
    return {word for name in names for word in name.split()}


def _found(part: Text, span: tuple[int, int], said: str) -> Finding:
    return RULE.finding(part.pad, said, span=span, tekst=part.text[slice(*span)])
