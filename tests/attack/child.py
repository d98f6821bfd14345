"""Fills a template in a process of its own that may not use more time and memory than is promised."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MOST_SECONDS, MOST_MB = 2.0, 300.0

_SCRIPT = """
import json, sys, time
from dossiertool.errors import DossierError
begin = time.process_time()
from dossiertool import render
template, data = sys.argv[1], json.load(open(sys.argv[2]))
try:
    made, said = len(render(template, data)), None
except DossierError as error:
    made, said = 0, error.message
took = time.process_time() - begin
try:
    status = open("/proc/self/status").read()
    most = int(status.partition("VmHWM:")[2].split()[0]) / 1024
except OSError:
    import resource
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
print(json.dumps([made, said, took, most]))
"""


class Answer(NamedTuple):
    """What came of it: the size of the document or what was said, the processor time and the memory it took."""

    made: int
    said: str | None
    seconds: float
    megabytes: float


def fill_in_a_child(folder: Path, template: bytes, data: dict[str, Any]) -> Answer:
    """Fill the template, compiled anew; a child that breaks off or takes very long fails the test."""
    path, values = folder / "sjabloon.docx", folder / "data.json"
    path.write_bytes(template)
    values.write_text(json.dumps(data), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(path), str(values)],
        env={**os.environ, "DOSSIERTOOL_CACHE": "uit"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return Answer(*json.loads(done.stdout))


def assert_refused(folder: Path, template: bytes, data: dict[str, Any] | None = None) -> str:
    """Assert that the template is refused within the bounds; return what is said."""
    answer = fill_in_a_child(folder, template, data or {})
    assert answer.said is not None
    assert answer.seconds < MOST_SECONDS, answer
    assert answer.megabytes < MOST_MB, answer
    return answer.said
