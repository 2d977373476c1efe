"""Records and remarks as the text of a YAML file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from string import Template
from typing import Any

from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint_iso27001.start.template import template

_WIDTH = 100


def page(*parts: str) -> str:
    """The text of a file of such parts, one below the other."""
    return "".join(parts)


def data(record: Mapping[str, Any]) -> str:
    """A record, or a register of records."""
    return as_yaml(record)


def documents(*records: str) -> str:
    """Several documents of one file."""
    return "---\n".join(records)


def remark(*paragraphs: str) -> str:
    """Comments for whoever reads the file: paragraphs, folded. Never with words of the answers, so
    that nothing in these ends a comment.
    """
    lines = (
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(
            paragraph, _WIDTH - 2, break_long_words=False, break_on_hyphens=False
        )
    )
    return "".join(f"# {line}\n" for line in lines)


def to_write(lines: Iterable[str], indent: int = 0) -> str:
    """Fields that somebody has to write, as comments: without the `# ` they count."""
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)


def front_matter(record: Mapping[str, Any], name: str) -> str:
    """A document in Markdown: its record, and as its text the template `name`."""
    return f"---\n{as_yaml(record)}---\n\n{template(name)}"


def filled(name: str, **values: str) -> str:
    """The template `name` with these values in it."""
    return Template(template(name)).substitute(values)
