"""What the linter has to say: a remark, and a problem, which is a remark at a place of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossiertool.documents.template.place import Place


class Remark(NamedTuple):
    """What is wrong and what to do, in Dutch; it names what stands in the template, which is no pupil's.

    How much the rule `code` matters, and why it is there, stands in `checks/template_rules.py`.
    """

    code: str
    melding: str
    suggestie: str


class Problem(NamedTuple):
    """A remark at a place; without a place it is about the whole file or one part of it."""

    remark: Remark
    place: Place | None = None
    span: tuple[int, int] | None = None
    """From where to where in the text of the paragraph."""
    part: str = ""
    """The path of the part it is about, when it has no place."""
