"""The skeletons in a real YAML language server, as editors use it.

The server is an npm program; .ci/run installs no node for one test, so without it this is skipped, also in CI:
`npm install -g yaml-language-server`, or its path in DOSSIERTOOL_YAML_SERVER.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .run import run
from .skeletons import all_in_use, filled_in, waiting

SERVER = os.environ.get("DOSSIERTOOL_YAML_SERVER") or shutil.which("yaml-language-server")


def diagnostics(path: Path, text: str) -> list[dict[str, Any]]:
    """Open the text in the server and return what an editor would underline."""
    server = subprocess.Popen([str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    typed, said = server.stdin, server.stdout
    assert typed
    assert said

    def send(message: dict[str, Any]) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        typed.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        typed.flush()

    def receive() -> dict[str, Any]:
        length = 0
        while line := said.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        answer: dict[str, Any] = json.loads(said.read(length))
        return answer

    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    try:
        send(
            {
                "id": 1,
                "method": "initialize",
                "params": {"processId": None, "rootUri": None, "capabilities": {}},
            }
        )
        while receive().get("id") != 1:
            pass
        send({"method": "initialized", "params": {}})
        send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found
            if "id" in message and "method" in message:  # the server asks for settings: there are none
                items = message.get("params", {}).get("items", [None])
                send({"id": message["id"], "result": [None for _ in items]})
    finally:
        server.kill()
        server.wait()
        typed.close()
        said.close()


@pytest.mark.skipif(
    SERVER is None, reason="yaml-language-server is not here (npm install -g yaml-language-server)"
)
@pytest.mark.parametrize("kind", ["dossier", "groepsplan", "school"])
def test_an_editor_finds_the_schema_and_underlines_what_is_empty_and_nothing_else(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / json.loads(run("nieuw", kind, "--json").stdout)["uit"]
    text = path.read_text(encoding="utf-8")

    lines = text.split("\n")
    underlined = {lines[each["range"]["start"]["line"]].strip(" :") for each in diagnostics(path, text)}
    assert underlined == set(waiting(text))
    assert diagnostics(path, filled_in(text)) == []
    assert diagnostics(path, filled_in(all_in_use(text))) == []
    wrong = filled_in(text).replace("soort: ", "sort: ", 1)
    assert diagnostics(path, wrong) != []
