"""What a plain scalar means under the core schema of YAML 1.2 (section 10.3.2)."""

from __future__ import annotations

import re
from functools import lru_cache

CONSTANTS: dict[str, bool | float | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    ".inf": float("inf"),
    ".Inf": float("inf"),
    ".INF": float("inf"),
    "+.inf": float("inf"),
    "+.Inf": float("inf"),
    "+.INF": float("inf"),
    "-.inf": float("-inf"),
    "-.Inf": float("-inf"),
    "-.INF": float("-inf"),
    ".nan": float("nan"),
    ".NaN": float("nan"),
    ".NAN": float("nan"),
}
NUMERIC_START = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_UNDERSCORED = re.compile(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?\Z")
_LONGEST_NUMBER = 400


def resolve(text: str) -> tuple[str | bool | float | None, bool]:
    """What a plain scalar stands for, and whether that shows how it is written."""
    if text in CONSTANTS:
        return CONSTANTS[text], True
    value = number(text)
    return (text, not looks_numeric(text)) if value is None else (value, str(value) == text)


resolve_again = lru_cache(4096)(resolve)
"""`resolve` for short texts: days and small numbers come again and again."""


def number(text: str) -> int | float | None:
    """The number a plain scalar stands for, or None where it is a string."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    return None


def looks_numeric(text: str) -> bool:
    """Whether other YAML readers (YAML 1.1) take this string for a number, as `1_000`."""
    return "_" in text and _UNDERSCORED.match(text) is not None
