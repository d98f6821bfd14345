"""What LibreOffice is told before it starts: reach nowhere, run nothing, remember nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COMMON = "/org.openoffice.Office.Common"
_SECURITY = f"{_COMMON}/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_NOWHERE = "127.0.0.1"
_DISCARD = "9"  # the port that nobody answers
_MANUAL = "2"  # the kind of proxy that is named here, not the one of the system
_HIGHEST = "3"
_SETTINGS = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", _HIGHEST),
    (_INTERNET, "ooInetProxyType", _MANUAL),
    (_INTERNET, "ooInetHTTPProxyName", _NOWHERE),
    (_INTERNET, "ooInetHTTPProxyPort", _DISCARD),
    (_INTERNET, "ooInetHTTPSProxyName", _NOWHERE),
    (_INTERNET, "ooInetHTTPSProxyPort", _DISCARD),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    (f"{_COMMON}/History", "PickListSize", "0"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
)


def write_profile(folder: Path) -> None:
    """Write the settings of a profile that LibreOffice fills in further itself."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        encoding="utf-8",
    )
