"""Edits of records, at random: those that people make, and those that break something."""

from __future__ import annotations

import random
import re

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_VALUE = re.compile(r"(?<=: )[^\n#]+")
_WORD = re.compile(r"[A-Za-z][\w.-]{2,}")


def edited(text: str, others: list[str], chance: random.Random) -> str:
    """The text with one change of the sort that people make, or that breaks it."""
    pattern = chance.choice((_DATE, _VALUE, _VALUE, _WORD))
    found = list(pattern.finditer(text))
    if found and chance.random() < 0.8:
        place = chance.choice(found)
        new = chance.choice(pattern.findall(chance.choice(others)) or ["x"])
        return text[: place.start()] + new + text[place.end() :]
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    put = chance.choice(([], ["# a comment", lines[at]], [lines[at], lines[at]]))
    return "\n".join([*lines[:at], *put, *lines[at + 1 :]])
