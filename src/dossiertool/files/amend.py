"""The text of a case file once the case in it was changed: comments, order and what stayed the same stay.

A change is made to the case (`model_copy`), never to a file; this finds what differs and puts just that in
the words people wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.files.change import with_values
from dossiertool.files.load import case_in
from dossiertool.files.shape import shape_of
from dossiertool.files.tree import unplaced
from dossiertool.files.write import as_plain, dump_json

if TYPE_CHECKING:
    from dossiertool.files.load import CaseFile
    from dossiertool.model.case import Case


def amended(file: CaseFile, case: Case) -> str:
    """Return what the file has to say for its case to be this one; JSON is written anew.

    Raises:
        InvalidInput: the YAML is written in a way in which nothing can be changed in place.
        HasFindings: what would stand there does not fit the model.
    """
    if file.is_json:
        text = dump_json(case)
    else:
        tree = _put(unplaced(file.tree), as_plain(file.case), as_plain(case))
        text = with_values(file.text, tree, shape_of(case.soort), str(file.path))
    case_in(text, file.path)  # refuses what could not be read again
    return text


def _put(written: Any, before: Any, after: Any) -> Any:
    """Return what was written with only the differences between `before` and `after` put in it."""
    if before == after:
        return written
    if isinstance(written, dict) and isinstance(before, dict) and isinstance(after, dict):
        kept = {name: value for name, value in written.items() if name not in before or name in after}
        changed = {
            name: _put(written.get(name), before.get(name), value)
            for name, value in after.items()
            if name in written or before.get(name) != value
        }
        return {**kept, **changed}
    if isinstance(written, list) and isinstance(before, list) and isinstance(after, list):
        same = zip(written, before, after, strict=False)
        return [_put(*each) for each in same] + after[len(written) :]
    return after
