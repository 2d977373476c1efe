"""The kit that looks at pages: a sound page has no faults, each wrong one has its own."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from browser import Browser, Look

SOUND = """\
<main><h1>Readiness</h1><p>Shown: <a href="audits/one.yaml">AUD-1</a>, as
<a href="https://example.org/">planned</a>.</p>
<h2>Controls</h2>
<table><thead><tr><th scope="col">Control</th><th scope="col">State</th></tr></thead>
<tbody><tr><th scope="row">A.5.1</th><td>done</td></tr></tbody></table>
<svg role="img" aria-label="One risk" viewBox="0 0 200 40" width="200">
<rect width="200" height="40" fill="#123456"/><text x="20" y="25" fill="#fff">High</text></svg>
<img alt="A dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC">
<div style="overflow-x: auto" tabindex="0"><p style="width: 3000px">Scrolled by itself</p></div>
</main>"""
WRONG = {
    "barred": """\
<style>@media (prefers-color-scheme: dark) {.night {color: #eee}}</style>
<p style="color: #aaa">Hardly seen</p>
<p class="night">Gone at night</p>
<svg role="img" width="9" height="9"><rect width="9" height="9"/></svg>
<h4>Skipped two</h4>
<a href="#a" style="font-size: 6px">a</a> <a href="#b" style="font-size: 6px">b</a>
<table>"""
    + "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>" * 5
    + "</table>",
    "not alone": """\
<link rel="stylesheet" href="house.css">
<style>@import url(https://fonts.invalid/f.css)</style>
<img alt="Logo" src="logo.png">""",
    "alive": """\
<script>document.title += '!'; alert('hello'); console.error('broken'); console.info.call.x.y</script>
<p onclick="x()">Click</p>
<a href="java\tscript:x()">Go</a>
<iframe title="Frame" srcdoc="x"></iframe>""",
    "two-faced": "<noscript>No JavaScript</noscript>",
    "dim": """\
<svg role="img" aria-label="Dim" viewBox="0 0 99 40" width="99">
<rect width="99" height="40" fill="#666"/><text y="25">Dim</text></svg>
<img alt="Dim" src="data:image/svg+xml;base64,"""
    + base64.b64encode(
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="40">'
        '<text y="25" fill="#aaa">Rötlich</text></svg>'.encode()
    ).decode()
    + '">',
    "wide": '<p style="width: 1000px">Too wide for a telephone and for paper</p>',
    "wider": '<p style="width: 1500px">Too wide for everything</p>',
    "cut off": '<div style="overflow: hidden"><p style="width: 600px">Cut off</p></div>',
}
SAID = [
    ("barred", "color-contrast: "),
    ("barred", "color-contrast (dark): "),
    ("barred", "svg-img-alt: "),
    ("barred", "heading-order: "),
    ("barred", "target-size: "),
    ("barred", "td-has-header: "),
    ("not alone", "asks for file:///"),
    ("not alone", "asks for https://fonts.invalid/f.css"),
    ("not alone", "active: <link"),
    ("alive", "active: <script>"),
    ("alive", "active: <p onclick"),
    ("alive", "active: <a href"),
    ("alive", "active: <iframe"),
    ("alive", "dialog: hello"),
    ("alive", "console: broken"),
    ("alive", "script: Cannot read"),
    ("two-faced", "looks otherwise without JavaScript"),
    ("dim", 'hard to read: 3.66:1 "Dim"'),
    ("dim", 'hard to read: 2.32:1 "Rötlich"'),
    ("wide", "too wide at 375: the page"),
    ("wide", "too wide at print: the page"),
    ("wider", "too wide at 1280: the page"),
    ("cut off", 'too wide at 375: <p style="width: 600px">'),
]


def page(body: str) -> str:
    main = body if body.startswith("<main>") else f"<main><h1>Page</h1>{body}</main>"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>{main}</html>'


@pytest.fixture(scope="module")
def looks(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    """What is seen of each page, by its name."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: folder / f"{name}.html" for name in ("sound", *WRONG)}
    for name, path in pages.items():
        path.write_text(page(WRONG.get(name, SOUND)), encoding="utf-8")
    return dict(zip(pages, browser.look(pages.values()), strict=True))


def test_a_sound_page_has_no_faults(looks: dict[str, Look]) -> None:
    assert looks["sound"].faults == []


def test_what_is_read_is_told(looks: dict[str, Look]) -> None:
    seen = looks["sound"]
    assert (seen.title, seen.lang) == ("Page", "en")
    assert seen.headings == [(1, "Readiness"), (2, "Controls")]
    assert seen.tables == [[["Control", "State"], ["A.5.1", "done"]]]
    assert seen.links == ["audits/one.yaml", "https://example.org/"]
    assert "Scrolled by itself" in seen.text
    assert (seen.elements["svg"], seen.elements["p"]) == (1, 2)


@pytest.mark.parametrize(("name", "said"), SAID)
def test_each_fault_is_found(looks: dict[str, Look], name: str, said: str) -> None:
    assert any(said in fault for fault in looks[name].faults), looks[name].faults


@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("two-faced", "looks otherwise"),
        ("dim", "hard to read"),
        ("wide", "too wide"),
        ("wider", "too wide"),
        ("cut off", "too wide"),
    ],
)
def test_nothing_else_is_found(looks: dict[str, Look], name: str, only: str) -> None:
    assert [fault for fault in looks[name].faults if not fault.startswith(only)] == []


def test_pictures_of_a_page_are_left_on_request(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text(page(SOUND), encoding="utf-8")
    browser.look([path], shots=tmp_path)
    pictures = {name: (tmp_path / name).read_bytes()[:4] for name in SHOTS}
    assert pictures == SHOTS


SHOTS = {
    "paper-1280.png": b"\x89PNG",
    "paper-375.png": b"\x89PNG",
    "paper-print.png": b"\x89PNG",
    "paper-print.pdf": b"%PDF",
}
