"""Follows the tags of a part in order: what each opens, closes and asks for, and which names it can see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from dossiertool.documents.lint.expressions import Reader
from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.lint.read_tag import ENDS, TOO_COMPLEX, Read, opens, read_tag
from dossiertool.documents.lint.scope import Scope
from dossiertool.documents.lint.taking import TAKEN, around, goes_along, holder, taken_elements
from dossiertool.documents.template.place import shortened
from dossiertool.documents.template.source import MAX_NESTED, MAX_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.fields.tree import Group, Node
    from dossiertool.documents.lint.stories import Line, StoryText
    from dossiertool.documents.template.tags import Span

_TAKES = {"p": "alinea", "tr": "rij", "tc": "cel", "r": "stukje van een regel", "": "regel"}
_TOO_MANY = Remark(
    "SJAB-02",
    f"Dit is meer dan {MAX_TAGS} invulcodes in één deel.",
    "Verdeel het sjabloon over twee sjablonen.",
)


class _Block(NamedTuple):
    """A block that was opened and not yet closed."""

    word: str
    span: Span
    line: Line
    inside: _Element | None
    """What holds the paragraph, row or cell that the tag takes along."""
    has_else: bool = False


def follow(story: StoryText, fields: Group | None, soort: str | None) -> Iterator[Problem]:
    """Yield what is wrong with the tags of a part; without `fields` names are not looked at."""
    yield from _Follower(Scope(fields, soort)).all(story)


class _Follower:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._open: list[_Block] = []
        self._found: list[Problem] = []
        self._raw = False  # between raw and endraw everything stays as it stands

    def all(self, story: StoryText) -> Iterator[Problem]:
        taken = taken_elements(story)
        seen = 0
        for line in story.lines:
            for span in line.spans:
                seen += 1
                if seen > MAX_TAGS:
                    self._say(line, span, _TOO_MANY)
                    yield from self._found
                    return
                alone = span.takes in ("tr", "tc") and holder(line.element, span.takes) is None
                if alone and opens(span) not in ENDS:  # one remark is enough for begin and end
                    self._say(line, span, _outside_a_table(span))
                if not taken or not goes_along(line, span, taken):  # else `beside` says so
                    self._tag(line, span)
                yield from self._found
                self._found.clear()
                if len(self._open) > MAX_NESTED:
                    return
        for block in reversed(self._open):
            self._say(block.line, block.span, _never_closed(block))
        yield from self._found

    def _say(self, line: Line, span: Span, remark: Remark) -> None:
        self._found.append(Problem(remark, line.place, (span.start, span.end)))

    def _tag(self, line: Line, span: Span) -> None:
        read = read_tag(span)
        if self._raw or (isinstance(read, Read) and read.kind == "raw"):
            self._raw = not (isinstance(read, Read) and read.kind == "endraw")
            return
        if isinstance(read, Remark):
            self._say(line, span, read)
            # A block that cannot be read still opens one, or every end after it would be reported too.
            word = opens(span)
            if word in ENDS:
                self._leave(ENDS[word], line, span)
            elif word:
                self._enter(word, line, span, {})
            return
        try:
            self._read(read, line, span)
        except RecursionError:
            self._say(line, span, TOO_COMPLEX)

    def _read(self, read: Read, line: Line, span: Span) -> None:
        reader = Reader(self._scope)
        match read.node:
            case nodes.For() as node:
                names = reader.looped(node)
                self._enter("for", line, span, names)
            case nodes.If() as node:
                reader.read(node.test)
                if read.kind == "if":
                    self._enter("if", line, span, {})
                else:
                    self._between("elif", line, span)
            case nodes.Assign() as node:
                self._set(node, reader, line, span)
            case None if read.kind in ENDS:
                self._leave(ENDS[read.kind], line, span)
            case None if read.kind == "else":
                self._between("else", line, span)
            case None:
                pass
            case node:
                reader.printed(node)
        for remark in dict.fromkeys(reader.remarks):
            self._say(line, span, remark)

    def _set(self, node: nodes.Assign, reader: Reader, line: Line, span: Span) -> None:
        value = reader.read(node.node)
        if isinstance(node.target, nodes.Name):
            self._scope.add(node.target.name, value)
        else:
            self._say(line, span, Remark("SJAB-13", "Achter set hoort één naam.", "Schrijf: set naam = veld"))

    def _enter(self, word: str, line: Line, span: Span, names: dict[str, Node]) -> None:
        if len(self._open) == MAX_NESTED:
            self._say(
                line,
                span,
                Remark("SJAB-14", "Er staan te veel herhalingen en keuzes in elkaar.", "Haal er een paar weg."),
            )
        self._open.append(_Block(word, span, line, around(line.element, span.takes)))
        self._scope.open(names, is_loop=word == "for")

    def _between(self, word: str, line: Line, span: Span) -> None:
        if not self._open or (self._open[-1].word == "for" and word == "elif"):
            said = f"Hier staat {word}, maar er is geen if open."
            self._say(line, span, Remark("SJAB-14", said, f"Haal {word} weg, of zet er een if voor."))
            return
        block = self._open[-1]
        if block.has_else:
            said = f"Hier staat {word}, maar {_where(block)} had al een else."
            self._say(
                line, span, Remark("SJAB-14", said, "Gebruik elif voor de keuzes vóór else, en else één keer.")
            )
        if word == "else":
            self._open[-1] = block._replace(has_else=True)
        self._same_kind(block, line, span, word)

    def _leave(self, word: str, line: Line, span: Span) -> None:
        if not self._open:
            said = f"Hier staat end{word}, maar er is geen {word} open."
            self._say(line, span, Remark("SJAB-14", said, f"Haal end{word} weg, of zet er een {word} voor."))
            return
        block = self._open[-1]
        if block.word != word:
            if any(one.word == word for one in self._open):
                while self._open[-1].word != word:
                    self._say(self._open[-1].line, self._open[-1].span, _never_closed(self._open[-1]))
                    self._pop()
                block = self._open[-1]
            else:
                said = f"Hier staat end{word}, maar open staat {_where(block)}."
                self._say(line, span, Remark("SJAB-14", said, f"Schrijf hier end{block.word}."))
        self._same_kind(block, line, span, f"end{word}")
        self._pop()

    def _pop(self) -> None:
        block = self._open.pop()
        self._scope.close(is_loop=block.word == "for")

    def _same_kind(self, block: _Block, line: Line, span: Span, word: str) -> None:
        """Look whether a block ends as it began: both take a row along, in the same table."""
        if block.span.takes != span.takes:
            said = f"De {block.word} die hierbij hoort is {_where(block)}. Die heeft een andere letter."
            self._say(line, span, Remark("SJAB-14", said, f"Schrijf: {_opening(block.span)} {word} %}}"))
        elif block.inside is not around(line.element, span.takes):
            said = f"De {block.word} die hierbij hoort is {_where(block)}. Die staat {_PLACES[span.takes]}"
            self._say(line, span, Remark("SJAB-08", said, _TOGETHER[span.takes]))


_PLACES = {
    "p": "niet in dezelfde cel.",
    "tr": "niet in dezelfde tabel.",
    "tc": "niet in dezelfde rij.",
    "r": "niet in dezelfde alinea.",
    "": "niet in dezelfde alinea.",
}
_TOGETHER = {
    "p": "Zet ze allebei in dezelfde cel, of allebei buiten de tabel.",
    "tr": "Zet ze allebei in een eigen rij van dezelfde tabel.",
    "tc": "Zet ze allebei in een eigen cel van dezelfde rij.",
    "r": "Zet ze in dezelfde alinea, of gebruik {%p in een eigen alinea.",
    "": "Zet ze in dezelfde alinea, of gebruik {%p in een eigen alinea.",
}


def _opening(span: Span) -> str:
    return f"{span.opener}{span.takes}"


def written(span: Span) -> str:
    """Return a tag in short, as it is written."""
    return shortened(f"{_opening(span)} {span.inside} {'}}' if span.opener == '{{' else '%}'}")


def _where(block: _Block) -> str:
    return f"{written(block.span)} in {_line(block.line)}"


def _line(line: Line) -> str:
    number = line.place.paragraph
    return f"alinea {number}" if number else line.place.story


def _never_closed(block: _Block) -> Remark:
    said = f"Deze {block.word} wordt nergens gesloten."
    takes = f" in een eigen {_TAKES[block.span.takes]}" if block.span.takes in TAKEN else ""
    return Remark(
        "SJAB-14", said, f"Zet {_opening(block.span)} end{block.word} %}}{takes} op de plek waar het stopt."
    )


def _outside_a_table(span: Span) -> Remark:
    what = "rij" if span.takes == "tr" else "cel"
    said = f"{_opening(span)} is voor een {what} van een tabel, en hier is geen tabel."
    return Remark("SJAB-15", said, f"Schrijf {span.opener}p voor een alinea, of zet de code in de tabel.")
