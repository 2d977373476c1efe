"""Very much in one place costs no document."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from isms_lint.papers.house import house_in
from isms_lint.papers.pdf import to_pdf
from isms_lint.papers.written import Written

NO_HOUSE = house_in(None)


def test_very_many_days_and_ids_in_one_text_are_set() -> None:
    many = ", ".join(f"2026-01-01 and NC-{number}" for number in range(1000))
    paper = Written(f"# Findings\n\n{many}\n", [], "en", "Alder", "2026-11-20")
    pages = PdfReader(BytesIO(to_pdf(paper, NO_HOUSE))).pages
    assert "and NC-999" in " ".join(pages[-1].extract_text().split())
