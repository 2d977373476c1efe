"""Text from records, made safe for the place it is printed to."""

from __future__ import annotations

import re

_UNSEEN = "[\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
"""Printable, and skipped where .NET compares texts, as the runners of pipelines do."""
_COMMAND = re.compile(
    f"#(?={_UNSEEN}#{_UNSEEN}[A-Za-z]*\\[)"  # `##[error]`, `##vso[task.complete]`
    f"|:(?={_UNSEEN}:[A-Za-z-]+(?: .*?)?:{_UNSEEN}:)"  # `::error file=a::text`
)
"""The first character of what the log of a pipeline may take for a command (GitHub, Azure)."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, production Char)."""


def plain(text: str) -> str:
    """One line without control characters: each is shown as its escape, line ends as spaces.

    Invisible marks that turn the reading direction are shown too, so that what is read is what is
    there. What the log of a pipeline would take for a command is broken by an escape.
    """
    if not text.isprintable():
        text = "".join(_shown(char) for char in " ".join(text.split()))
    return _COMMAND.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def inert_json(text: str) -> str:
    """Written JSON in which no log of a pipeline finds a command; what it says stays the same."""
    return _COMMAND.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def encodable(text: str) -> str:
    """Text without lone surrogates (file names of other encodings), which no JSON reader takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def writable_in_xml(text: str) -> str:
    """Text in which what XML cannot hold is shown as its escape. Markup is the writer's to escape."""
    return _NOT_IN_XML.sub(lambda match: _escaped(match[0]), text)


def relative_uri(path: str) -> str:
    """A path with `/` as a relative reference (RFC 3986, section 4.2), percent-encoded.

    Bytes of another encoding in a file name stay the bytes that they are.
    """
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:  # half a pair, as Windows allows it
        return quote(encodable(path))


def _shown(char: str) -> str:
    return char if char.isprintable() else _escaped(char)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
