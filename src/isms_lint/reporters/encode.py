"""Text as JSON and URIs can hold it."""

from __future__ import annotations


def encodable(text: str) -> str:
    """Text without lone surrogates (file names of other encodings), which no JSON reader takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def relative_uri(path: str) -> str:
    """A path with `/` as a relative reference (RFC 3986, section 4.2), percent-encoded.

    Bytes of another encoding in a file name stay the bytes that they are.
    """
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:  # half a pair, as Windows allows it
        return quote(encodable(path))
