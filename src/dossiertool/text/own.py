"""What a school says about words: its own packs and words, what it explains, and what it allows with a reason.

A school adds and explains; it takes nothing away in silence. What it allows is still considered, and
`controleer --uitleg` shows it with the reason.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.findings import LANGUAGE_CLASSES, Klasse, Niveau
from dossiertool.text.compiling import compile_pack
from dossiertool.text.index import Index
from dossiertool.text.lifting import OwnWords
from dossiertool.text.matching import Forms
from dossiertool.text.pack import WORDS, Entry, Pack, add_pack, shipped_sets
from dossiertool.text.rule import CODES, TERMS, Head, Rule
from dossiertool.text.shipped import forms_key, kept_or_made, shipped_index
from dossiertool.text.tokens import tokenize
from dossiertool.text.toml_text import TomlText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.schooltaal import Schoolwoord, Taal, ToegestaanWoord
    from dossiertool.text.tokens import Token

EXPLAINED = "staat in de begrippenlijst van uw school"
ROLE = "is de naam van een rol op uw school"
ALLOWED = "toegestaan door uw school: "
_OWN_CODE = re.compile(r"EIGEN-[0-9A-Z]{1,3}")
_LIST = "Woordenlijst van uw school"
_LETTERS = 6  # an abbreviation of more letters is looked up as a word
_KINDS = {
    None: "patronen",
    "bijvoeglijk": "bijvoeglijk",
    "zelfstandig": "zelfstandig",
    "werkwoord": "werkwoorden",
    "uitdrukking": "uitdrukkingen",
}


def own_words(school: Schoolbestand) -> OwnWords:
    """Return the words of this school, compiled once for all texts.

    Raises:
        InvalidInput: a pack is wrong, or an example in it does not hold; names file, line and rule.
    """
    explained = tuple((begrip.term, EXPLAINED) for begrip in school.begrippen)
    explained += tuple((rol.naam, ROLE) for rol in school.rollen)
    terms, lifted = _exempt(explained, school.taal.toegestaan)
    return OwnWords(_added(school.taal), lifted, terms, school.levels)


def own_packs(taal: Taal) -> Pack:
    """Return the rules and entries that a school adds, as they stand in its packs and its own file.

    Raises:
        InvalidInput: as `own_words`, but examples are not tried.
    """
    if taal.pakketten and not taal.packs:
        raise InvalidInput(
            "De pakketten van deze school zijn niet gelezen.", "Lees het bestand met load_school."
        )
    pack = Pack()
    for name, text in taal.packs:
        source = TomlText(name, text)
        _hold_head(source, add_pack(pack, source, eigen=True))
    for word in taal.woorden:
        _add_word(pack, word)
    return pack


@lru_cache(maxsize=8)
def _added(taal: Taal) -> Index | None:
    if not taal.pakketten and not taal.woorden:
        return None
    key = hashlib.sha256(forms_key("own", "examples", "toml_text"))
    for said in (*(text for _, text in taal.packs), *map(repr, taal.woorden)):
        key.update(said.encode() + b"\0")
    return Index(kept_or_made(key.digest(), lambda: compile_pack(_tried(taal))))


def _tried(taal: Taal) -> Pack:
    """Return the packs after every example in them was tried."""
    from dossiertool.text.examples import hold_examples  # noqa: PLC0415  tries them with a whole check

    pack = own_packs(taal)
    index = Index(compile_pack(pack))
    for name, text in taal.packs:
        hold_examples(TomlText(name, text), index)
    return pack


def _hold_head(source: TomlText, head: Head) -> None:
    if head.klasse not in LANGUAGE_CLASSES:
        choices = ", ".join(LANGUAGE_CLASSES)
        raise source.broken("deze klasse gaat niet over taal.", key="klasse", hint=f"Kies uit: {choices}.")
    if head.code != CODES[head.klasse] and not _OWN_CODE.fullmatch(head.code):
        raise source.broken(
            "deze code past niet bij een pakket van een school.",
            key="code",
            hint=f"Schrijf {CODES[head.klasse]}, of een eigen code: EIGEN-01.",
        )


def _add_word(pack: Pack, word: Schoolwoord) -> None:
    klasse = Klasse(word.klasse.value)
    letters = klasse is Klasse.AFKORTING and word.vorm is None and _is_letterwoord(word.woord)
    rule = Rule(
        naam="woorden van uw school",
        code=CODES[klasse],
        klasse=klasse,
        niveau=Niveau.WAARSCHUWING,
        bron=_LIST,
        melding=f"Dit woord staat in de lijst van uw school. {' '.join(word.reden.split())}",
        suggestie=" ".join((word.suggestie or "").split()),
        goed=(),
        fout=(),
        over_persoon=klasse is Klasse.OORDEEL and word.vorm == "bijvoeglijk",
        toegeschreven=klasse is Klasse.EMOTIE,
        bevraagd=klasse is not Klasse.EMOTIE,
        letterwoord=letters,
        eigen=True,
    )
    pack.rules.append(rule)
    if letters:
        pack.letterwoorden[word.woord] = Entry(rule, word.woord, (), rule.suggestie)
    else:
        pack.entries += _entries(rule, word.woord, word.vorm)


def _is_letterwoord(word: str) -> bool:
    return word.isascii() and word.isalpha() and 1 < len(word) <= _LETTERS


def _entries(rule: Rule, word: str, vorm: str | None) -> list[Entry]:
    kind = _KINDS[vorm]
    try:
        rows = WORDS[kind](word, shipped_sets())
    except ValueError:  # the model has looked already; never repeat what stands there
        raise InvalidInput(
            "In het schoolbestand staat bij taal een woord waarvan dossiertool geen vormen kan maken.",
            "Laat vorm weg, of schrijf het woord anders.",
        ) from None
    return [Entry(rule, word, row, rule.suggestie, kind) for row in rows]


@lru_cache(maxsize=8)
def _exempt(
    explained: tuple[tuple[str, str], ...], allowed: tuple[ToegestaanWoord, ...]
) -> tuple[dict[tuple[Klasse, str], str], Index | None]:
    """Return the entries that are lifted anywhere, and an index of words that lift what they cover."""
    terms: dict[tuple[Klasse, str], str] = {}
    pack = Pack()
    for name, reason in explained:
        tokens = tokenize(name)
        for klasse in TERMS:
            terms |= dict.fromkeys(((klasse, name), (klasse, name.lower())), reason)
            rule = _lifting(klasse, reason)
            pack.rules.append(rule)
            row = tuple(Forms(frozenset({token.low})) for token in tokens)
            pack.entries.append(Entry(rule, name, row, ""))
        terms |= dict.fromkeys(_entries_of(tokens), reason)
    for word in allowed:
        klasse, reason = Klasse(word.klasse.value), ALLOWED + " ".join(word.reden.split())
        terms[klasse, word.woord] = reason
        rule = _lifting(klasse, reason)
        pack.rules.append(rule)
        pack.entries += _entries(rule, word.woord, word.vorm)
    return terms, Index(compile_pack(pack)) if pack.entries else None


def _lifting(klasse: Klasse, reason: str) -> Rule:
    return Rule("", "", klasse, Niveau.TIP, _LIST, reason, "", (), ())


def _entries_of(tokens: list[Token]) -> Iterable[tuple[Klasse, str]]:
    """Yield the entries of the shipped packs that these words are, whole: a term in whatever form."""
    for hit in shipped_index().hits(tokens, 0, len(tokens)):
        if hit.rule.klasse in TERMS and hit.stop - hit.first == len(tokens):
            yield hit.rule.klasse, hit.term
