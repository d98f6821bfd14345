"""Reads what was chosen: from a list by its words, from boxes by what is ticked."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_answer import Tick
from dossiertool.documents.forms.read_text import Unclear, stripped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.forms.read_answer import Answer
    from dossiertool.documents.forms.shape import Field

_MOST_NAMED = 12
YES = "ja"  # what is printed behind a tick box
_TYPED = frozenset({"x", "v", "x ja", "v ja"})


def read_choice(field: Field, answer: Answer) -> str | None:
    """Return the code of the words that are shown.

    Raises:
        Unclear: they are no choice of this field.
    """
    said = stripped(answer.text)
    if not said:
        return None
    known = _known_words(field, answer)
    code = known.get(words_of(said))
    if code is None:
        raise _no_choice(field)
    return code


def _known_words(field: Field, answer: Answer) -> Mapping[str, str]:
    """Return words → code: of the field, and of the list in the document where codes are of this case."""
    known = {words_of(choice.woorden): choice.code for choice in field.keuzes}
    if field.eigen_keuzes:
        known |= {words_of(words): code for words, code in answer.choices.items()}
    return known


def words_of(text: str) -> str:
    """Return the words of a choice as they are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold().rstrip(".")


def _no_choice(field: Field) -> Unclear:
    """Return what is wrong; choices of one dossier are not named, for they say what is in it."""
    words = [] if field.eigen_keuzes else [choice.woorden for choice in field.keuzes]
    advice = "Kies er een uit de lijst"
    return Unclear(
        "Hier staat iets anders dan een van de keuzes.",
        f"{advice}: {', '.join(words)}." if 0 < len(words) <= _MOST_NAMED else f"{advice}.",
    )


def _ticks(field: Field, answer: Answer) -> list[str]:
    """Return the codes of the choices that are ticked, in the order of the form.

    Raises:
        Unclear: box and sign differ, words stand beside the boxes that are no choice, or a box is not known.
    """
    known = _known_words(field, answer)
    codes: list[str] = []
    for line in answer.lines:
        tick: Tick | None = None
        for token in [*line, ""]:
            if isinstance(token, Tick):
                tick = token
                continue
            words = words_of(token)
            if not words:
                continue
            code = known.get(words)
            if tick is None and words in known and not _has_ticks(answer):
                codes.append(known[words])  # the boxes are gone, and the words of the choice are left
            elif code is None or tick is None:
                raise _beside_boxes()
            elif tick.box is None:
                raise _two_ways()
            elif tick.box:
                codes.append(code)
            tick = None
    return list(dict.fromkeys(codes))


def _has_ticks(answer: Answer) -> bool:
    return any(isinstance(token, Tick) for token in answer.tokens)


def _beside_boxes() -> Unclear:
    return Unclear(
        "Hier staat tekst bij de vakjes die geen keuze is.",
        "Klik op het vakje van uw keuze. Zet uitleg in een ander veld.",
    )


def _two_ways() -> Unclear:
    return Unclear(
        "Bij een vakje is niet duidelijk of het is aangekruist.",
        "Klik het vakje uit en weer aan, of laat het leeg.",
    )


def read_one_of(field: Field, answer: Answer) -> str | None:
    """Return the code of the one box that is ticked.

    Raises:
        Unclear: more than one, or what is written there is no choice.
    """
    codes = _ticks(field, answer)
    if len(codes) > 1:
        raise Unclear("Hier is meer dan één vakje aangekruist.", "Kruis er één aan.")
    return codes[0] if codes else None


def read_any_of(field: Field, answer: Answer) -> tuple[str, ...] | None:
    """Return the codes of the boxes that are ticked.

    Raises:
        Unclear: what is written there is no choice.
    """
    return tuple(_ticks(field, answer)) or None


def read_tick(field: Field, answer: Answer) -> bool | None:
    """Return True for a box that is ticked.

    Raises:
        Unclear: box and sign differ, or other words stand there.
    """
    ticks = [token for token in answer.tokens if isinstance(token, Tick)]
    words = words_of("".join(token for token in answer.tokens if isinstance(token, str)))
    if any(tick.box is None for tick in ticks) or len(ticks) > 1:
        raise _two_ways()
    if not ticks:
        if words in _TYPED:
            return True
        if words in ("", "nee", "-"):
            return None
        raise _beside_boxes()
    if words not in ("", YES, words_of(field.label)):
        raise _beside_boxes()
    return ticks[0].box or None
