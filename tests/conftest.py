"""Options that hold for all tests: `--hypothesis-profile=soak` is the large size of `make soak`.

With CI set, Hypothesis tries the same examples each time (its own profile `ci`, and the large size here), so
that a red run says something about the change; on the machine of who builds, each run tries others.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("soak", max_examples=1500, derandomize="CI" in os.environ, print_blob=True)
