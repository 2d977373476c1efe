"""XML as text, the same for the same tree."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def as_text(root: Element) -> str:
    """The document, indented, with its declaration and a line end."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
