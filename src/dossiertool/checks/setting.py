"""What a check may know beside the case: the day, the settings of the school, and what a walk over it gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.model.walk import Contents

BARE = Schoolbestand(naam="school")


@dataclass(frozen=True, slots=True)
class Setting:
    """The day on which terms are counted, and the school's own roles, terms and catalogues.

    Without a school file `school` holds the defaults of the model, and empty catalogues: a check that
    compares with a catalogue says nothing then. `names` are the first names of pupils in the other cases
    that were given along with this one. `contents` are all records and texts of the case that is checked,
    so that not every rule has to look for them.
    """

    today: date
    contents: Contents
    school: Schoolbestand = field(default=BARE)
    names: frozenset[str] = frozenset()
