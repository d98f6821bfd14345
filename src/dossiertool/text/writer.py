"""In a zienswijze the words belong to its author; this tells when the school speaks all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text import vocabulary as words

if TYPE_CHECKING:
    from dossiertool.text.context import Passage
    from dossiertool.text.index import Hit
    from dossiertool.text.tokens import Sentence

_ADDED = frozenset({Klasse.MENING, Klasse.EMOTIE, Klasse.HOREN_ZEGGEN})


def is_writer_speaking(passage: Passage, sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the school adds an opinion, feeling or rumour to what parents or pupil said.

    A text that begins with *ik* or *wij* is the author's own voice. In a text about its author (*Moeder wil
    …*) a later *ik* or *wij* is the school, and a rumour is passed on by the school.
    """
    klasse = hit.entry.rule.klasse
    if klasse not in _ADDED or _says_i(passage, passage.sentences[0]):
        return False
    return klasse is Klasse.HOREN_ZEGGEN or _says_i(passage, sentence)


def _says_i(passage: Passage, sentence: Sentence) -> bool:
    return any(
        token.low in words.WRITER and not passage.is_quoted(token.start, token.end)
        for token in passage.of(sentence)
    )
