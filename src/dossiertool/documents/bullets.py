"""Keeps bullets together over a page end, which a template cannot say of a list it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.tables import WHOLE_ROWS, W, keep_with_next, style_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def hold_together(body: Element) -> None:
    """Keep a short list of bullets on one page, and the last two bullets of a long one."""
    for first in list(body.iter(f"{W}p")):
        if style_of(first) != "ListBullet" or style_of(first.getprevious()) == "ListBullet":
            continue
        bullets = [first]
        while (following := bullets[-1].getnext()) is not None and style_of(following) == "ListBullet":
            bullets.append(following)
        for bullet in bullets[:-1] if len(bullets) <= WHOLE_ROWS else bullets[-2:-1]:
            keep_with_next(bullet)
