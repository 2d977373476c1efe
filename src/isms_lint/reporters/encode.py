"""Text as JSON, XML and URIs can hold it."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot write (section 2.2, production Char), and `\\r`, which none reads (2.11)."""


def encodable(text: str) -> str:
    """Text without lone surrogates (file names of other encodings), which no JSON reader takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def writable_in_xml(text: str) -> str:
    """Text in which what XML cannot hold is shown as its escape. Markup is the writer's to escape."""
    return _NOT_IN_XML.sub(lambda it: it[0].encode("unicode_escape").decode("ascii"), text)


def relative_uri(path: str) -> str:
    """A path with `/` as a relative reference (RFC 3986, section 4.2), percent-encoded.

    Bytes of another encoding in a file name stay the bytes that they are.
    """
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:  # half a pair, as Windows allows it
        return quote(encodable(path))
