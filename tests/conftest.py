"""Options that hold for all tests: `--hypothesis-profile=soak` is the large size of `make soak`.

With CI set, Hypothesis tries the same examples each time (its own profile `ci`, and the large size here), so
that a red run says something about the change; on the machine of who builds, each run tries others. Hypothesis
also tries words that it finds in the modules that are loaded: with CI set, all are, before the first test.
"""

from __future__ import annotations

import importlib
import os
import pkgutil

from hypothesis import settings

import dossiertool

IN_CI = "CI" in os.environ
settings.register_profile("soak", max_examples=1500, derandomize=IN_CI, print_blob=True)
if IN_CI:
    for module in pkgutil.walk_packages(dossiertool.__path__, "dossiertool."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
