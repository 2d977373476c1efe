"""What a browser and an accessibility checker say of pages: Chromium, driven by `browser.mjs`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lines import Lines

HERE = Path(__file__).parent
CHOICE = "ISMS_LINT_CHROMIUM"
"""The variable of the environment that names the browser to use."""

INSTALLED = ("chromium", "chromium-browser", "google-chrome")


class NoBrowser(Exception):
    """No browser has started; the message says which were tried, and what each said."""


class Violation(NamedTuple):
    """What axe reports: its rule, what the rule wants, and the elements that are against it."""

    rule: str
    help: str
    nodes: list[str]


class Look(NamedTuple):
    """A page, as it was met.

    `requests` are the addresses that it asked for beside its own, `errors` what it put on the console,
    threw or opened, `active` the elements that run, load or send something. `unchanged` tells that it
    looks the same without JavaScript. `dim` is the writing in pictures that has too little contrast,
    `too_wide` what does not fit a window of 1280 or 375 pixels or a printed page. `unsure` is what axe
    leaves to people to look at. `elements` counts the elements by name.
    """

    path: Path
    title: str
    lang: str
    text: str
    headings: list[tuple[int, str]]
    tables: list[list[list[str]]]
    links: list[str]
    elements: Mapping[str, int]
    requests: list[str]
    errors: list[str]
    active: list[str]
    unchanged: bool
    dim: list[str]
    too_wide: Mapping[str, list[str]]
    violations: list[Violation]
    unsure: list[Violation]

    @property
    def faults(self) -> list[str]:
        """Everything that a paper must not have, in words; none where all is well."""
        return [
            *(f"{one.rule}: {one.help}: {node}" for one in self.violations for node in one.nodes),
            *(f"asks for {address}" for address in self.requests),
            *self.errors,
            *(f"active: {element}" for element in self.active),
            *([] if self.unchanged else ["looks otherwise without JavaScript"]),
            *(f"hard to read: {writing}" for writing in self.dim),
            *(
                f"too wide at {width}: {what}"
                for width in self.too_wide
                for what in self.too_wide[width]
            ),
        ]


class Browser(Lines):
    """One process of a browser for many pages."""

    def __init__(self, node: str, modules: Path, log: Path) -> None:
        """Start it: by `node`, with the packages in `modules`. What it complains of goes into `log`.

        Raises NoBrowser.
        """
        super().__init__([node, HERE / "browser.mjs", modules], log)
        started = self.ask(_candidates(modules.parent / "chromium"))
        if "failed" in started:
            self.close()
            raise NoBrowser("; ".join(started["failed"]) or f"there is none: set {CHOICE}")
        self.version: str = started["version"]

    def look(self, paths: Iterable[Path], shots: Path | None = None) -> list[Look]:
        """Open each page. With `shots` that folder gets pictures of each: 1280 and 375 pixels wide, and
        printed (`NAME-1280.png`, `NAME-375.png`, `NAME-print.png`, `NAME-print.pdf`).
        """
        pages = [str(path.absolute()) for path in paths]
        answer = self.ask({"pages": pages, "shots": str(shots.absolute()) if shots else None})
        return [_look(seen) for seen in answer["looks"]]


def _candidates(unpacked: Path) -> list[dict[str, Any]]:
    """The browsers to try, in order: the one that the environment names; where it names none, those of
    the system, then the one that came with npm's packages.
    """
    if chosen := os.environ.get(CHOICE):
        return [{"path": chosen, "env": {}}]
    found = [{"path": path, "env": {}} for name in INSTALLED if (path := shutil.which(name))]
    if (brought := unpacked / "chromium").is_file():
        libraries = [str(unpacked / "al2023" / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]
        environment = {
            "LD_LIBRARY_PATH": os.pathsep.join(filter(None, libraries)),
            "FONTCONFIG_FILE": str(unpacked / "fonts.conf"),
        }
        found.append({"path": str(brought), "env": environment})
    return found


def _look(seen: dict[str, Any]) -> Look:
    return Look(
        **{
            **seen,
            "path": Path(seen["path"]),
            "headings": [(level, text) for level, text in seen["headings"]],
            "violations": [Violation(**one) for one in seen["violations"]],
            "unsure": [Violation(**one) for one in seen["unsure"]],
        }
    )
