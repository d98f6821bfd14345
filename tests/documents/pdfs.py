"""PDFs and a LibreOffice for the tests: a small PDF that is as it should be, and programs that misbehave."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("page", "archive", "accessible", "language", "marked", "tags", "title", "shown", "font")


def small_pdf(*, without: str = "") -> bytes:
    """Return a PDF with everything that is asked of one, but for the part that is named."""
    has = dict.fromkeys(PARTS, True) | {without: False}
    pdf = pikepdf.new()
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Carlito"))
    if has["font"]:
        described.FontFile2 = pdf.make_stream(b"font")
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Carlito"), FontDescriptor=described)
    )
    if has["page"]:
        pdf.add_blank_page()
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
    if has["language"]:
        pdf.Root.Lang = "nl-NL"
    pdf.Root.MarkInfo = Dictionary(Marked=has["marked"])
    if has["tags"]:
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([]))
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=has["shown"])
    with pdf.open_metadata() as xmp:
        if has["title"]:
            xmp["dc:title"] = "Handelingsplan Noor"
        if has["archive"]:
            xmp["pdfaid:part"], xmp["pdfaid:conformance"] = "2", "B"
        if has["accessible"]:
            xmp["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
    saved = BytesIO()
    pdf.save(saved)
    return saved.getvalue()


_HEAD = """#!/bin/sh
for word in "$@"; do
    case "$before" in --outdir) out="$word";; esac
    case "$word" in *.docx) documents="$documents $word";; esac
    before="$word"
done
cd "$out" || exit 1
count=$(( $(cat {folder}/beurten 2>/dev/null || echo 0) + 1 ))
echo $count > {folder}/beurten
echo "$documents" >> {folder}/gevraagd
good() {{ cp {folder}/goed.pdf "$(basename "$1" .docx).pdf"; }}
"""
# What LibreOffice can do wrong; `good` makes the PDF of one document.
MISBEHAVIOUR = {
    "hangs": "sleep 100 & wait",
    "hangs once": "[ $count -eq 1 ] && { sleep 100 & wait; }; for each in $documents; do good $each; done",
    "crashes": "kill -SEGV $$",
    "crashes after one": "for each in $documents; do good $each; [ $count -eq 1 ] && exit 1; done",
    "writes rubbish": 'for each in $documents; do echo "%PDF-1.7 rommel" > "$(basename $each .docx).pdf"; done',
    "writes nothing": "exit 0",
    "works": "for each in $documents; do good $each; done",
}


def install(folder: Path, behaviour: str) -> Path:
    """Put a program `soffice` that behaves so in a folder; return the folder, for PATH."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir(parents=True)
    (folder / "goed.pdf").write_bytes(small_pdf())
    program.write_text(_HEAD.format(folder=folder) + MISBEHAVIOUR[behaviour] + "\n", encoding="utf-8")
    program.chmod(0o755)
    return program.parent


def calls(folder: Path) -> list[list[str]]:
    """Return the documents of each call of that program."""
    path = folder / "gevraagd"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split() for line in lines]
