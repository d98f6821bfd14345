"""Brings a Dutch word back to a stem, so that *leest*, *las*, *gelezen* and *lezen* are the same word.

The stem is no word: it only has to be the same for all forms of a word and another for other words. So the
rules may cut too much (*angst* becomes *angs*) as long as they do so everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dossiertool.text.morphology import infinitive_of

_VOWELS = "aeiouy"
_VOWEL_RUN = re.compile(r"ij|[aeiouy]+")
_SHORTEST = 3
_LONGEST = 60
_LONG_ENOUGH = 5
# Separable parts, the longest first: opgelet, ingeleverd, voorgelezen.
PARTS = tuple(
    sorted(
        """aan achter af bij binnen dicht door in klaar los mee na om onder op open over samen terug tegen toe
        uit vast vol voor weg thuis stil buiten heen""".split(),
        key=len,
        reverse=True,
    )
)
# Words with ge- that are no participles.
_NO_PARTICIPLE = tuple(
    """gebaar gebeur gebied gebit gebouw gebrek gebruik gedacht gedoe gedrag gedraag geduld geest geheim
    geheugen geheel gehoor gelijk geloof geloven geluid geluk gemeen gemid geniet genoeg gerust gesprek
    gevaar gevecht geven gevoel gevolg geur geweld gewicht gewoon gezel gezicht gezin gezond gezag geldt
    geld geval gezamen genieten getal getuig gewen gebeuren gevoelig geslacht gestalte gedeelte gereed
    geschied gezeur gemak gemeen gemis geen gering gegeven""".split()
)
# Words that end in -en or -e by themselves.
_WHOLE = frozenset(
    """reken teken oefen open orden eigen samen buiten binnen boven tegen even zeven negen regen morgen teken
    wapen keuken leven meteen alleen geen been steen fase pauze klasse bijna ergotherapie twee drie mee nee
    idee kwartier jongen jongens keten laken kussen wagen haven toen""".split()
)
_ONE_OF_A_KIND = {
    "kinderen": "kind", "eieren": "ei", "steden": "stad", "leden": "lid", "schepen": "schip", "bladen": "blad",
    "bladeren": "blad", "dagen": "dag", "wegen": "weg", "paden": "pad", "gaten": "gat", "glazen": "glas",
    "spelen": "spelen", "talen": "taal", "beter": "goed", "beste": "goed", "best": "goed", "meer": "meer",
    "minder": "minder", "getallen": "getal", "tafels": "tafel", "lessen": "les", "les": "les", "tassen": "tas",
    "sommetjes": "som", "klassen": "klas", "oren": "oor", "ogen": "oog", "bedden": "bed", "huizen": "huis",
    "toetsen": "toets", "toets": "toets", "toetsje": "toets", "afspraken": "afspraak", "gesprekken": "gesprek",
    "jongens": "jongen", "opgaven": "opgave", "mocht": "mogen", "meten": "meten", "at": "eten", "aten": "eten",
    "gegeten": "eten", "las": "lezen", "lazen": "lezen", "gedragen": "gedragen",
}  # fmt: skip
# A word is not cut back to one of these: meet is no mee, moet no moe, zicht no zich.
_OTHERS = frozenset(
    "bij mee toe zij wij hij nee hoe lui zee wie die moe rij zich ach nog weg las hee wor ron vij bee".split()
)
# Forms that are their own stem, because a shorter one is another word: een plan is no plannen.
_THEMSELVES = dict.fromkeys("plannen plant plande planden gepland ingepland inplannen".split(), "plannen")
# Words that are a form of an irregular verb too, and at a school hardly ever that.
HOMOGRAPHS = frozenset(
    """week weken school maten namen reden roken negen banden band sprongen verslagen zagen bedragen hees
    voldoende bond bad boog boot rook graven zaten verslaan bestaan verstaan onderscheiden onthouden
    overzien verdragen verlaten verlopen ontspannen overspannen volhouden betrokken voeren goten wond zin
    zinnen winst waren rade raden""".split()
)
_PLURAL_S = ("el", "er", "en", "em", "je", "ie", "eur", "eau", "ier", "or", "e", "ing", "oon")


def fold(word: str) -> str:
    """Return the word in lower case and without accents: één is een, privé is prive."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign) and sign.isprintable())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word, in lower case and without accents."""
    low = fold(word)
    if low in _THEMSELVES:
        return _THEMSELVES[low]
    if low in _ONE_OF_A_KIND:
        return _suffixes(_ONE_OF_A_KIND[low])
    if not _SHORTEST <= len(low) <= _LONGEST or not low.isalpha():
        return low.removesuffix("'s") or low
    return _cut(low)


def _cut(low: str) -> str:
    base = None if low in HOMOGRAPHS else infinitive_of(low)
    if base is not None:
        return _suffixes(base)
    for part in PARTS:
        rest = low[len(part) :]
        if low.startswith(part) and len(rest) > _SHORTEST:
            inner = infinitive_of(rest)
            if inner is not None and len(inner) >= _LONG_ENOUGH:
                return _final(part + _suffixes(inner))
            if rest.startswith("ge") and _is_participle(rest):
                return _final(part + _suffixes(rest[2:]))
    if _is_participle(low):
        return _suffixes(low[2:])
    return _suffixes(low)


def _is_participle(word: str) -> bool:
    return (
        word.startswith("ge")
        and len(word) >= _LONG_ENOUGH
        and word.endswith(("t", "d", "en", "de", "te"))
        and not word.startswith(_NO_PARTICIPLE)
        and bool(_VOWEL_RUN.search(word[2:]))
    )


def _suffixes(word: str) -> str:
    if word in _WHOLE:
        return _final(word)
    word = _small(word)
    if word.endswith("heden"):
        return _final(word[:-5] + "heid")
    if word.endswith("s") and len(word) > _SHORTEST + 1 and word[:-1].endswith(_PLURAL_S) and word[-2] != "s":
        word = word[:-1]
    if word in _WHOLE:
        return _final(word)
    for ending in ("en", "e"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 2 and _VOWEL_RUN.search(rest):  # noqa: PLR2004
            word = _lengthened(rest)
            break
    return _final(word)


def _small(word: str) -> str:
    """Take off a diminutive: kaartje, lijstjes, tafeltje, bloempje."""
    for plural in ("jes", "je"):
        if not word.endswith(plural) or len(word) < len(plural) + _SHORTEST:
            continue
        rest = word[: -len(plural)]
        if rest.endswith("t") and len(rest) > _SHORTEST:
            rest = rest[:-1]
            if rest.endswith("e") and len(rest) > _SHORTEST and rest[-2] == rest[-3]:  # sommetje
                rest = rest[:-2]
        elif rest.endswith("mp"):
            rest = rest[:-1]
        return rest
    return word


def _lengthened(rest: str) -> str:
    """Give a stem that was cut from an open syllable its long vowel back: lez is leez, plann is plan."""
    if len(rest) > 1 and rest[-1] == rest[-2] and rest[-1] not in _VOWELS:
        return rest[:-1]
    if len(rest) < 2 or rest[-1] in _VOWELS + "jw" or rest[-2] not in "aeou":  # noqa: PLR2004
        return rest
    if len(rest) > 2 and rest[-3] in _VOWELS:  # noqa: PLR2004  # already long, or two vowels: werkboek
        return rest
    unstressed = rest[-2] == "e" and rest[-1] in "lrnm" and len(_VOWEL_RUN.findall(rest)) > 1
    return rest if unstressed else rest[:-1] + rest[-2:]


def _final(word: str) -> str:
    """Bring the end to one spelling: no -t or -d, no double consonant, f for v and s for z."""
    for _ in range(2):
        if (
            len(word) > _SHORTEST
            and word[-1] in "td"
            and _VOWEL_RUN.search(word[:-1])
            and word[:-1] not in _OTHERS
        ):
            word = word[:-1]
        if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWELS:  # noqa: PLR2004
            word = word[:-1]
    if (
        len(_VOWEL_RUN.findall(word)) > 1
        and len(word) >= _LONG_ENOUGH
        and word[-3:-1] == "ee"
        and word[-1] in "lrnm"
    ):
        word = word[:-2] + word[-1]  # probeer is prober
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])
