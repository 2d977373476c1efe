"""Values in the place where they are to stand, in the style of what stands there."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

from isms_lint.documents.yaml_scalars import block_header, key
from isms_lint.documents.yaml_scalars import scalar as yaml_scalar
from isms_lint.fixes.scalar import scalar

_NARROWEST = 40


def in_flow(value: Any, *, in_json: bool = False) -> str:
    """The value on one line; with `in_json` as JSON has it."""
    if in_json:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        inner = (f"{key(name, in_flow=True)}: {in_flow(one)}" for name, one in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return yaml_scalar(value, in_flow=True)


def in_place_of(text: str, written: str, indent: int, *, flow: bool) -> list[str]:
    """The lines of a text in the style of the scalar `written`: with its quotes, as a block, or bare.

    `indent` is where the lines of a block begin; in `flow` there are no blocks.
    """
    if not flow:
        block = _block_like(text, written, indent) or _literal(text, indent)
        if block is not None:
            return block
    if written.startswith(("'", '"')):
        return [scalar(text, written)]
    return [yaml_scalar(text, in_flow=flow)]


def _block_like(text: str, written: str, indent: int) -> list[str] | None:
    """The text as a block of the sort that `written` is; None where that would mean something else."""
    head, *lines = re.split(r"\r\n|\n", written)
    if not re.fullmatch(r"[|>]-?", head) or text.startswith((" ", "\n")) or not text.strip():
        return None
    head = head[0] + ("" if text.endswith("\n") else "-")
    stated = text.rstrip("\n").split("\n")
    if head.startswith("|"):
        return [head, *_indented(stated, indent)]
    if any(line.startswith((" ", "\t")) for line in stated):
        return None
    width = max(_NARROWEST, *(len(line) for line in lines)) - indent
    folded: list[str] = []
    for number, line in enumerate(stated):
        wrapped = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        folded += ["", *wrapped] if number else wrapped
    return [head, *_indented(folded, indent)]


def _literal(text: str, indent: int) -> list[str] | None:
    """The text as a block that keeps its lines; None where one line or quotes have to do."""
    header = block_header(text)
    if header is None:
        return None
    return [header, *_indented(text.removesuffix("\n").split("\n"), indent)]


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
