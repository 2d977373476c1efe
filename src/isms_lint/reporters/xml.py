"""XML as text, the same for the same tree."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from isms_lint.reporters.escape import inert_xml


def as_text(root: Element) -> str:
    """The document, indented, with its declaration and a line end."""
    indent(root)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{inert_xml(tostring(root, encoding="unicode"))}\n'
    )
