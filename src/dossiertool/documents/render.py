"""Fills a Word template with data: the one place where docxtpl and Jinja meet.

Whatever goes wrong, the message names the template and the field, never a value.
"""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from lxml import etree

from dossiertool.documents.bullets import hold_together
from dossiertool.documents.plain import PlainData
from dossiertool.documents.safety import MAX_UNPACKED, refuse_reaching_out, unpacked_size
from dossiertool.documents.sandbox import Sandbox, UnknownField
from dossiertool.documents.tables import arrange
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_LONGEST_PROPERTY = 255
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_HINT = "Kijk in het meegeleverde sjabloon welke velden en filters er zijn."


def render(template: Path | str | bytes, data: Mapping[str, Any], *, today: date | None = None) -> bytes:
    """Return the template filled with the data, as the bytes of a .docx; the same bytes every time.

    `today` is the date of the document and the day on which ages are counted. An empty value prints
    nothing; texts arrive as they are, line breaks too.

    Raises:
        InvalidInput: the template cannot be read or asks for something that is not there, or a value
            cannot stand in a Word document.
    """
    day = today or date.today()  # noqa: DTZ011 -- the day on the user's own calendar
    name = "zonder naam" if isinstance(template, bytes) else Path(template).name
    document = _open(template, name)
    plain = PlainData({"vandaag": day, **data})
    try:
        document.render(plain.values, Sandbox(plain, day))
        document.date(day)
    except (TemplateError, InvalidInput, etree.XMLSyntaxError) as error:
        _explain(error, name, plain)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError):
        raise InvalidInput(f"Sjabloon {name}: een invulcode kan niet worden ingevuld.", _HINT) from None
    return document.packed()


def _open(template: Path | str | bytes, name: str) -> _Document:
    try:
        blob = template if isinstance(template, bytes) else Path(template).read_bytes()
    except OSError:
        raise InvalidInput(f"Sjabloon {name} kan niet worden gelezen.", "Kijk de naam en de map na.") from None
    try:
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            if unpacked_size(archive) > MAX_UNPACKED:
                raise InvalidInput("dit bestand is te groot.", "Maak de plaatjes erin kleiner.")
            refuse_reaching_out(archive)
        document = _Document(BytesIO(blob))
        document.init_docx()
    except InvalidInput as problem:
        raise InvalidInput(f"Sjabloon {name}: {problem.message}", problem.hint) from None
    except Exception:  # whatever a broken file makes the readers of zip and XML raise
        raise InvalidInput(
            f"Sjabloon {name} is geen Word-document.", "Sla het sjabloon in Word op als .docx."
        ) from None
    return document


def _explain(error: Exception, name: str, plain: PlainData) -> NoReturn:
    """Turn what Jinja and lxml raise into one sentence a school can act on."""
    hint: str | None = _HINT
    if isinstance(error, InvalidInput):
        what, hint = error.message, error.hint or hint
    elif isinstance(error, UnknownField):
        what = f"het veld {plain.path_of(error.where, error.name)} bestaat niet."
    elif isinstance(error, SecurityError):
        what = "een invulcode doet iets wat in een sjabloon niet mag."
    elif isinstance(error, TemplateSyntaxError):
        what = f"een invulcode klopt niet{_paragraph_of(error)}."
    else:
        what = "de invulcodes staan zo dat er geen heel Word-document uit komt."
    raise InvalidInput(f"Sjabloon {name}: {what}", hint) from None


def _paragraph_of(error: TemplateSyntaxError) -> str:
    """Return the text of the paragraph with the wrong tag; docxtpl makes each paragraph one line."""
    lines = (error.source or "").splitlines()
    if not 0 < error.lineno <= len(lines):
        return ""
    text = re.sub(r"<[^>]*>", "", lines[error.lineno - 1]).strip()
    return f": {text}" if text else ""


class _Document(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl, where it would drop text, escape twice or depend on the clock."""

    def fix_tables(self, xml: str) -> Any:
        """Parse strictly: docxtpl's own parser skips what it does not understand, text and all."""
        etree.fromstring(xml)
        tree = super().fix_tables(xml)
        arrange(tree)
        hold_together(tree)
        return tree

    def render_properties(self, context: Mapping[str, Any], jinja_env: Sandbox) -> None:
        """Fill title, author and the like; python-docx escapes these itself."""
        environment = jinja_env.overlay(autoescape=False)
        for name in _PROPERTIES:
            written = getattr(self.docx.core_properties, name)
            text = " ".join(environment.from_string(written).render(context).split())
            setattr(self.docx.core_properties, name, text[:_LONGEST_PROPERTY])

    def date(self, day: date) -> None:
        """Date the document, so that the same data gives the same bytes."""
        properties = self.docx.core_properties
        properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        properties.last_modified_by = properties.author

    def packed(self) -> bytes:
        """Return the file, its parts in the order they were written and without the time of day."""
        saved, packed = BytesIO(), BytesIO()
        self.save(saved)
        with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for part in source.infolist():
                entry = zipfile.ZipInfo(part.filename, _FIXED_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(part))
        return packed.getvalue()
