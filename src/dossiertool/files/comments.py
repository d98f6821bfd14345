"""Tells whether a YAML file has comments, which a vault does not keep."""

from __future__ import annotations

import re

from dossiertool.errors import InvalidInput
from dossiertool.files.yaml_reader import read_yaml

_CANDIDATE = re.compile(r"(?:^|(?<=[ \t]))#(?! yaml-language-server:).*$", re.MULTILINE)


def has_comments(text: str) -> bool:
    """Whether the text holds a comment: something after # whose removal changes nothing that is read.

    The line for editors (`# yaml-language-server: …`) does not count. The text must be readable YAML.
    """
    tree = read_yaml(text, "")
    for match in _CANDIDATE.finditer(text):
        without = text[: match.start()] + text[match.end() :]
        try:
            if read_yaml(without, "") == tree:
                return True
        except InvalidInput:
            continue
    return False
