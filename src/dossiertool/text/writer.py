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

    That is so when the text is written about its author (moeder, hij, ze …) and this sentence says
    *ik* or *wij*, or passes on a rumour.
    """
    if hit.entry.rule.klasse not in _ADDED or not _is_reported(passage):
        return False
    if hit.entry.rule.klasse is Klasse.HOREN_ZEGGEN:
        return True
    return any(token.low in words.WRITER for token in passage.of(sentence))


def _is_reported(passage: Passage) -> bool:
    """Whether the text is about its author instead of by them."""
    return any(t.low in words.PRONOUNS_THIRD or t.low in words.ROLES for t in passage.tokens)
