"""Whose words these are: what a named person, role or document says is theirs, not the writer's.

Guideline §3: an attribution reaches to the end of the sentence or quote. The writer (ik, wij, het team) is no
source and an unnamed group is hearsay.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.reporting import holds_words, is_reporting, said_by_no_source
from dossiertool.text.sources import document_at, document_speaks, is_source, source_at
from dossiertool.text.sources import lows as _lows
from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_REACH = 6  # words between a speaker and the verb
_VERB_REACH = 3  # words between a verb and its subject after it


class Said(NamedTuple):
    """The words from `first` up to `stop` (places in the sentence) are the source's; `source` is its place."""

    first: int
    stop: int
    source: int


def attributed(tokens: list[Token]) -> list[Said]:
    """Return the runs of words that a named person, role or document says, thinks or feels.

    `Moeder zegt dat …` reaches from the speaker to the end of the sentence, `…, zegt moeder`, `volgens moeder`,
    `aldus de mentor` and `blijkt uit het verslag` over all of it. What stands before the speaker is the
    writer's own, and so is what follows when the writer takes over (`…, maar wij vinden dat …`).
    """
    everything = len(tokens)
    found: list[Said] = []
    for i, token in enumerate(tokens):
        low = token.low
        if low in speech.ACCORDING and (source := source_at(tokens, i + 1)) is not None:
            found.append(Said(_after_writer(tokens, i), _writer_after(tokens, i), source))
        elif (low in speech.ACCORDING or _shows(tokens, i)) and (
            paper := document_at(tokens, i + 1)
        ) is not None:
            found.append(Said(_clause_start(tokens, i), _writer_after(tokens, paper), paper))
        elif low in ("zeggen", "woorden") and _lows(tokens, i - 2, i) in speech.OWN_WORDS:
            found.append(Said(0, everything, i))
        elif low in speech.FEELINGS and _lows(tokens, i + 1, i + 2) == ["dat"] and _feels(tokens, i):
            found.append(Said(i + 1, everything, i))
        elif low in speech.DOCUMENTS and document_speaks(tokens, i):
            found.append(Said(_clause_start(tokens, i, ",;:"), _writer_after(tokens, i), i))
        elif low == ":" and i and i <= _VERB_REACH and _opens_with_speaker(tokens, i):
            found.append(Said(i, everything, i - 1))
        elif low == "(" and (source := source_at(tokens, i + 1)) is not None and _closes(tokens, source):
            found.append(Said(_clause_start(tokens, i), i, source))
        elif is_reporting(tokens, i) and (said := _reported(tokens, i)) is not None:
            found.append(said)
    return found


def _feels(tokens: list[Token], at: int) -> bool:
    """Whether a third person has the feeling, idea or impression: what follows belongs to it (guideline §4)."""
    before = _lows(tokens, at - _REACH, at)
    return bool((speech.PERFECT | speech.GETTING) & set(before)) and not people.WRITER_SUBJECTS & set(before)


def _reported(tokens: list[Token], verb: int) -> Said | None:
    """Return what the subject of the reporting verb here says, if that is a source."""
    low = tokens[verb].low
    if low in speech.REPORTING - speech.REPORTED and said_by_no_source(tokens, verb):
        return None
    if (
        verb
        and tokens[verb - 1].low in speech.CLAUSE_ENDS
        and (source := source_at(tokens, verb + 1)) is not None
    ):
        return Said(_quote_start(tokens, verb), _writer_after(tokens, source), source)
    if tokens[verb].low in speech.WRITING and not holds_words(tokens, verb):
        return None
    source = _speaker_before(tokens, verb)
    if source is None:
        source = _passive_speaker(tokens, verb)
    if source is not None:
        second = any(t.low == "en" for t in tokens[source + 1 : verb])  # Zij is gekwetst en zei …
        return Said(verb if second else source, _writer_after(tokens, verb), source)
    source = source_at(tokens, verb + 1)
    if source is not None and tokens[source].low not in people.OBJECTS_THIRD:
        if tokens[verb].low in speech.WRITING and not holds_words(tokens, verb):
            return None
        opens = verb == 0 or all(not t.is_word for t in tokens[:verb])
        return Said(0 if opens else _clause_start(tokens, verb, ",;:"), _writer_after(tokens, source), source)
    return None


def _quote_start(tokens: list[Token], verb: int) -> int:
    """Return from where the words are whose speaker stands after them: Grappenmaker: 'ik …', zei hij."""
    quoted = any(t.low in speech.QUOTES for t in tokens[max(0, verb - 2) : verb])
    colons = [i for i in range(verb) if tokens[i].low == ":"]
    return colons[-1] + 1 if quoted and colons else 0


def _writer_after(tokens: list[Token], at: int) -> int:
    """Return where the writer takes over after this place: `, maar wij vinden`; else the end."""
    opened = False  # dat …: what follows belongs to it
    for i in range(at + 1, len(tokens) - 1):
        low = tokens[i].low
        before = tokens[i - 1].low
        opened = opened or low in speech.OPENS_WORDS
        if before == "en" and low in speech.GOES_ON and not opened and tokens[at].low in speech.TOLD_OVER:
            return i - 1  # hij vertelde over zijn weekend en is een opschepper
        if before in speech.OUR_VIEW and low in people.WRITER and tokens[i - 2].low in ",;–—":
            return i - 1  # …; naar onze mening
        if low in people.WRITER_SUBJECTS and (before in speech.TAKES_OVER or before in ",;–—-"):
            near = _lows(tokens, i + 1, i + 4) + _lows(tokens, i - 2, i)
            if people.WRITER_VERBS & set(near):
                return i - 1
        if (
            low in people.WRITER_VERBS
            and before in ("wat", "maar", "en", "dat", ",")
            and tokens[i + 1].low in people.WRITER_SUBJECTS
        ):
            return i
        if low == "wat" and people.WRITER_SUBJECTS & set(_lows(tokens, i + 1, i + 3)):
            return i
    return len(tokens)


def _speaker_before(tokens: list[Token], verb: int) -> int | None:
    """Return the place of the subject before the verb, if that is a person or role.

    A participle (heeft … verteld) may stand far from its subject, which then stands beside the auxiliary.
    """
    if tokens[verb].low in speech.REPORTED:
        for i in range(verb - 1, -1, -1):
            if tokens[i].low in speech.RUMOURED:
                return None
            if tokens[i].low in speech.PERFECT:
                return _near_auxiliary(tokens, i)
            if tokens[i].low in speech.PASSIVE:
                return None
    if verb and tokens[verb - 1].low == "en" and tokens[verb].low not in people.WRITER_VERBS:
        subject = source_at(tokens, _clause_start(tokens, verb, ",;:"))  # Zij geeft een 9 en noemt als reden …
        if subject is not None and tokens[subject].low not in people.OBJECTS_THIRD:
            return subject
    for i in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        low = tokens[i].low
        indefinite = (i and tokens[i - 1].low in grammar.INDEFINITE) or (
            i > 1 and tokens[i - 2].low in grammar.INDEFINITE
        )
        if low in speech.NO_SOURCE or low in people.WRITER_SUBJECTS or (low in people.ROLES and indefinite):
            return None
        if is_source(tokens, i):
            return i
        if not tokens[i].is_word and low not in (",", ")", "("):
            return None
    return None


def _near_auxiliary(tokens: list[Token], auxiliary: int) -> int | None:
    if _lows(tokens, auxiliary + 1, auxiliary + 2) and tokens[auxiliary + 1].low in people.WRITER_SUBJECTS:
        return None
    if auxiliary and is_source(tokens, auxiliary - 1):
        return auxiliary - 1
    inverted = source_at(tokens, auxiliary + 1)  # In het gesprek heeft vader gehoord dat …
    if inverted is not None and tokens[inverted].low not in people.OBJECTS_THIRD:
        return inverted
    before = range(auxiliary - 1, max(-1, auxiliary - 1 - _REACH), -1)
    after = range(auxiliary + 1, min(len(tokens), auxiliary + 4))
    for i in itertools.chain(before, after):
        if tokens[i].low in speech.NO_SOURCE or tokens[i].low in people.WRITER_SUBJECTS:
            return None
        if is_source(tokens, i):
            return i
    return None


def _passive_speaker(tokens: list[Token], verb: int) -> int | None:
    """Return the source of `is door de orthopedagoog beschreven`."""
    if tokens[verb].low not in speech.REPORTED:
        return None
    for i in range(max(0, verb - 8), min(len(tokens), verb + 3)):
        if tokens[i].low == "door" and (source := source_at(tokens, i + 1)) is not None:
            return min(source, verb)
    return None


def _shows(tokens: list[Token], at: int) -> bool:
    """Whether the words before are shown by what follows: …, *blijkt uit* het verslag."""
    return tokens[at].low == "uit" and _lows(tokens, at - 1, at) in (["blijkt"], ["bleek"])


def _clause_start(tokens: list[Token], at: int, signs: str = ";") -> int:
    """Return where the sentence part up to here begins: after one of these signs, else at the beginning."""
    for i in range(at - 1, -1, -1):
        if tokens[i].low in signs:
            return i + 1
    return 0


def _after_writer(tokens: list[Token], at: int) -> int:
    """Return where the clause begins that a source has, after a clause of the writer: dat heet ik zo, en …."""
    begin = _clause_start(tokens, at)
    spoken = next((i for i in range(at - 1, begin - 1, -1) if tokens[i].low in ("ik", "wij", "we")), None)
    if spoken is None or not speech.VIEWING & set(_lows(tokens, spoken - 1, spoken + 2)):
        return begin
    return next((i + 1 for i in range(spoken + 1, at) if tokens[i].low == ","), begin)


def _opens_with_speaker(tokens: list[Token], colon: int) -> bool:
    """Whether the sentence opens as `Moeder: …`; a remark of the writer (Opm. mentor: ik …) does not."""
    lows = _lows(tokens, 0, colon)
    if not is_source(tokens, colon - 1) or speech.REMARKS & set(lows):
        return False
    if any(low in grammar.COPULAS or low in speech.REPORTING for low in lows):
        return False
    following = tokens[colon + 1] if colon + 1 < len(tokens) else None
    return tokens[colon - 1].low in people.ROLES or (
        following is not None and (not following.is_word or following.low in people.WRITER)
    )


def _closes(tokens: list[Token], source: int) -> bool:
    """Whether the bracket holds a source and perhaps a date and then closes: (moeder, 3 mei)."""
    following = _lows(tokens, source + 1, source + 8)
    return ")" in following and (
        following[0] in ",)" or following[0].isdigit() or following[0] in speech.CAPITAL_SPEECH
    )
