"""What is wrong with a template, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.template.place import shortened

if TYPE_CHECKING:
    from dossiertool.documents.template.place import Place


class TemplateProblem(Exception):
    """A template cannot be compiled or filled: `what` says why (a Dutch sentence), `place` where, if known."""

    def __init__(self, what: str, place: Place | None = None, hint: str | None = None) -> None:
        """Keep the three."""
        super().__init__(what)
        self.what, self.place, self.hint = what, place, hint

    @property
    def sentence(self) -> str:
        """The problem with its place and what stands there, for a message."""
        if self.place is None:
            return self.what
        text = shortened(self.place.text)
        return f"{self.what} Plaats: {self.place}{f': {text}' if text else ''}"


NOT_RIGHT = "een invulcode klopt niet."
NOT_ALLOWED = "een invulcode doet iets wat in een sjabloon niet mag."
TORN = "de invulcodes staan zo dat er geen heel Word-document uit komt."
