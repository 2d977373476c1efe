"""Where a setting stands in the text of a configuration file."""

from __future__ import annotations

from isms_lint.documents.document import START
from isms_lint.documents.positions import FieldPath, Span


def place_of(text: str, setting: FieldPath, *, toml: bool) -> Span:
    """The place of the setting, or of the nearest around it that is there; the start of the file
    where nothing is known (TOML readers give no places).
    """
    from isms_lint.documents.yaml import read_yaml

    if toml:
        return START
    documents, _ = read_yaml(text)
    if not documents:
        return START
    positions = documents[0].positions
    for length in range(len(setting), 0, -1):
        parent = positions.find(0, setting[: length - 1])
        step = setting[length - 1]
        if parent is not None and isinstance(step, str):
            key = positions.entry(parent, step)
            if key is not None:
                return positions.span(key)
    return START
