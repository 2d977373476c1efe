"""Texts that mean something to what papers are made with, and how they stand in a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

NASTY = (
    # HTML and SVG
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><title>t</title></svg>",
    '"><b onclick="x()">b</b>',
    "' autofocus onfocus='x()",
    "</style></title></textarea><h1>h</h1>",
    "--><!-- c",
    "]]><![CDATA[ <p>",
    "<br><hr><iframe src=//a.example></iframe>",
    "&lt;i&gt; &amp;amp; &#60;u&#62; &#x3c;s&#x3e; &nbsp;",
    "&copy &notit; &#0; &#xD800;",
    "<a href=javascript:alert(1)>a</a>",
    # Markdown
    "[a](javascript:alert(1))",
    "![i](http://a.example/b.png)",
    "[a]: http://a.example 'b'",
    "[a][b] [^1] [x]",
    "- [ ] item",
    "* * *",
    "1. item",
    "2) item",
    "# heading",
    "heading\n=======\nunder it",
    "> quote",
    "    code",
    "```\ncode",
    "~~~ code",
    "`a` ``b``",
    "**b** __b__ *i* _i_ ~~s~~",
    "a | b \\| c || d",
    "|---|:-:|",
    "http://a.example www.a.example a@a.example",
    "<http://a.example> <a@a.example>",
    "back\\slash \\* \\\\ \\",
    ":smile: @user #123 $x$ $$y$$",
    "picture:0 ![a](picture:0)",
    # Templates
    "{{ 7*7 }} {{ self }}",
    "{% raw %} {% endraw %} {% include 'a' %}",
    "{# comment #} ${7*7} #{7*7} <%= 7*7 %>",
    "{{ ''.__class__.__mro__ }} %s %(a)s {0}",
    # Typst
    '#import "a.typ" #read("/etc/passwd") #panic()',
    "= heading @ref <label> _i_ *b* `r` $ x^2 $",
    "// comment /* comment */ ~ --- ... \\u{41}",
    '"quote" \'quote\' #"a" ]#[ )',
    # Word, spreadsheets and XML
    '{ INCLUDETEXT "C:/a" } HYPERLINK "http://a.example"',
    '=HYPERLINK("http://a.example") +1 @SUM(A1) -2+3',
    "<w:t>t</w:t> <?xml version='1.0'?> %a; _x000D_",
    # Characters
    "bell \a escape \x1b[31m delete \x7f next \x85",
    "turned \u202eright to left\u202c \u2066isolated\u2069 \u200fmark",
    "zero\u200bwidth\u200djoiner\ufeff soft\u00adhyphen",
    "lines\r\nof\ntext\vand\fmore\u2028still\u2029on",
    "tab\tand  spaces",
    "עברית العربية 漢字 ไทย",
    "emoji 👩🏽‍💻 🏳️‍🌈 ☠️",
    "combining e\u0301 Z͑ͫ̓a͊lgo",
    "not characters \ufffe \uffff \U0010ffff private \ue000",
    "nul \0",
    "half a pair \ud800",
    "W" * 300,
    "https://a.example/" + "path/" * 60,
)

_TOKEN = re.compile(r"zq[0-9]+qz")
_ITEM = re.compile(r"\A\s*(?:[-*+]|\d+[.)])\s+")
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U0[0-9a-f]{7})")
_BEYOND_ASCII = re.compile(r".[\u0300-\u036f]+|[^\x00-\x7f]")
"""A letter in several parts too, of which programs that read PDF make more than one."""


def shown(text: str, planted: Mapping[str, str]) -> set[str]:
    """The nasty texts that the text of a document has."""
    return {planted[token] for token in _TOKEN.findall(text) if token in planted}


def misshown(
    text: str, planted: Mapping[str, str], *, ascii_only: bool = False, with_lists: bool = False
) -> list[str]:
    """The nasty texts whose token the text of a document has, without all that stands before it. White
    space does not count, nor capitals, nor how characters are shown that nobody sees; with `ascii_only`
    nor do those outside ASCII, and `with_lists` nor does what marks an item of a list.
    """
    found = []
    for token in _TOKEN.finditer(text):
        nasty = planted.get(token[0])
        if nasty is None:
            continue
        before = text[max(0, token.start() - 12 * len(nasty) - 50) : token.start()]
        meant = _ITEM.sub("", nasty) if with_lists else nasty
        if not _essence(before, ascii_only).endswith(_essence(meant, ascii_only)):
            found.append(f"{nasty!r} is shown as {before[-len(nasty) - 20 :]!r}")
    return found


class _Made(Protocol):
    """What of a document tells whether texts have made something in it."""

    links: list[str]
    elements: Mapping[str, int]


def strange_links(document: _Made) -> list[str]:
    """The links of a document that lead to where only nasty texts do. A mail address may be a link:
    GitHub makes one of it, however it is written.
    """
    nasty = re.compile(r"(?!mailto:).*a\.example|javascript:")
    return [link for link in document.links if nasty.match(link)]


def strange_elements(document: _Made, harmless: _Made) -> list[str]:
    """The elements of a document that the same document of harmless texts does not know, but links."""
    return sorted(document.elements.keys() - harmless.elements.keys() - {"a"})


def _essence(text: str, ascii_only: bool) -> str:
    """A text without what does not count."""
    text = _ESCAPE.sub(_unescaped, "".join(text.split()))
    if ascii_only:
        text = _BEYOND_ASCII.sub("", text)
    return "".join(char for char in text if char.isprintable() and char != "\ufffd").lower()


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[0][2:], 16))
