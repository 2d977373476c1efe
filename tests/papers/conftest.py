"""Programs that read our papers, each independent of what wrote them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHOICE, Browser, Look, NoBrowser
from made_pages import SETS, papers_of
from pdf_kit import Pdf

from isms_lint.papers.house import house_in
from isms_lint.papers.html import to_html


@pytest.fixture(scope="session")
def browser(
    node: str, consumers: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A real browser, one for all tests; where none runs the test is skipped, but not in CI."""
    try:
        started = Browser(node, consumers, tmp_path_factory.mktemp("browser") / "log")
    except NoBrowser as none:
        missing = f"no browser runs here ({none}); install chromium, or name one in {CHOICE}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with started:
        yield started


@pytest.fixture(scope="session")
def looks(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    """What a browser sees of the pages of all papers of both sets, by set and paper."""
    pages = {}
    folder = tmp_path_factory.mktemp("pages")
    for which, records in SETS.items():
        for name, written in papers_of(records).items():
            path = pages[f"{which} {name}"] = folder / f"{which}-{name}.html"
            path.write_text(to_html(written, house_in(None)), encoding="utf-8")
    return dict(zip(pages, browser.look(pages.values()), strict=True))


@pytest.fixture(scope="session")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pdf]:
    """A reader of PDFs, one for all tests."""
    with Pdf(tmp_path_factory.mktemp("pdf") / "log") as started:
        yield started


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests that look at pages run in one worker, so that one browser does for them; so do those
    that read PDFs.
    """
    for item in items:
        for program in {"browser", "pdf"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(program))
