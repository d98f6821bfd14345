"""Whether a word is material of a lesson, a title, a name or a role, and not said of anyone (guideline §3)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dossiertool.text.tokens import TITLES
from dossiertool.text.vocabulary import grammar, lessons, people

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_NEAR = 2
_IS = frozenset({"is", "was"})
_ROW = 2  # signs between at least three words


def material_at(tokens: list[Token]) -> list[int]:
    """Return where the sentence names a story, a game, a word list or a play, in order."""
    lows = [t.low for t in tokens]
    found = [
        i for i, low in enumerate(lows) if low in lessons.MATERIAL or low.endswith(lessons.MATERIAL_ENDINGS)
    ]
    found += [i for i, pair in enumerate(itertools.pairwise(lows), 1) if pair in lessons.MATERIAL_PAIRS]
    triples = zip(lows, lows[1:], lows[2:], strict=False)
    found += [i for i, triple in enumerate(triples, 2) if triple in lessons.MATERIAL_TRIPLES]
    return sorted(found)


def is_beside_material(tokens: list[Token], places: list[int], first: int, *, predicate: bool) -> bool:
    """Whether the words at `first` are told of a real person, though material is named in the sentence.

    *Hij las zijn gedicht voor en was trots*; with `predicate` also *Na de musical was hij boos*.
    """
    return bool(places) and all(_is_apart(tokens, at, first, predicate=predicate) for at in places)


def is_matter_of(tokens: list[Token], material: int, first: int, stop: int) -> bool:
    """Whether a rumour or opinion is about the material: er circuleert *een filmpje*."""
    if first <= material < stop:
        return tokens[material - 1].low in ("een", "de") and tokens[material - 2].low not in (
            "in",
            "uit",
            "van",
        )
    if material == first - 1 and any(t.low == "over" for t in tokens[max(0, material - _NEAR) : material]):
        return True  # over het filmpje gaat het gerucht
    return material >= stop and any(t.low == "dat" for t in tokens[stop - 1 : material])


def _is_apart(tokens: list[Token], material: int, first: int, *, predicate: bool) -> bool:
    between = [t.low for t in tokens[material + 1 : first]]
    if ";" in between or any(a in ("en", "maar") and b in _IS for a, b in itertools.pairwise(between)):
        return True
    around = {t.low for t in tokens[max(0, material - _NEAR) : material]}
    if not predicate or not around & {"na", "tijdens"}:
        return False
    return any(
        tokens[i].low in _IS and (tokens[i + 1].low in people.PRONOUNS_THIRD or tokens[i + 1].is_capital)
        for i in range(material + 1, first - 1)
    )


def is_named(tokens: list[Token], first: int) -> bool:
    """Whether the words from `first` on are named and not meant (a title, a surname, the word …)."""
    shouted = len(tokens[first].text) > 1 and tokens[first].text.isupper()
    beside = first and (_is_full_word(tokens[first - 1]) or _after_title(tokens, first))
    if beside and tokens[first].is_capital and not shouted:
        return True
    if first > 1 and tokens[first - 1].text in ("De", "Het", "Een") and tokens[first - 2].is_word:
        return True
    near = tokens[max(0, first - _NEAR) : first]
    if near and near[-1].low in ("en", "of"):  # traag van begrip en vol van zichzelf
        return False
    if near and near[-1].low in lessons.NAMED_AFTER:
        return True
    return any(t.low in lessons.NAMING for t in near) and all(t.is_word or t.low == ":" for t in near)


def is_enumerated(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is one of a row after a colon or *de woorden*: gezichten: blij, bang en verdrietig."""
    begin = first
    while begin and (
        tokens[begin - 1].low in (",", "en", "of")
        or (
            begin > 1
            and (tokens[begin - 2].low in (",", "en", "of") or tokens[begin - 2].low in lessons.ROW_AFTER)
        )
    ):
        begin -= 1
    end = stop
    while end + 1 < len(tokens) and tokens[end].low in (",", "en", "of"):
        end += 2
    commas = sum(t.low in (",", "en", "of") for t in tokens[begin:end])
    return commas >= _ROW and begin > 0 and tokens[begin - 1].low in lessons.ROW_AFTER


def is_topic(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is what was talked about in general: praten over *boos* zijn."""
    following = tokens[stop].low if stop < len(tokens) else ""
    return first > 0 and tokens[first - 1].low == "over" and following in ("zijn", "worden", "voelen")


def is_treated(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a lesson is about the word: bij Nieuwsbegrip ging het over *het gerucht* als bron."""
    begin = next((i + 1 for i in range(first - 1, -1, -1) if tokens[i].low == ";"), 0)
    rumour = tokens[stop - 1].low in lessons.RUMOURS and not _has_content(tokens, stop)
    if rumour and first and tokens[first - 1].low in lessons.ASKED_WHAT:
        return True  # waarom een gerucht geen bron is
    cue = next((i for i in range(begin, first) if _is_lesson(tokens, i)), None)
    if cue is None and tokens[first - 1].low in lessons.ASKED_WHAT and first > 1:
        cue = begin if tokens[first - 2].low.startswith("bespr") else None  # de klas besprak wat men zei
    if cue is None or any(t.low in people.WRITER for t in tokens[first:stop]):
        return False
    if rumour:
        return cue == begin or tokens[cue].low not in ("les", "lessen")
    for at in range(first - 1, begin, -1):
        low = tokens[at].low
        if low in lessons.TREATING:
            return _treats(tokens, at, cue, first)
        if low in grammar.COPULAS or (
            low in people.PRONOUNS_THIRD and tokens[at - 1].low not in lessons.TREATING
        ):
            return False
    return False


def _has_content(tokens: list[Token], stop: int) -> bool:
    """Whether it is told what the rumour is, and so that it goes: het gerucht dat hij …, gaat, over …."""
    following = tokens[stop].low if stop < len(tokens) else ""
    if following in ("dat", "over", "als", "gaat", "ging"):
        return True
    rest = [t.low for t in tokens[stop:]]
    return any(a == "dat" and b in people.PRONOUNS_THIRD for a, b in itertools.pairwise(rest))


def _is_lesson(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    return low in lessons.LESSON or low.endswith(lessons.LESSON_ENDINGS)


def _treats(tokens: list[Token], verb: int, cue: int, first: int) -> bool:
    """Whether the verb says that the lesson named at `cue` has what stands at `first` for its matter."""
    between = [t.low for t in tokens[verb + 1 : first]]
    low = tokens[verb].low
    if low in ("gaat", "ging", "gingen", "gaan", "draaide", "draait"):
        return "over" in between or "om" in between
    if low.startswith(("behandel", "onderzo", "bekeek", "bekek")):
        return True
    if low.startswith(("leer", "zoch", "zoek", "bespr", "bespr")):
        return bool({"verschil", "wat", "hoe", "welk", "welke", "uit", "betekenis"} & set(between))
    return cue < verb and ":" in between and tokens[cue].low.endswith(("muur", "web", "kaart", "kaarten"))


def _is_full_word(token: Token) -> bool:
    """Whether a word stands here and not a clitic that leaves its capital to the next: 't Schijnt."""
    return token.is_word and token.low not in ("t", "s", "'t", "'s")


def _after_title(tokens: list[Token], first: int) -> bool:
    """Whether a name with an abbreviated title stands here: mevr. Boos."""
    return first > 1 and tokens[first - 1].low == "." and tokens[first - 2].low in TITLES
