"""Options that hold for all tests: `--hypothesis-profile=soak` is the large size of `make soak`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("soak", max_examples=1500, derandomize=False, print_blob=True)
