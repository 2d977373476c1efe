"""Pictures are drawn of whatever records hold."""

from __future__ import annotations

import subprocess
import sys

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.papers.picture import Picture
from isms_lint_iso27001.papers.pictures.findings_by_clause import findings_by_clause

WORDS = {
    "count": "findings",
    "severity": "Severity",
    "error": "error",
    "warning": "warning",
    "info": "information",
}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("9.2\x0bx", "9.2 x"),
        ("9.2\x00x", "9.2\\x00x"),
        ("\ud800", "\\ud800"),
        ("9.2 \N{FIRE}" * 30, "9.2 \ufffd"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    ],
)
def test_nothing_in_a_text_ends_the_drawing(name: str, shown: str) -> None:
    bars = [{"clause": name, "severity": "error", "count": 1}]
    drawn = Picture(findings_by_clause(bars, WORDS), "alt", "")
    assert shown in drawn.svg
    assert drawn.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("specification", "said"),
    [
        ({"mark": "no-mark"}, "conversion failed"),
        ({"data": {"values": [{"a": float("nan")}]}, "mark": "bar"}, "JSON"),
        ({"data": {"url": "https://example.org/a.json"}, "mark": "bar"}, "url not allowed"),
        ({"data": {"url": "/etc/passwd"}, "mark": "bar"}, "url not allowed"),
    ],
)
def test_what_is_no_picture_is_told(specification: dict[str, object], said: str) -> None:
    picture = Picture({**specification, "encoding": {"x": {"field": "a"}}}, "Bars", "")
    with pytest.raises(UsageError, match=f'the picture "Bars" cannot be drawn: .*{said}'):
        _ = picture.svg


def test_very_long_texts_are_cut_and_still_told_apart() -> None:
    names = ["9.2 " + "x" * 100_000 + end for end in ("", "a", "b", "a")]
    bars = [{"clause": name, "severity": "error", "count": 1} for name in names]
    drawn = Picture(findings_by_clause(bars, WORDS), "alt", "").svg
    assert len(drawn) < 20_000
    assert drawn.count(">9.2 xxxx") == 3


def test_a_picture_of_any_size_fits_in_memory() -> None:
    bar = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    drawn = Picture({**bar, "width": 1_000_000, "height": 1_000_000}, "alt", "")
    assert drawn.width > 1_000_000
    pixels = int.from_bytes(drawn.png[16:20], "big") * int.from_bytes(drawn.png[20:24], "big")
    assert pixels == pytest.approx(50_000_000, rel=0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
def test_a_picture_is_drawn_where_standard_input_is_closed() -> None:
    code = "from isms_lint.papers.picture import Picture as P\n"
    code += "print(P({'data': {'values': [{}]}, 'mark': 'bar'}, '', '').svg[:4])"
    shell = ["sh", "-c", 'exec "$0" -c "$1" <&-', sys.executable, code]
    assert subprocess.run(shell, capture_output=True, check=True).stdout == b"<svg\n"
