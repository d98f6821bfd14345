"""Works in LibreOffice as a person does; run by a Python with `uno`, the task as JSON on stdin.

Each work begins with the same document and is saved under its own name. Its steps:

    ["typ", LABEL, TEKST]              replaces what stands in the field behind a label
    ["erachter", LABEL, TEKST]         types at the end of the cell of the field
    ["kies", LABEL, WOORDEN]           picks from a list, or a day
    ["vink", LABEL, NUMMER]            clicks that tick box of a field, from 0
    ["cel", RIJ, KOLOM, TEKST]         types in the row that begins with RIJ, below the heading KOLOM
    ["rij erbij", RIJ, TEKSTEN]        adds a row below, with these texts
    ["rij weg", RIJ]                   takes a row away
    ["breder", RIJ]                    drags the first two columns of the table of that row
    ["wijzigingen bijhouden"]
    ["onderaan", TEKST]                types below everything
"""

import importlib
import json
import os
import subprocess
import sys
import time
from typing import Any

OURS = ("PYTHONPATH", "LD_LIBRARY_PATH", "URE_BOOTSTRAP", "PYTHONHOME")


def main() -> None:
    task = json.load(sys.stdin)
    pipe = f"dossiertool{os.getpid()}"
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    office = subprocess.Popen(
        [task["soffice"], task["profile"], "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = connected(pipe)
        for target, work in task["works"].items():
            document = desktop.loadComponentFromURL(
                task["document"], "_blank", 0, (setting("Hidden", value=True),)
            )
            page = Page(document)
            for step, *rest in work:
                STEPS[step](page, *rest)
            document.storeToURL(target, (setting("FilterName", value="Office Open XML Text"),))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


def connected(pipe: str) -> Any:
    uno = importlib.import_module("uno")
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
            continue
        return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice does not answer")


def setting(name: str, *, value: object) -> Any:
    made = importlib.import_module("uno").createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


class Page:
    """A document, with what a person sees in it."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def tables(self) -> list[Any]:
        tables = self.document.TextTables
        return [tables.getByIndex(i) for i in range(tables.Count)]

    def place(self, text: str) -> tuple[Any, int]:
        """Return the table and the number of the row whose first cell begins with this line."""
        for table in self.tables():
            for row in range(table.Rows.Count):
                if table.getCellByPosition(0, row).String.splitlines()[:1] == [text]:
                    return table, row
        raise SystemExit(f"no row {text}")

    def field(self, label: str) -> Any:
        table, row = self.place(label)
        return table.getCellByPosition(1, row)


def portions(cell: Any, kind: str) -> list[Any]:
    found = []
    paragraphs = cell.createEnumeration()
    while paragraphs.hasMoreElements():
        pieces = paragraphs.nextElement().createEnumeration()
        while pieces.hasMoreElements():
            piece = pieces.nextElement()
            if piece.TextPortionType == kind:
                found.append(piece)
    return found


def type_over(page: Page, label: str, text: str) -> None:
    put(page.field(label), text)


def put(cell: Any, text: str) -> None:
    """Replace what stands in a cell: in its field or control when it has one."""
    for portion in portions(cell, "TextField"):
        portion.TextField.Content = text
        return
    for portion in portions(cell, "ContentControl"):
        replace(cell, portion.ContentControl, text)
        return
    cell.String = text


def replace(cell: Any, control: Any, text: str) -> None:
    """Replace the text within a control: what is typed at its begin stays within it."""
    inside = control.createEnumeration()
    old = inside.nextElement()
    while not old.String:
        old = inside.nextElement()
    length = len(old.String.encode("utf-16-le")) // 2
    cursor = cell.createTextCursorByRange(old.getStart())
    cell.insertString(cursor, text, False)
    cursor.collapseToEnd()
    cursor.goRight(length, True)
    cursor.String = ""
    control.ShowingPlaceHolder = False


def type_behind(page: Page, label: str, text: str) -> None:
    cell = page.field(label)
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cell.insertString(cursor, text, False)


def tick(page: Page, label: str, number: int) -> None:
    cell = page.field(label)
    boxes = [portion.ContentControl for portion in portions(cell, "ContentControl")]
    control = [box for box in boxes if box.Checkbox][number]
    control.Checked = not control.Checked
    replace(cell, control, "\u2612" if control.Checked else "\u2610")


def cell_below(page: Page, row: str, heading: str, text: str) -> None:
    table, number = page.place(row)
    for column in range(table.Columns.Count):
        if table.getCellByPosition(column, 0).String.splitlines()[:1] == [heading]:
            put(table.getCellByPosition(column, number), text)
            return
    raise SystemExit(f"no heading {heading}")


def add_row(page: Page, row: str, texts: list[str]) -> None:
    table, number = page.place(row)
    table.Rows.insertByIndex(number + 1, 1)
    for column, text in enumerate(texts):
        table.getCellByPosition(column, number + 1).String = text


def remove_row(page: Page, row: str) -> None:
    table, number = page.place(row)
    table.Rows.removeByIndex(number, 1)


def widen(page: Page, row: str) -> None:
    table, _ = page.place(row)
    lines = list(table.TableColumnSeparators)
    lines[0].Position = lines[0].Position // 2
    table.TableColumnSeparators = tuple(lines)


def track(page: Page) -> None:
    page.document.RecordChanges = True


def type_below(page: Page, text: str) -> None:
    body = page.document.getText()
    body.insertControlCharacter(body.End, 0, False)  # a new paragraph
    body.insertString(body.End, text, False)


STEPS: dict[str, Any] = {
    "typ": type_over,
    "kies": type_over,
    "erachter": type_behind,
    "vink": tick,
    "cel": cell_below,
    "rij erbij": add_row,
    "rij weg": remove_row,
    "breder": widen,
    "wijzigingen bijhouden": track,
    "onderaan": type_below,
}

if __name__ == "__main__":
    main()
