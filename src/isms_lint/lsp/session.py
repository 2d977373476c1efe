"""One repository in the editor: what was read of it, and what the last run said.

A run says what `isms-lint check` says of the whole repository. Only what changed is read anew, and only
what reads it runs again (`standing`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from isms_lint.checking.baseline_file import baseline_of_run
from isms_lint.checking.request import Request
from isms_lint.checking.settings import read_config
from isms_lint.checking.start import beside
from isms_lint.config.config import Config
from isms_lint.config.mappings import read_mappings
from isms_lint.config.resolve import Resolved
from isms_lint.config.settings import Settings, left_out, pages_in, read_settings, taken_in
from isms_lint.declared.files import split
from isms_lint.documents.builtin import PAGE_READERS
from isms_lint.documents.read import Pages
from isms_lint.engine import examine
from isms_lint.files.discover import choose, discover
from isms_lint.files.globs import Globs
from isms_lint.findings.result import Result
from isms_lint.lsp.files import Held, read_buffer, read_disk
from isms_lint.lsp.positions import Text, Units
from isms_lint.lsp.view import View, view_of
from isms_lint.plugins.manager import Plugins
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.standing import Standing
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline


class LastRun(NamedTuple):
    """What a run said, and of which texts."""

    result: Result
    register: Register
    resolved: Resolved
    config: Config
    files: Mapping[str, Held]

    def text(self, file: str) -> str:
        """What the file had; empty where it was not read."""
        return self.files[file].text if file in self.files else ""


class _Settled(NamedTuple):
    """The settings of a configuration file, what they come to for the invoker, the baseline."""

    settings: Settings
    config: Config
    baseline: Baseline | None


class Session:
    """A root with its configuration, its files and the last run over them.

    `judge` runs beside the editor's requests, in another thread, one run at a time; what it hands over
    it replaces as a whole.
    """

    def __init__(
        self, root: str, config: str | None, plugins: Plugins, request: Request, units: Units
    ) -> None:
        """`config` is the path of the configuration file, `request` what the invoker asks of every run;
        `units` counts code units for the client.
        """
        self.root = root
        self.config = config
        self.plugins = plugins
        self.kinds: Kinds = plugins.kinds
        self.judged: LastRun | None = None
        self.buffers: dict[str, str] = {}
        """What the editor has open, by file as seen from the root."""
        self._request = request
        self._units = units
        self._settled = _Settled({}, Config(), None)
        self._standing = Standing(plugins.own_packages)
        self._disk: dict[str, Held] | None = None
        self._buffers: dict[str, Held] = {}
        self._views: dict[str, tuple[Held, View]] = {}
        self._texts: dict[str, Text] = {}

    def judge(
        self,
        buffers: Mapping[str, str],
        as_of: date | datetime,
        *,
        reread: bool,
        progress: Callable[[str], None],
    ) -> LastRun:
        """Lint the repository with `buffers` in the place of its files; with `reread` as it is on disk
        now. `progress` is told each step, and may raise to end the run.

        Raises UsageError where the configuration or the baseline is wrong.
        """
        plugins = self.plugins
        if reread:
            progress("reading")
            settled = self._settle()
            if settled != self._settled:
                self._settled, self._views = settled, {}
            pages = self._pages()
            listed = discover(self.root, plugins.readers, *self._patterns(), pages=pages)
            self._disk = read_disk(self.root, listed, plugins.readers, pages, self._disk or {})
        _, config, baseline = self._settled
        files = self._files(buffers)
        examined = examine(
            self.root,
            config,
            plugins,
            as_of,
            [files[file].reading for file in sorted(files)],
            baseline=baseline,
            standing=self._standing,
            progress=progress,
        )
        return LastRun(examined.result, examined.register, examined.resolved, config, files)

    def _settle(self) -> _Settled:
        """What a run goes by, as it is on disk. Raises UsageError."""
        settings = {} if self.config is None else read_settings(self.config)
        config = read_config(self.config, settings, self.plugins, self._request)
        baseline = baseline_of_run(self.root, config, self._request.baseline)
        return _Settled(settings, config, baseline)

    def view(self, file: str) -> View | None:
        """The file as it is in the editor; None where it is none that is read."""
        held = self._files(self.buffers).get(file)
        return None if held is None else self._view(file, held)

    def views(self) -> Iterator[View]:
        """All files as they are in the editor."""
        for file, held in sorted(self._files(self.buffers).items()):
            yield self._view(file, held)

    def records(self) -> Iterator[tuple[View, Record]]:
        """All records, each with the file it stands in."""
        for view in self.views():
            for record in view.records:
                yield view, record

    def text(self, file: str, text: str) -> Text:
        """A text of `file` by its places: the last one, where it is the same."""
        there = self._texts.get(file)
        if there is None or there.text != text:
            there = self._texts[file] = Text(text, file[file.rfind(".") :].lower(), self._units)
        return there

    def _files(self, buffers: Mapping[str, str]) -> dict[str, Held]:
        """All files that are read, with `buffers` in their place."""
        held, disk, pages = {}, self._disk, self._pages()
        for file in choose(buffers, self.plugins.readers, *self._patterns(), pages):
            # What is there and not listed is ignored by git.
            if disk is None or file in disk or not os.path.exists(f"{self.root}/{file}"):
                before = self._buffers.get(file)
                held[file] = read_buffer(file, buffers[file], self.plugins.readers, pages, before)
        self._buffers = held
        return {**(disk or {}), **held}

    def _patterns(self) -> tuple[Globs | None, Globs]:
        """Which files are taken in, and which are left out."""
        settings = self._settled.settings
        patterns = taken_in(settings)
        unread = Globs([*left_out(settings), *beside(self.root, self._request)])
        return None if patterns is None else Globs(patterns), unread

    def _pages(self) -> Pages:
        """Which files are read as pages."""
        mappings = [*self._settled.settings.get("mappings", ()), *self.plugins.mappings]
        return Pages(PAGE_READERS, pages_in({"mappings": mappings}).match)

    def _view(self, file: str, held: Held) -> View:
        known = self._views.get(file)
        if known is None or known[0] is not held:
            config, text = self._settled.config, self.text(file, held.text)
            if split([held.reading], config.rules)[0]:
                found = View(file, text, held.reading, [], [], True)
            else:
                mappings = read_mappings(config.mappings, self.plugins.mappings)
                found = view_of(held.reading, text, self.kinds, mappings)
            known = self._views[file] = held, found
        return known[1]
