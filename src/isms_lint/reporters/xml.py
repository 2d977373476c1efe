"""XML as text, the same for the same tree. Elements begin on a line of their own."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from isms_lint.reporters.escape import inert_xml

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def whole(element: Element, depth: int) -> str:
    """The element, so many levels deep, with all that is in it."""
    indent(element, level=depth)
    return f"\n{_SPACE * depth}{inert_xml(tostring(element, encoding='unicode'))}"


def begun(element: Element, depth: int) -> str:
    """The start of an element into which nothing is put yet."""
    return whole(element, depth).removesuffix(_EMPTY) + ">"


def ended(tag: str, depth: int) -> str:
    """The end of such an element."""
    return f"\n{_SPACE * depth}</{tag}>"


_SPACE = "  "
_EMPTY = " />"
