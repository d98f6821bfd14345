"""Who can be asked: a person or role that is named, or something on paper (guideline §2.6 and §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token


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


def source_at(tokens: list[Token], at: int) -> int | None:
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
        return source_at(tokens, at + 1 + (tokens[at + 1].low == "van"))
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


def document_at(tokens: list[Token], at: int) -> int | None:
    """Return the place of a document that stands here after an article and at most one adjective."""
    if at >= len(tokens) or tokens[at].low not in grammar.DETERMINERS:
        return None
    near = range(at + 1, min(len(tokens), at + 3))
    return next((i for i in near if tokens[i].low in speech.DOCUMENTS), None)


def document_speaks(tokens: list[Token], at: int) -> bool:
    """Whether the document here says something, and not the writer: in het verslag staat."""
    near = set(lows(tokens, at - 6, at + 9))
    return bool(near & speech.DOCUMENT_VERBS) and not (near & people.WRITER_SUBJECTS)


def lows(tokens: list[Token], first: int, stop: int) -> list[str]:
    """Return the words from `first` up to `stop` in lower case, as far as they are there."""
    return [t.low for t in tokens[max(0, first) : stop]]
