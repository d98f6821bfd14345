"""Whose words these are: what a named person, role or document says is theirs, not the writer's.

Guideline §3: an attribution reaches to the end of the sentence or quote. The writer (ik, wij, het team) is no
source and an unnamed group is hearsay.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

# Every word that may report, for a first look.
_SPEAKING = (
    speech.REPORTING
    | speech.GIVING
    | speech.LETTING
    | speech.REPORTING_CLAUSE
    | frozenset(speech.SEPARABLE_SPEECH)
)
_REACH = 6  # words between a speaker and the verb
_VERB_REACH = 3  # words between a verb and its subject after it


class Said(NamedTuple):
    """The words from `first` up to `stop` (places in the sentence) are the source's; `source` is its place."""

    first: int
    stop: int
    source: int


def is_source(tokens: list[Token], at: int) -> bool:
    """Whether the word at this place names one person or role that can be asked."""
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    if token.low in people.PRONOUNS_THIRD:
        return True
    if token.low in people.ROLES or token.low.endswith(people.ROLE_ENDINGS):
        return before not in grammar.INDEFINITE and not (at > 1 and tokens[at - 2].low in grammar.INDEFINITE)
    return is_name(tokens, at)


def is_name(tokens: list[Token], at: int) -> bool:
    """Whether the word is a name, as far as a capital can tell; every sentence begins with one."""
    token = tokens[at]
    if not token.is_capital or not token.is_word or token.low in people.NOT_A_NAME or token.text.isupper():
        return False
    opens = at == 0 or not tokens[at - 1].is_word
    return not (opens and token.low.endswith(people.ADVERB_ENDINGS))


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
        if low in speech.ACCORDING and (source := _source_at(tokens, i + 1)) is not None:
            found.append(Said(_clause_start(tokens, i), _writer_after(tokens, i), source))
        elif (low in speech.ACCORDING or _shows(tokens, i)) and (
            paper := _document_at(tokens, i + 1)
        ) is not None:
            found.append(Said(_clause_start(tokens, i), _writer_after(tokens, paper), paper))
        elif low in ("zeggen", "woorden") and _lows(tokens, i - 2, i) in speech.OWN_WORDS:
            found.append(Said(0, everything, i))
        elif low in speech.FEELINGS and _lows(tokens, i + 1, i + 2) == ["dat"] and _feels(tokens, i):
            found.append(Said(i + 1, everything, i))
        elif low in speech.DOCUMENTS and _document_speaks(tokens, i):
            found.append(Said(_clause_start(tokens, i, ",;:"), _writer_after(tokens, i), i))
        elif low == ":" and i and i <= _VERB_REACH and _opens_with_speaker(tokens, i):
            found.append(Said(i, everything, i - 1))
        elif low == "(" and (source := _source_at(tokens, i + 1)) is not None and _closes(tokens, source):
            found.append(Said(_clause_start(tokens, i), i, source))
        elif _is_reporting(tokens, i) and (said := _reported(tokens, i)) is not None:
            found.append(said)
    return found


def _feels(tokens: list[Token], at: int) -> bool:
    """Whether a third person has the feeling, idea or impression: what follows belongs to it (guideline §4)."""
    before = _lows(tokens, at - _REACH, at)
    return bool((speech.PERFECT | speech.GETTING) & set(before)) and not people.WRITER_SUBJECTS & set(before)


def _reported(tokens: list[Token], verb: int) -> Said | None:
    """Return what the subject of the reporting verb here says, if that is a source."""
    low = tokens[verb].low
    if low in speech.REPORTING - speech.REPORTED and _said_by_no_source(tokens, verb):
        return None
    if (
        verb
        and tokens[verb - 1].low in speech.CLAUSE_ENDS
        and (source := _source_at(tokens, verb + 1)) is not None
    ):
        return Said(0, _writer_after(tokens, source), source)
    source = _speaker_before(tokens, verb)
    if source is None:
        source = _passive_speaker(tokens, verb)
    if source is not None:
        second = any(t.low == "en" for t in tokens[source + 1 : verb])  # Zij is gekwetst en zei …
        return Said(verb if second else source, _writer_after(tokens, verb), source)
    source = _source_at(tokens, verb + 1)
    if source is not None and tokens[source].low not in people.OBJECTS_THIRD:
        opens = verb == 0 or all(not t.is_word for t in tokens[:verb])
        return Said(0 if opens else _clause_start(tokens, verb, ",;:"), _writer_after(tokens, source), source)
    return None


def _said_by_no_source(tokens: list[Token], verb: int) -> bool:
    """Whether the writer or someone unnamed stands beside the verb: wij vinden moeder …; …, zegt een kennis."""
    nobody = people.WRITER_SUBJECTS | speech.NO_SOURCE - people.THINGS
    before = tokens[verb - 1].low if verb else ""
    if before in nobody:
        return True
    following = _lows(tokens, verb + 1, verb + 4)
    while following and following[0] in speech.BEFORE_TEAM:
        del following[0]
    if following and following[0] in nobody:
        return True
    return before in speech.CLAUSE_ENDS and _lows(tokens, verb + 1, verb + 2) in (["een"], ["één"])


def _writer_after(tokens: list[Token], at: int) -> int:
    """Return where the writer takes over after this place: `, maar wij vinden`; else the end."""
    for i in range(at + 1, len(tokens) - 1):
        low = tokens[i].low
        before = tokens[i - 1].low
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


def _is_reporting(tokens: list[Token], at: int) -> bool:
    """Whether the verb here reports: zegt; heeft verteld; ziet dat; geeft … aan; and not: zegt af."""
    low = tokens[at].low
    if low not in _SPEAKING:
        return False
    following = _lows(tokens, at + 1, at + _REACH)
    if at and tokens[at - 1].low in grammar.ARTICLES:  # over de schreef
        return False
    if speech.NOT_SAYING & set(following[:1]) or (following[:1] == ["zich"] and "ziek" in following):
        return False
    if low in speech.REPORTING:
        return not (
            low in ("vindt", "vond", "vinden")
            and _lows(tokens, at + 1, at + 2)[:1] in (["plaats"], ["het"])
            and _plaats(tokens, at)
        )
    if low in speech.GIVING:
        return (
            "aan" in _lows(tokens, at + 1, at + 8)
            or "aan" in _lows(tokens, at - 2, at)
            or low.startswith("aan")
        )
    if low in speech.SEPARABLE_SPEECH:
        return speech.SEPARABLE_SPEECH[low] in _lows(tokens, at + 1, at + 10)
    if low in speech.LETTING:
        return "weten" in _lows(tokens, at + 1, at + 8)
    return low in speech.REPORTING_CLAUSE and bool(speech.CLAUSE_OPENERS & set(_lows(tokens, at + 1, at + 8)))


def _plaats(tokens: list[Token], at: int) -> bool:
    return "plaats" in _lows(tokens, at + 1, at + 6)


def _source_at(tokens: list[Token], at: int) -> int | None:
    """Return the place of a person or role that stands here, perhaps after an article or adjective."""
    determined = False
    while at < len(tokens) and tokens[at].low in grammar.DETERMINERS and not _stands_alone(tokens, at):
        at, determined = at + 1, True
    if determined and at + 1 < len(tokens) and tokens[at].low in people.ROLE_ADJECTIVES:
        at += 1
    if at >= len(tokens) or tokens[at].low in speech.NO_SOURCE:
        return None
    if tokens[at].low in ("mening", "indruk", "ervaring", "beleving", "opvatting", "ogen") and at + 1 < len(
        tokens
    ):
        return _source_at(tokens, at + 1 + (tokens[at + 1].low == "van"))
    return at if is_source(tokens, at) or tokens[at].low in people.OBJECTS_THIRD else None


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Whether `haar`, `hun` here is a person of its own and not a possessive (volgens haar is …)."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].low not in people.OBJECTS_THIRD:
        return False
    return (
        following is None
        or not following.is_word
        or not (
            following.low in people.ROLES
            or following.low.endswith(people.ROLE_ENDINGS)
            or following.low in people.ROLE_ADJECTIVES
        )
    )


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
    inverted = _source_at(tokens, auxiliary + 1)  # In het gesprek heeft vader gehoord dat …
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
        if tokens[i].low == "door" and (source := _source_at(tokens, i + 1)) is not None:
            return min(source, verb)
    return None


def _shows(tokens: list[Token], at: int) -> bool:
    """Whether the words before are shown by what follows: …, *blijkt uit* het verslag."""
    return tokens[at].low == "uit" and _lows(tokens, at - 1, at) in (["blijkt"], ["bleek"])


def _document_at(tokens: list[Token], at: int) -> int | None:
    """Return the place of a document that stands here after an article and at most one adjective."""
    if at >= len(tokens) or tokens[at].low not in grammar.DETERMINERS:
        return None
    near = range(at + 1, min(len(tokens), at + 3))
    return next((i for i in near if tokens[i].low in speech.DOCUMENTS), None)


def _document_speaks(tokens: list[Token], at: int) -> bool:
    near = set(_lows(tokens, at - 6, at + 9))
    return bool(near & speech.DOCUMENT_VERBS) and not (near & people.WRITER_SUBJECTS)


def _clause_start(tokens: list[Token], at: int, signs: str = ";") -> int:
    """Return where the sentence part up to here begins: after one of these signs, else at the beginning."""
    for i in range(at - 1, -1, -1):
        if tokens[i].low in signs:
            return i + 1
    return 0


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


def _lows(tokens: list[Token], first: int, stop: int) -> list[str]:
    return [t.low for t in tokens[max(0, first) : stop]]
