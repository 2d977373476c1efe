"""The texts of files: records, remarks for whoever reads them, and templates."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from string import Template
from typing import Any

from isms_lint.documents.yaml_blocks import as_yaml

_TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
_WIDTH = 100
EXAMPLE = "An example of a record; `records:` stands without the brackets then:"


def remark(*paragraphs: str) -> str:
    """Comments: each paragraph folded. Never with words of the answers, so that nothing in these
    begins a line of its own.
    """
    lines = (
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(
            paragraph, _WIDTH - 2, break_long_words=False, break_on_hyphens=False
        )
    )
    return "".join(f"# {line}\n" for line in lines)


def to_write(*lines: str) -> str:
    """What somebody has to write: lines that count once the `# ` before them is gone."""
    return "".join(f"# {line}\n" for line in lines)


def register(kind: str, records: list[dict[str, Any]], **envelope: Any) -> str:
    """Records of one kind; the envelope holds for each of them."""
    return as_yaml({"kind": kind, **envelope, "records": records})


def record(kind: str, id: str, **fields: Any) -> str:
    """One record."""
    return as_yaml({"kind": kind, "id": id, **fields})


def in_markdown(record: str, name: str) -> str:
    """A record with the template `name` as its text."""
    return f"---\n{record}---\n\n{filled(name, {})}"


def filled(name: str, values: Mapping[str, str]) -> str:
    """The template `name` with these values in it."""
    with open(os.path.join(_TEMPLATES, f"{name}.template"), encoding="utf-8") as handle:
        return Template(handle.read()).substitute(values)
