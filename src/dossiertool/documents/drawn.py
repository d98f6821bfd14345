"""Looks for what a part of a Word file draws from elsewhere, without a relation that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_OFFICE = "urn:schemas-microsoft-com:office:office"
_VML, _SVG = "{urn:schemas-microsoft-com:vml}", "{http://www.w3.org/2000/svg}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VIDEO = "{*}webVideoPr"
_FETCHED = ("src", "althref", f"{{{_OFFICE}}}href", f"{{{_OFFICE}}}src", f"{{{_OFFICE}}}althref")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_LINKS = ("http://", "https://", "mailto:", "#")
_STYLE = re.compile(r"""@import|url\(\s*(?!\s*["']?\s*(?:#|data:))""", re.IGNORECASE)
_TAGS = ("{{", "{%")


def draws_from_elsewhere(root: etree._Element) -> bool:
    """Tell whether a drawing in a part names a file to fetch, or a link would carry a value along."""
    if next(root.iter(_VIDEO), None) is not None:
        return True
    if any(map(_is_fetched, root.iter(f"{_VML}*", f"{{{_OFFICE}}}*"))):
        return True
    if any(map(_is_fetched_by_svg, root.iter(f"{_SVG}*"))):
        return True
    return any(map(_has_tag, root.iter(f"{_W}hyperlink")))


def _is_fetched(element: etree._Element) -> bool:
    """Tell whether a drawing in the old form fetches; a link that somebody clicks is allowed."""
    link = element.get("href", "")
    is_link = not link or (link.lower().startswith(_LINKS) and "{" not in link)
    return not is_link or any(element.get(name) for name in _FETCHED)


def _is_fetched_by_svg(element: etree._Element) -> bool:
    hrefs = (element.get(name, "").strip() for name in _HREFS)
    if any(href and not href.startswith(("#", "data:image/")) for href in hrefs):
        return True
    return any(_STYLE.search(text) for text in (element.text or "", *map(str, element.values())))


def _has_tag(link: etree._Element) -> bool:
    return any(tag in str(value) for value in link.values() for tag in _TAGS)
