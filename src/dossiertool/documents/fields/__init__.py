"""Everything a template may print, as types: the fields of the model and the views that `contexts` adds.

The one source of `sjabloon velden` and of what the linter knows; a test holds it to what `document_data` gives.
"""
