"""Rules that only expect a field to be filled. What is expected is data, in `expectations.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dossiertool.checks.rule import Rule
    from dossiertool.checks.setting import Setting
    from dossiertool.findings import Finding
    from dossiertool.model.record import Record


def always(_record: Any, _setting: Setting) -> bool:
    """Expect the field of every record of the kind."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A field that a record of this kind is expected to have, and what to say when it is empty.

    `melding` may name fields of the record in braces: `Bij doel {kenmerk} staat nog niet wie kijkt.`
    With `one_of` the record needs at least one of `field` and these.
    """

    rule: Rule
    record: type[Record]
    field: str
    melding: str
    when: Callable[[Any, Setting], bool] = always
    one_of: tuple[str, ...] = ()

    def findings(self, pad: str, record: Record, setting: Setting) -> Iterator[Finding]:
        """Yield a finding when the field is empty though it was expected."""
        if any(_filled(getattr(record, name)) for name in (self.field, *self.one_of)):
            return
        if self.when(record, setting):
            here = f"{pad}.{self.field}" if pad else self.field
            yield self.rule.finding(here, self.melding.format_map(vars(record)))


def check_expected(expected: Sequence[Expected], setting: Setting) -> Iterator[Finding]:
    """Yield the findings of all these expectations about the records of the case."""
    by_record: dict[type[Record], list[Expected]] = {}
    for one in expected:
        by_record.setdefault(one.record, []).append(one)
    for pad, record in setting.contents.records:
        for one in by_record.get(type(record), ()):
            yield from one.findings(pad, record, setting)


def _filled(value: object) -> bool:
    return value is not None and value != ()
