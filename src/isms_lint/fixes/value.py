"""Values as YAML or JSON writes them, in the place where they are to stand."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

from isms_lint.documents.scalars import CONSTANTS, looks_numeric, number
from isms_lint.fixes.scalar import is_plain, scalar

WIDTH = 100
"""Columns up to which a value stays on one line."""
_NARROWEST = 40
_MARKS = frozenset("!&*-?:,[]{}#|>@`\"'%=<~")
"""What does not begin a text without quotes: where YAML allows it, people stumble over it."""
_FLOW_MARKS = re.compile(r"[,\[\]{}]")
_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NUMERIC = re.compile(r"[-+.]?\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_OTHER_MEANING = frozenset({"yes", "no", "on", "off", "y", "n"})


def in_flow(value: Any, *, json_too: bool = False) -> str:
    """The value on one line; with `json_too` as JSON has it."""
    if json_too:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        inner = (f"{as_key(name)}: {in_flow(one)}" for name, one in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _needs_no_quotes(value, flow=True) else scalar(value, '"')


def as_key(name: str) -> str:
    """The name of a field. Some that YAML 1.1 took for true or false (`on`) are written plain here, as
    everybody does.
    """
    return name if _FIELD.fullmatch(name) else scalar(name, '"')


def in_block(value: Any, indent: int, before: int, line_end: str) -> str:
    """The value behind a key or a dash, as it follows that: on its line or on the lines below.

    `indent` is where what is inside it begins, `before` what stands before it on its line.
    """
    if isinstance(value, str):
        if "\n" in value.rstrip("\n") or value.endswith("\n"):
            return _literal(value, indent, line_end) or " " + scalar(value, '"')
        return " " + (value if _needs_no_quotes(value, flow=False) else scalar(value, '"'))
    one_line = in_flow(value)
    if not isinstance(value, dict | list) or not value:
        return " " + one_line
    if before + len(one_line) < WIDTH and "\\n" not in one_line:
        return " " + one_line
    lead = line_end + " " * indent
    if isinstance(value, dict):
        return "".join(lead + line for line in _entries(value, indent, line_end))
    return "".join(f"{lead}-{in_block(one, indent + 2, indent + 1, line_end)}" for one in value)


def record_in_block(data: dict[str, Any], indent: int, line_end: str) -> str:
    """The entries of a record, a line each or more; the first is not indented."""
    return (line_end + " " * indent).join(_entries(data, indent, line_end))


def _entries(data: dict[str, Any], indent: int, line_end: str) -> list[str]:
    lines = []
    for name, value in data.items():
        key = as_key(name)
        lines.append(f"{key}:{in_block(value, indent + 2, indent + len(key) + 1, line_end)}")
    return lines


def in_place_of(text: str, written: str, indent: int, line_end: str, *, flow: bool) -> str:
    """A text in the style of the scalar `written`: with its quotes, as a block, or without.

    `indent` is where the lines of a block begin; in `flow` there are no blocks.
    """
    if not flow and written.startswith(("|", ">")):
        block = _block_like(text, written, indent, line_end)
        if block is not None:
            return block
    if not flow and "\n" in text.rstrip("\n"):
        return (_literal(text, indent, line_end) or scalar(text, '"')).removeprefix(" ")
    if written.startswith(("'", '"')):
        return scalar(text, written)
    return text if _needs_no_quotes(text, flow=flow) else scalar(text, '"')


def _block_like(text: str, written: str, indent: int, line_end: str) -> str | None:
    """The text as a block with the head of another; None where that would mean something else."""
    head, *lines = re.split(r"\r\n|\n", written)
    if not re.fullmatch(r"[|>]-?", head) or text.startswith((" ", "\n")) or not text.strip():
        return None
    head = head[0] + ("" if text.endswith("\n") else "-")
    if head.startswith("|"):
        return _literal(text, indent, line_end, head)
    if any(line.startswith((" ", "\t")) for line in text.split("\n")):
        return None
    width = max(_NARROWEST, *(len(line) for line in lines)) - indent
    folded: list[str] = []
    for number_, line in enumerate(text.rstrip("\n").split("\n")):
        if number_:
            folded.append("")
        folded.extend(
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        )
    return head + "".join(line_end + (" " * indent + line if line else "") for line in folded)


def _literal(text: str, indent: int, line_end: str, head: str = "") -> str | None:
    """The text as a block that keeps its lines, without the last line end; None where it cannot be."""
    lines = text.rstrip("\n").split("\n")
    if lines[0].startswith(" ") or not all(line.isprintable() for line in lines):
        return None
    head = head or (" |" if text.endswith("\n") else " |-")
    return head + "".join(line_end + (" " * indent + line if line else "") for line in lines)


def _needs_no_quotes(text: str, *, flow: bool) -> bool:
    """Whether it is the same text in YAML without quotes, in every version of YAML."""
    if is_plain(text) or _DATE.match(text):
        return True
    if not text or text[0] in _MARKS or text != text.strip() or not text.isprintable():
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and _FLOW_MARKS.search(text):
        return False
    if text in CONSTANTS or text.lower() in _OTHER_MEANING or text.lower() in ("true", "false"):
        return False
    return not _NUMERIC.match(text) or (
        " " in text and number(text) is None and not looks_numeric(text)
    )
