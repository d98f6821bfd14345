"""Makes the forms of a Dutch word, when packs are compiled: never during a check.

The rules make too many forms rather than too few: what they make wrongly (*sprinken*, *slimje*) is no Dutch
word and matches nothing; where it is one, it stands in `data/geen_vorm.txt`. What no rule can know, the tenses
of irregular verbs, stands in `data/werkwoorden.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from dossiertool.text.places import NOT_FORMS, VERBS

_VOWEL_GROUP = re.compile("[aeiouyéëïü]+")
_SYLLABLE = 2  # letters of which no stem is made
_VOWELS = "aeiouyéëïü"
_VOICED = {"f": "v", "s": "z"}
_VOICELESS = {"v": "f", "z": "s"}
# Verbs that begin so have no ge- in their participle.
_BOUND = ("be", "ge", "her", "ont", "ver", "er", "mis")
MADE: list[tuple[str, frozenset[str]]] = []  # what the rules made, for the tool that reviews it
COPULAS = ("zijn", "blijven", "worden", "lijken", "blijken")


def adjective_forms(word: str) -> frozenset[str]:
    """Return the forms of an adjective: lui, luie, luis, luier, luiere, luist, luiste."""
    forms = {word, word + "s"}
    if word.endswith(("en", "e")) and not word.endswith("een"):
        return frozenset({word, word + "er", word + "ere", word + "ste"})
    sure = frozenset(_before_vowel(word, "e"))
    for inflected in sure:
        forms |= {inflected + "r", inflected + "re", inflected + "n"}
    if word.endswith("r"):
        forms |= {word + "der", word + "dere"}
    forms |= {word + "t", word + "te"} if word.endswith("s") else {word + "st", word + "ste"}
    return _reviewed(word, forms) | sure


def noun_forms(word: str) -> frozenset[str]:
    """Return the forms of a noun: kop, koppen, kopje, kopjes."""
    forms = {word, word + "s", word + "'s", *_before_vowel(word, "en")}
    if word.endswith("heid"):
        forms.add(word[:-2] + "den")
    if word.endswith("e"):
        forms.add(word + "n")
    small = {word + "je", word + "tje", word[:-1] + "pje" if word.endswith("m") else word + "je"}
    small |= {word + "pje"} if word.endswith("m") else set()
    small |= {form + "tje" for form in _before_vowel(word, "e")} | (
        {word[:-1] + "kje"} if word.endswith("ng") else set()
    )
    return _reviewed(word, forms) | small | {form + "s" for form in small}


def verb_forms(infinitive: str) -> frozenset[str]:
    """Return all forms of a verb without a separable part (pesten, pest, pestte, gepest, pestend, …).

    A copula (zijn) has the forms of the others (blijven, worden, lijken, blijken) as well.
    """
    if infinitive == "zijn":
        return frozenset().union(*(_conjugated(verb) for verb in COPULAS))
    return _conjugated(infinitive)


def separable_forms(part: str, infinitive: str) -> frozenset[str]:
    """Return the forms of a separable verb that are written as one word: opscheppen, opschept, opgeschept."""
    return frozenset(part + form for form in _conjugated(infinitive))


@cache
def _conjugated(infinitive: str) -> frozenset[str]:
    sure = {infinitive + "d", infinitive + "de", *_irregular().get(infinitive, ())}
    forms = {infinitive}
    if infinitive.endswith("en") and len(infinitive) > len("gaan"):
        bound = infinitive.startswith(_BOUND)
        for stem in _stems(infinitive):
            forms |= {stem, stem + "t", stem + "te", stem + "ten", stem + "de", stem + "den"}
            ends = ("",) if stem.endswith(("t", "d")) else ("t", "d")
            participles = {stem + end for end in ends}
            if not (bound and infinitive not in _irregular()):
                participles |= {"ge" + form for form in participles}
            forms |= participles | {form + "e" for form in participles}
    return _reviewed(infinitive, forms) | sure


def _reviewed(word: str, forms: set[str]) -> frozenset[str]:
    """Take out what the rules made and what is another Dutch word: slap gives no slapen."""
    MADE.append((word, frozenset(forms)))
    return frozenset(forms - not_forms() | {word})


@cache
def not_forms() -> frozenset[str]:
    """Return the words that only look like a form of a word in the packs."""
    return frozenset(NOT_FORMS.read_text(encoding="utf-8").split()) if NOT_FORMS.exists() else frozenset()


def _stems(infinitive: str) -> set[str]:
    """Return what the first person can be: pest, loop (and lop, which is no form), leef, reis."""
    raw = infinitive[:-2]
    if len(raw) > _SYLLABLE and raw[-1] == raw[-2] and raw[-1] not in _VOWELS:
        return {raw[:-1]}
    last = _VOICELESS.get(raw[-1], raw[-1])
    stems = {raw[:-1] + last}
    if len(raw) > 1 and raw[-1] not in _VOWELS and raw[-2] in _VOWELS:
        stems.add(raw[:-1] + raw[-2] + last)
    return stems


def _before_vowel(word: str, ending: str) -> set[str]:
    """Return the word with an ending that begins with a vowel, in each way it may be spelled."""
    found = {word + ending}
    if len(word) > _SYLLABLE and word[-1] not in _VOWELS and word[-2] in _VOWELS:
        if word[-3] == word[-2]:  # gemeen, gemene; groot, grote; boos, boze
            stems = {word[:-2] + word[-1]}
        elif word[-3] in _VOWELS:  # lief, lieve; grof is none of these
            stems = {word}
        elif len(_VOWEL_GROUP.findall(word)) == 1:  # dom, domme
            stems = {word + word[-1]}
        else:  # fatsoenlijk, fatsoenlijke; onverstandig; kapot, kapotte
            stems = {word + word[-1], word}
    else:
        stems = {word}
    for stem in stems:
        found |= {stem + ending, stem[:-1] + _VOICED.get(stem[-1], stem[-1]) + ending}
    return found


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    lines = VERBS.read_text(encoding="utf-8").splitlines() if VERBS.exists() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {verb: tuple(forms.split()) for verb, forms in rows}


def infinitive_of(form: str) -> str | None:
    """Return the infinitive of an irregular form (las, gelezen), or None when no irregular verb has it."""
    return _infinitives().get(form)


@cache
def _infinitives() -> dict[str, str]:
    """Return the infinitive of each irregular form; of two verbs with the same form the first one."""
    found: dict[str, str] = {}
    for verb, forms in _irregular().items():
        for form in forms:
            found.setdefault(form, verb)
    return found


def forget() -> None:
    """Forget what was made and read, for the tool that writes the lists anew."""
    MADE.clear()
    not_forms.cache_clear()
    _conjugated.cache_clear()
