"""Very much in one place costs no document."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from isms_lint.config.errors import UsageError
from isms_lint.papers.house import house_in
from isms_lint.papers.pdf import to_pdf
from isms_lint.papers.written import Written

NO_HOUSE = house_in(None)


def test_very_many_days_and_ids_in_one_text_are_set() -> None:
    many = ", ".join(f"2026-01-01 and NC-{number}" for number in range(1000))
    paper = Written(f"# Findings\n\n{many}\n", [], "en", "Alder", "2026-11-20")
    pages = PdfReader(BytesIO(to_pdf(paper, NO_HOUSE))).pages
    assert "and NC-999" in " ".join(pages[-1].extract_text().split())


def test_a_very_long_word_is_set() -> None:
    paper = Written(f"# Findings\n\n{'é' * 40_000}.\n", [], "en", "Alder", "2026-11-20")
    pages = PdfReader(BytesIO(to_pdf(paper, NO_HOUSE))).pages
    assert sum(page.extract_text().count("é") for page in pages) == 40_000


@pytest.mark.usefixtures("small_files")
def test_a_pdf_for_which_there_is_no_room_is_told() -> None:
    with pytest.raises(UsageError, match="File too large"):
        to_pdf(Written("# Findings\n", [], "en", "Alder", "2026-11-20"), NO_HOUSE)
