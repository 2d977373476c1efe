"""Drafts of one repository that is read once: what a command makes of it, without the command."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from pathlib import Path

from isms_lint.checking.judge import examined
from isms_lint.checking.request import Request
from isms_lint.checking.side import Side, read_side
from isms_lint.checking.start import start
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.drafting.made import Made, make
from isms_lint.drafting.place import place_for
from isms_lint.drafting.read_back import read_back
from isms_lint.engine import Examined
from isms_lint.new_files import write_below
from isms_lint.offers.draft import Draft
from isms_lint.plugins.manager import Plugins, load_plugins


@cache
def plugins() -> Plugins:
    return load_plugins()


class Drafts:
    """The drafts of a repository."""

    def __init__(self, root: Path, as_of: str) -> None:
        self._root = root
        self._as_of = date.fromisoformat(as_of)

    @cached_property
    def _read(self) -> tuple[Side, Examined]:
        started = start(Request(root=str(self._root)))
        side = read_side(started, plugins())
        return side, examined(side, started, plugins(), self._as_of)

    def make(self, kind: str, given: dict[str, str], id: str = "", title: str = "") -> Made:
        """The record that a command with these options begins."""
        draft = plugins().offered.drafts.get(kind) or Draft(kind)
        found = plugins().kinds.get(kind)
        assert found is not None
        assert set(given) <= set(draft.options)
        return make(found, draft, given, id, title, self._read[1].facts, plugins())

    def write(self, made: Made) -> str:
        """Write it as the command does; its file."""
        side, found = self._read
        folder = plugins().offered.drafts[made.kind.name].folder
        file = place_for(made.kind.name, made.id, found.register, self._as_of.year, folder)
        text = as_yaml(made.document)
        read_back(file, text, made, side, plugins())
        write_below(str(self._root), {file: text.encode()})
        return file
