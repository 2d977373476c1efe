"""The server as a whole: documents of the client, sessions of repositories, what their runs show."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from isms_lint.checking.request import Request
from isms_lint.checking.root import relative_to
from isms_lint.config.find import NAME, PROJECT
from isms_lint.lsp.addresses import path_of
from isms_lint.lsp.collector import Collector
from isms_lint.lsp.diagnostics import diagnostics
from isms_lint.lsp.failures import of_error, of_run
from isms_lint.lsp.protocol import Protocol
from isms_lint.lsp.publisher import Publisher
from isms_lint.lsp.schedule import Schedule
from isms_lint.lsp.session import LastRun, Session
from isms_lint.lsp.sessions import Sessions
from isms_lint.lsp.view import View
from isms_lint.plugins.manager import Plugins
from isms_lint.version import VERSION

Clock = Callable[[], date | datetime]
"""Gives the day or instant to judge by."""


class Server(LanguageServer):
    """The language server with its sessions.

    Documents come whole with each change: the lines of the protocol are not those of Python, and
    records are small.
    """

    def __init__(self, plugins: Plugins, request: Request, clock: Clock) -> None:
        super().__init__(
            "isms-lint",
            VERSION,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
        )
        self._plugins = plugins
        self._request = request
        self._clock = clock
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._collector = Collector()
        self._schedules: dict[str, Schedule] = {}
        self._kept: dict[str, Session] = {}
        self.publisher = Publisher(self, self._version_of)
        self.sessions = Sessions(self._make, request)

    # What the client tells

    def begin(self) -> None:
        """Find the sessions of everything that is open."""
        for folder in self.workspace.folders.values():
            path = path_of(folder.uri)
            if path:
                self.sessions.of_folder(path)
        for document in self.workspace.text_documents.values():
            self.opened(document.uri)

    def opened(self, uri: str) -> None:
        """A document was opened."""
        document = self.workspace.get_text_document(uri)
        path = path_of(uri)
        if path is None:
            return
        is_record = _begins_like_a_record(document.source, self._plugins)
        self.sessions.of_file(path, is_record=is_record)
        self.changed(uri, reread=True)

    def changed(self, uri: str, *, reread: bool = False) -> None:
        """The text of a document is another, or, with `reread`, what is on disk may be."""
        path = path_of(uri)
        if path is None:
            return
        for root, session in self.sessions.all.items():
            if relative_to(root, path) is not None:
                session.buffers = self._buffers(root)
                self._schedules[root].ask(reread=reread)

    def on_disk(self, uris: list[str]) -> None:
        """Files have changed on disk. Where a configuration came or went, so may have roots."""
        paths = {uri: path_of(uri) or "" for uri in uris}
        if {os.path.basename(path) for path in paths.values()} & {NAME, PROJECT}:
            self.restart()
            return
        read = (*self._plugins.readers, ".gitignore")
        for uri, path in paths.items():
            if path.lower().endswith(read) and "/.git/" not in path.replace(os.sep, "/"):
                self.changed(uri, reread=True)

    def restart(self) -> None:
        """Find the roots anew; a session whose root and configuration are the same goes on."""
        before, self._kept = self.sessions.all, self.sessions.all
        self.sessions = Sessions(self._make, self._request)
        self.begin()
        self._kept = {}
        for root, session in before.items():
            if root not in self.sessions.all:
                self._schedules.pop(root).stop()
                self.publisher.forget(session.root)

    def stop(self) -> None:
        """End all runs."""
        for schedule in self._schedules.values():
            schedule.stop()

    # What the client asks

    async def at(
        self, uri: str, position: types.Position
    ) -> tuple[Session, View, int, Callable[[str], str]] | None:
        """The session and the file of a document, the offset of a position in it, and what gives the
        address of other files; None where it is none of ours.
        """
        found = await self.view(uri)
        if found is None:
            return None
        session, view = found
        return session, view, view.text.offset(position), self.uris(session.root)

    async def view(self, uri: str) -> tuple[Session, View] | None:
        """The session and the file of a document."""
        path = path_of(uri)
        session = self.sessions.holding(path) if path else None
        if session is None or path is None:
            return None
        await self.begun(session)
        view = session.view(relative_to(session.root, path) or "")
        return None if view is None else (session, view)

    async def begun(self, session: Session) -> None:
        """Wait until the files of a session have been read for the first time."""
        await self._schedules[session.root].begun.wait()

    def uris(self, root: str) -> Callable[[str], str]:
        """What gives the address of a file below `root`: the client's own, where it has it open."""
        known = {
            relative_to(root, path): document.uri
            for document in self.workspace.text_documents.values()
            if (path := path_of(document.uri))
        }

        def uri_of(file: str) -> str:
            return known.get(file) or from_fs_path(os.path.join(root, file)) or file

        return uri_of

    # Inside

    def _make(self, root: str, config: str | None) -> Session:
        kept = self._kept.get(root)
        if kept is not None and kept.config == config:
            self._schedules[root].ask(reread=True)
            return kept
        if root in self._schedules:
            self._schedules.pop(root).stop()
        units = self.workspace.position_codec.client_num_units
        session = Session(root, config, self._plugins, self._request, units)
        session.buffers = self._buffers(root)

        def done(ended: LastRun | Exception) -> None:
            self._done(session, ended)

        self._schedules[root] = Schedule(session, self._pool, self._clock, done, self._collector)
        self._schedules[root].ask(reread=True)
        return session

    def _done(self, session: Session, ended: LastRun | Exception) -> None:
        root, uri_of = session.root, self.uris(session.root)
        if isinstance(ended, Exception):
            messages, wrong = of_error(session, ended)
            self.publisher.tell(root, messages)
        else:
            session.judged, wrong = ended, {}
            self.publisher.tell(root, of_run(ended))
        # What was found before the run failed stays until one says otherwise.
        judged = {} if session.judged is None else diagnostics(session, session.judged, uri_of)
        found = {
            uri_of(file): there
            for file, there in judged.items()
            if self.sessions.holding(os.path.join(root, file)) is session
        }
        for path, there in wrong.items():
            uri = self._uri_of_path(root, path)
            found[uri] = [*there, *found.get(uri, [])]
        self.publisher.show(root, found)

    def _uri_of_path(self, root: str, path: str) -> str:
        inside = relative_to(root, path)
        return self.uris(root)(inside) if inside else from_fs_path(path) or path

    def _buffers(self, root: str) -> dict[str, str]:
        found = {}
        for document in self.workspace.text_documents.values():
            path = path_of(document.uri)
            file = relative_to(root, path) if path else None
            if file is not None:
                found[file] = document.source
        return found

    def _version_of(self, uri: str) -> int | None:
        documents = self.workspace.text_documents.values()
        return next((d.version for d in documents if d.uri == uri), None)


def _begins_like_a_record(text: str, plugins: Plugins) -> bool:
    """Whether a line names one of the known kinds."""
    lines = (line.strip(" \t\r\"'{,") for line in text.splitlines())
    words = (line.partition(":") for line in lines if line.startswith("kind"))
    kinds = plugins.kinds
    return any(value.strip(" \t\"',}") in kinds for _, _, value in words)
