"""A package, so that its `conftest.py` and the names of its tests stand apart from those of other rooms."""
