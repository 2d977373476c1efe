"""A record as a page: its fields in front, its text below."""

from __future__ import annotations

from corpus.entry import Data

from .yaml_text import yaml_text


def markdown_text(data: Data) -> str:
    """Front matter in YAML and, below it, the text of the record."""
    fields = {key: value for key, value in data.items() if key != "text"}
    return f"---\n{yaml_text(fields)}---\n\n{data.get('text', '')}"
