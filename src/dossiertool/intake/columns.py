"""Knows the headings of class lists: which column holds what, and which stay out of a groepsplan."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What a column holds, as far as a class list goes."""

    NUMMER = "leerlingnummer"
    ROEPNAAM = "roepnaam"
    VOORVOEGSEL = "voorvoegsel"
    ACHTERNAAM = "achternaam"
    NAAM = "hele naam"
    KLAS = "klas"
    GEBOORTEDATUM = "geboortedatum"


# The headings that administrations use, without capitals, spaces, dots and dashes.
_HEADINGS = {
    Meaning.NUMMER: "stamnr stamnummer leerlingnummer leerlingnr llnr llnummer leerlingid nummer nr",
    Meaning.ROEPNAAM: "roepnaam voornaam voornamen firstname",
    Meaning.VOORVOEGSEL: "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels tussen",
    Meaning.ACHTERNAAM: "achternaam geslachtsnaam familienaam lastname",
    Meaning.NAAM: "naam leerling leerlingnaam naamleerling volledigenaam student",
    Meaning.KLAS: "klas groep stamgroep stamklas basisgroep lesgroep",
    Meaning.GEBOORTEDATUM: "geboortedatum gebdatum geborenop geboren gebdat",
}
_BY_HEADING = {word: meaning for meaning, words in _HEADINGS.items() for word in words.split()}

# Why a column stays behind, and the words in a heading that say so. The first that fits counts.
_LEFT_OUT = (
    ("want een burgerservicenummer hoort hier niet", r"bsn|burgerservice|sofi|onderwijsnummer|pgn"),
    ("want adressen en contactgegevens horen hier niet",
     r"adres|straat|huisn|huisnummer|postcode|woonplaats|plaats|telefoon|tel\b|mobiel|gsm|mail"),
    ("want gegevens over gezondheid of thuis horen hier niet",
     r"dyslex|dyscalc|adhd|autis|diagnos|medic|zorg|allergi|verklaring|iq\b|ziekte|handicap|ouder|verzorger|voogd|"
     r"gezin|thuis|religie|geloof|nationaliteit|geboorteland|geboorteplaats|opp\b|indicatie|verzuim|absent|gewicht"),
    ("want een groepsplan heeft die niet nodig",
     r"geboor|gebdat|geslacht|m/v|mentor|docent|leraar|advies|opmerking|notitie|toelichting|profiel|pasfoto|foto"),
)  # fmt: skip
_NOT_NEEDED = _LEFT_OUT[-1][0]
NO_NUMBERS = "want er staan geen scores in"
NOT_CHOSEN = "want u koos andere kolommen"

_MAXIMUM = re.compile(r"[\s_(/]+(?:max\.?\s*)?(\d{1,4})\)?$")
_GRADE = re.compile(r"cijfer|rapport|gemiddeld|gem\b|\bse\b")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: where it is, its heading, and what it holds or why it stays behind."""

    index: int
    kop: str
    meaning: Meaning | None = None
    left_out: str | None = None

    @property
    def title(self) -> str:
        """The heading as people read it: `BegrijpendLezen_80` is Begrijpend lezen."""
        words = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", _MAXIMUM.sub("", self.kop).replace("_", " ")).split()
        text = " ".join(word if word.isupper() or i == 0 else word.lower() for i, word in enumerate(words))
        return text[:_LONGEST] or self.kop[:_LONGEST]

    @property
    def maximum(self) -> int | None:
        """The highest score, when the heading ends with it: `Spelling_50`."""
        found = _MAXIMUM.search(self.kop)
        return int(found.group(1)) or None if found else None

    @property
    def is_grade(self) -> bool:
        """Whether the scores are marks from 1 to 10."""
        return self.maximum is None and bool(_GRADE.search(self.kop.replace("_", " ").lower()))


def recognise(cells: tuple[str, ...]) -> list[Column]:
    """Return what each column holds; a second column with the same meaning is just a column."""
    found: list[Column] = []
    for index, cell in enumerate(cells):
        kop = " ".join("".join(sign if sign.isprintable() else " " for sign in cell).split())[:_LONGEST]
        meaning = _BY_HEADING.get(plain(kop))
        if meaning in {each.meaning for each in found}:
            meaning = None
        found.append(Column(index, kop or f"kolom {index + 1}", meaning, _reason(kop, meaning)))
    return found


def names_someone(columns: list[Column]) -> bool:
    """Tell whether these are headings of a class list: there is a column with names."""
    return bool({Meaning.ROEPNAAM, Meaning.NAAM} & {column.meaning for column in columns})


def plain(text: str) -> str:
    """Return the letters and digits of a heading: `Tussen-voegsel ` is tussenvoegsel."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in bare if sign.isalnum())


def _reason(kop: str, meaning: Meaning | None) -> str | None:
    if meaning is not None:
        return _NOT_NEEDED if meaning in (Meaning.GEBOORTEDATUM, Meaning.NUMMER) else None
    words = kop.lower().replace("_", " ")
    return next((reason for reason, pattern in _LEFT_OUT if re.search(pattern, words)), None)
