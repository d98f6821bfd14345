"""The kinds of forms, one module each: which fields they have, in which words, and what is filled in already.

Writing, reading and taking in ask for a kind here:

- `form_of(soort, source)` makes the form of one case;
- `known(soort)` says what each path that such a form can have is, whatever a returned file claims;
- `completed(soort, …)` adds what a form need not ask: that a view of parents is one of parents.
"""

from __future__ import annotations

from dossiertool.documents.forms.kinds.registry import KINDS, Known, completed, form_of, known, known_kind

__all__ = ["KINDS", "Known", "completed", "form_of", "known", "known_kind"]
