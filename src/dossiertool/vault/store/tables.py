"""The tables of a vault (`docs/format.md` §3): plain types, the same for SQLite and PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, autoincrement=False, nullable=False)


def _text(name: str, size: int, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), primary_key=key, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _dossier() -> sa.Column[str]:
    return sa.Column("dossier", sa.ForeignKey("heads.id"), primary_key=True)


vault = sa.Table("vault", metadata, _number("profile", key=True), _text("mark", 16), _text("id", 32))
directory = sa.Table("directory", metadata, _number("n", key=True), _bytes("jws"))
heads = sa.Table(
    "heads",
    metadata,
    _text("id", 32, key=True),
    _number("version"),
    _number("epoch"),
    _number("seq"),
    _text("entry", 64),
    _number("after"),
    _text("saved_at", 17),
    _text("state", 16),
)
bodies = sa.Table(
    "bodies",
    metadata,
    _dossier(),
    _number("version", key=True),
    _number("epoch", key=True),
    _bytes("envelope"),
)
entries = sa.Table("entries", metadata, _dossier(), _number("seq", key=True), _number("after"), _bytes("jws"))
grants = sa.Table(
    "grants",
    metadata,
    _dossier(),
    _number("epoch", key=True),
    sa.Column("kid", sa.String(43), primary_key=True, index=True),
    _bytes("envelope"),
)
reads = sa.Table(
    "reads",
    metadata,
    _number("n", key=True),
    sa.Column("dossier", sa.String(32), nullable=False, index=True),
    _bytes("jws"),
)
signals = sa.Table(
    "signals",
    metadata,
    _number("n", key=True),
    sa.Column("dossier", sa.String(32), nullable=False, index=True),
    _bytes("envelope"),
    _bytes("jws"),
)
attachments = sa.Table(
    "attachments",
    metadata,
    _dossier(),
    _text("id", 32, key=True),
    _number("epoch", key=True),
    _bytes("envelope"),
)
checkpoints = sa.Table("checkpoints", metadata, _number("n", key=True), _bytes("jws"))

# Ciphertext does not compress: PostgreSQL need not try.
AFTER_CREATE = {
    "postgresql": [
        f"ALTER TABLE {table.name} ALTER COLUMN envelope SET STORAGE EXTERNAL"
        for table in (bodies, attachments, signals)
    ]
}
