"""An agenda as an iCalendar file (RFC 5545), for one's own calendar: no names, only numbers (R125)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossiertool.views.item import Item


def as_calendar(items: Iterable[Item], today: date) -> bytes:
    """Return the items as all-day events.

    The same item has the same UID each time, so that a calendar moves an event instead of doubling it.
    `today` is the stamp, so that the same input gives the same bytes. Who has to act is left out, and so
    is everything else a file says: a calendar is read by more people, and by its maker.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//dossiertool//agenda//NL")
    stamp = datetime.combine(today, time(), UTC)
    for item in items:
        event = Event()
        event.add("uid", f"{_digest(item)}@dossiertool")
        event.add("dtstamp", stamp)
        event.add("dtstart", item.datum)
        event.add("dtend", item.datum + timedelta(days=1))
        event.add("summary", f"{item.nummer}: {item.wat}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _digest(item: Item) -> str:
    return sha256(f"{item.nummer}:{item.sleutel}".encode()).hexdigest()[:32]
