"""Invisible characters: seen wherever people read, and no cover for commands."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import fromstring

import pytest
from reports_kit import hostile_result

from isms_lint.reporters import REPORTERS, Style
from isms_lint.reporters.escape import inert_json, inert_xml, plain

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.
IGNORABLE = (
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810)),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164),
    *(*range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9)),
    *(*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
)
DROPPED = re.compile("[" + "".join(map(chr, IGNORABLE)) + "]")
COMMAND = re.compile(r"##[A-Za-z]*\[|::[A-Za-z-]+(?: .*)?::")
UNSEEN = "\u200b\u202e\x85\u2028\ufeff\xad\u0600\U000e0041\U0001d173"


def _texts(char: str) -> tuple[str, ...]:
    hidden = (
        "#{0}#{0}gr{0}oup[x]",
        "a\n:{0}:er{0}ror file=a:{0}:x",
        "##vso{0}[x]",
        "::add{0}-mask::x",
    )
    return tuple(text.replace("{0}", char) for text in hidden)


def test_nothing_invisible_hides_a_command() -> None:
    for char in map(chr, IGNORABLE):
        for text in _texts(char):
            written = inert_json(json.dumps(text, ensure_ascii=False))
            markup = inert_xml(f"<a>{text}</a>")
            for shown in (plain(text), written, markup):
                assert not COMMAND.search(DROPPED.sub("", shown)), (text, shown)
            assert json.loads(written) == text
            assert fromstring(markup).text == text


@pytest.mark.parametrize(
    "form", ["table", "concise", "junit", "checkstyle", "sarif", "json", "csv"]
)
def test_what_nobody_sees_is_written_as_an_escape(form: str) -> None:
    report = "".join(REPORTERS[form](hostile_result(UNSEEN), Style()))
    assert not [char for char in report if not char.isprintable() and char != "\n"]


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_readers_of_xml_show_it_too(form: str) -> None:
    root = fromstring("".join(REPORTERS[form](hostile_result(UNSEEN), Style())))
    told = "".join((*root.itertext(), *(v for e in root.iter() for v in e.attrib.values())))
    assert "\\u202e" in told
    assert not [char for char in told if not char.isprintable() and char != "\n"]
