"""A picture that is higher than a page is made smaller: nothing of it is cut off."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pypdf
import pytest

from isms_lint.papers.docx import to_docx
from isms_lint.papers.house import house_in
from isms_lint.papers.pdf import to_pdf
from isms_lint.papers.picture import Picture
from isms_lint.papers.written import Written

HOUSE = house_in(None)


def written(height: int) -> Written:
    """A paper with one picture of this height."""
    drawing = {
        "data": {"values": [{"a": 1}]},
        "mark": "rect",
        "width": 300,
        "height": height,
        "encoding": {"x": {"field": "a", "type": "ordinal"}},
    }
    picture = Picture(drawing, "A bar", "A caption")
    return Written("# Title\n\n![A bar](picture:0)\n", [picture], "en", "Org", "2026-11-20")


def placed(pdf: bytes) -> tuple[float, float, float]:
    """How wide and high the picture is in points, and how far its foot is above that of the page."""
    found: list[Any] = []

    def see(operator: bytes, _operands: Any, matrix: Any, _text_matrix: Any) -> None:
        if operator == b"Do":
            found.append(matrix)

    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_operand_before=see)
    (matrix,) = found
    return abs(matrix[0]), abs(matrix[3]), min(matrix[5], matrix[5] + matrix[3])


@pytest.mark.parametrize("height", [200, 2000])
def test_in_pdf_it_stands_on_the_page_whole(height: int) -> None:
    paper = written(height)
    width, high, foot = placed(to_pdf(paper, HOUSE))
    assert high < 842 - 2 * 60
    assert foot > 60
    ratio = paper.pictures[0].height / paper.pictures[0].width
    assert high / width == pytest.approx(ratio, rel=0.02)


@pytest.mark.parametrize("height", [200, 2000])
def test_in_word_it_stands_on_the_page_whole(height: int) -> None:
    paper = written(height)
    document = docx.Document(BytesIO(to_docx(paper, HOUSE)))
    (shape,) = document.inline_shapes
    section = document.sections[0]
    assert shape.height < section.page_height - section.top_margin - section.bottom_margin
    ratio = paper.pictures[0].height / paper.pictures[0].width
    assert shape.height / shape.width == pytest.approx(ratio, rel=0.02)
