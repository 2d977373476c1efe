"""The kit of nasty texts: it reaches every text of a repository, and tells a careless writer from a
careful one.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import Browser
from document_kit import of_html
from hostile import NASTY, misshown, shown, strange_elements, strange_links
from markdown_kit import read_markdown
from papers_kit import ALDER, examine
from planting import plant

PLANTED = {f"zq{number}qz": text for number, text in enumerate(NASTY)}
HARMLESS = "a text"
MARKDOWN = (
    "<script>", "&lt;", "[a](", "![i]", "- [ ]", "* * *", "1. ", "2) ", "# ", "heading", "> ", "```",
    "~~~", "`a`", "**b**", "http:", "<http:", "back\\",
)  # fmt: skip


def written(write: Callable[[str], str], texts: dict[str, str] = PLANTED) -> str:
    """A page with a paragraph of each text."""
    page = "\n\n".join(write(f"{text} {token}") for token, text in texts.items())
    return page.encode("utf-8", "backslashreplace").decode("utf-8")


def careless(text: str) -> str:
    return f"<p>{text}</p>"


def careful(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.replace("\0", "").split()))


def test_every_text_of_a_repository_is_another(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ALDER, tmp_path / "alder"))
    before, planted = examine(ALDER).register, plant(folder)
    after = examine(folder).register
    kinds = after.kinds_present()
    assert kinds == before.kinds_present()
    assert [one.id for one in after.of(*kinds)] == [one.id for one in before.of(*kinds)]
    named = [one.text(field) for one in after.of(*kinds) for field in ("title", "name", "text")]
    assert all(re.search(r" zq[0-9]+qz$", text) for text in named if text)
    assert set(planted.values()) == set(NASTY)


def test_the_texts_begin_where_they_are_told_to(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ALDER, tmp_path / "alder"))
    assert next(iter(plant(folder, first=3).values())) == NASTY[3]


def test_a_careful_writer_of_html_shows_every_text() -> None:
    read = of_html(written(careful))
    assert misshown(read.text, PLANTED) == []
    assert shown(read.text, PLANTED) == set(NASTY)
    assert strange_elements(read, of_html(careful(HARMLESS))) == []
    assert strange_links(read) == []


def test_a_careless_writer_of_html_is_caught() -> None:
    read = of_html(written(careless))
    found = " ".join(misshown(read.text, PLANTED))
    assert "<script>" in found
    assert "&lt;i&gt;" in found
    assert "</style>" in found
    made = strange_elements(read, of_html(careless(HARMLESS)))
    assert {"script", "iframe", "svg"} <= set(made)
    assert "javascript:alert(1)" in strange_links(read)


def test_a_careful_writer_of_markdown_shows_every_text() -> None:
    read = read_markdown(written(escaped))
    assert misshown(read.text, PLANTED) == []
    assert strange_elements(read, read_markdown(HARMLESS)) == []
    assert strange_links(read) == []


@pytest.mark.parametrize("nasty", [text for text in NASTY if text.startswith(MARKDOWN)])
def test_a_careless_writer_of_markdown_is_caught(nasty: str) -> None:
    planted = {"zq1qz": nasty}
    read = read_markdown(written(str, planted))
    made = strange_elements(read, read_markdown(HARMLESS))
    assert made or strange_links(read) or misshown(read.text, planted)


def test_a_text_in_parts_may_lose_the_mark_of_an_item() -> None:
    planted = {"zq1qz": "2) item"}
    assert misshown("item zq1qz", planted)
    assert misshown("item zq1qz", planted, with_lists=True) == []


def test_what_nobody_sees_may_be_shown_by_its_number() -> None:
    planted = {"zq1qz": "turned \u202eright"}
    assert misshown(r"turned \u202eright zq1qz", planted) == []
    assert misshown("turned right zq1qz", planted) == []
    assert misshown("turned zq1qz", planted)


def test_letters_beyond_ascii_may_be_left_to_a_font() -> None:
    planted = {"zq1qz": "漢字 e\u0301 a"}
    assert misshown("e\u0301 a zq1qz", planted)
    assert misshown("\ufffd \u00e9 a zq1qz", planted, ascii_only=True) == []


def test_a_page_of_a_careless_writer_is_caught_by_the_browser(
    browser: Browser, tmp_path: Path
) -> None:
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><h1>Page</h1>'
    for name, write in (("careless", careless), ("careful", careful)):
        (tmp_path / f"{name}.html").write_text(head + written(write), encoding="utf-8")
    paths = [tmp_path / "careless.html", tmp_path / "careful.html"]
    caught, sound = browser.look(paths)
    assert "dialog: 1" in caught.errors
    assert any(address.endswith("/x") for address in caught.requests)
    assert any("onclick" in element for element in caught.active)
    assert misshown(sound.text, PLANTED) == []
    assert [sound.errors, sound.requests, sound.active] == [[], [], []]
