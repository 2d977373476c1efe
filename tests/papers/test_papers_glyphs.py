"""Characters that no font has cost no PDF."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from isms_lint.papers.glyphs import STAND_IN
from isms_lint.papers.house import house_in
from isms_lint.papers.pdf import to_pdf
from isms_lint.papers.written import Written


def _text(markdown: str) -> str:
    raw = to_pdf(Written(markdown, [], "en", "Alder", "2026-11-20"), house_in(None))
    pages = (page.extract_text() for page in PdfReader(BytesIO(raw)).pages)
    return " ".join(" ".join(pages).split())


def test_what_no_font_shows_stands_as_a_sign_and_the_rest_as_it_is() -> None:
    said = _text("# Findings\n\nBefore \u0378\U000e0fff after, naïve – Grüße\n")
    assert "Before" in said
    assert "after, naïve – Grüße" in said
    assert STAND_IN in said


def test_what_fonts_show_is_left() -> None:
    said = _text("# Findings\n\nless → more\n")
    assert "less → more" in said
    assert STAND_IN not in said


def test_very_many_of_them_still_give_a_pdf() -> None:
    many = " ".join(chr(0xE000 + number) for number in range(250))
    assert "the end" in _text(f"# Findings\n\n{many} the end\n")
