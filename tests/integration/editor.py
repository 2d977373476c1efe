"""An editor for the tests: a real language client that runs `isms-lint lsp` as a process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from machinery import environment
from pygls.lsp.client import LanguageClient

AS_OF = "2026-11-20"
_PATIENCE = 60


class Editor(LanguageClient):
    """What is open, what was told, and questions in terms of files, lines and words."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.texts: dict[Path, str] = {}
        self.watched: list[str] = []
        self._versions: dict[Path, int] = {}
        self._told = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = list(params.diagnostics)
            self._told.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._told.set()

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.watched.extend(one.method for one in params.registrations)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until what the server told makes `condition` true."""
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                self._told.clear()
                await self._told.wait()

    def found(self, path: Path) -> list[types.Diagnostic]:
        """The diagnostics of a file."""
        return self.shown.get(path.as_uri(), [])

    def codes(self, path: Path) -> set[object]:
        """The codes of the rules that speak of a file."""
        return {one.code for one in self.found(path)}

    def open(self, path: Path, text: str | None = None) -> None:
        """Open a file, or a new one that is not on disk."""
        self.texts[path] = path.read_text(encoding="utf-8") if text is None else text
        self._versions[path] = 1
        language = {".md": "markdown", ".json": "json"}.get(path.suffix, "yaml")
        item = types.TextDocumentItem(path.as_uri(), language, 1, self.texts[path])
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, path: Path, text: str) -> None:
        """Make `text` that of an open file."""
        self.texts[path] = text
        self._versions[path] += 1
        version = types.VersionedTextDocumentIdentifier(self._versions[path], path.as_uri())
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))

    def replace(self, path: Path, old: str, new: str) -> None:
        """Change the first `old` in an open file."""
        assert old in self.texts[path]
        self.type(path, self.texts[path].replace(old, new, 1))

    def close(self, path: Path) -> None:
        """Close a file without saving it."""
        del self.texts[path]
        self.text_document_did_close(types.DidCloseTextDocumentParams(self._document(path)))

    def changed_on_disk(self, *paths: Path) -> None:
        """Tell of files that somebody else wrote."""
        changes = [types.FileEvent(path.as_uri(), types.FileChangeType.Changed) for path in paths]
        self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))

    def position(self, path: Path, marked: str) -> types.Position:
        """The place of `¦` in `marked`, a stretch of the text of an open file."""
        before, _, after = marked.partition("¦")
        assert self.texts[path].count(before + after) == 1, f"{marked} stands once"
        lead = self.texts[path][: self.texts[path].index(before + after)] + before
        line = lead.rpartition("\n")[2]
        return types.Position(lead.count("\n"), len(line.encode("utf-16-le")) // 2)

    async def hover(self, path: Path, marked: str) -> str:
        """What is said of the place; empty where nothing is."""
        found = await self.text_document_hover_async(
            types.HoverParams(self._document(path), self.position(path, marked))
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, path: Path, marked: str) -> list[str]:
        """Where the place leads, as `file:line:column` with the text there."""
        found = await self.text_document_definition_async(
            types.DefinitionParams(self._document(path), self.position(path, marked))
        )
        return [self.shown_place(one) for one in found or ()]  # type: ignore[arg-type, union-attr]

    async def references(self, path: Path, marked: str, *, declaration: bool) -> list[str]:
        """The places that name what the place names."""
        found = await self.text_document_references_async(
            types.ReferenceParams(
                types.ReferenceContext(declaration),
                self._document(path),
                self.position(path, marked),
            )
        )
        return [self.shown_place(one) for one in found or ()]

    async def complete(self, path: Path, marked: str) -> dict[str, types.CompletionItem]:
        """What could stand at the place, by label."""
        found = await self.text_document_completion_async(
            types.CompletionParams(self._document(path), self.position(path, marked))
        )
        assert isinstance(found, types.CompletionList)
        return {item.label: item for item in found.items}

    async def actions(
        self, path: Path, at: types.Range, only: list[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """What can be done at a place, by title."""
        shown = [one for one in self.found(path) if one.range == at]
        context = types.CodeActionContext(shown, only=only)  # type: ignore[arg-type]
        found = await self.text_document_code_action_async(
            types.CodeActionParams(self._document(path), at, context)
        )
        return {one.title: one for one in found or () if isinstance(one, types.CodeAction)}

    def apply(self, path: Path, edit: types.WorkspaceEdit | types.TextEdit | None) -> str:
        """The text of an open file with an edit in it; it is typed, too."""
        if isinstance(edit, types.WorkspaceEdit):
            assert edit.changes is not None
            ((uri, edits),) = edit.changes.items()
            assert uri == path.as_uri()
            (edit,) = edits
        assert isinstance(edit, types.TextEdit)
        start, end = (self.offset(path, at) for at in (edit.range.start, edit.range.end))
        text = self.texts[path]
        self.type(path, text[:start] + edit.new_text + text[end:])
        return self.texts[path]

    def offset(self, path: Path, position: types.Position) -> int:
        """The offset of a position, in UTF-16 as agreed."""
        lines = self.texts[path].split("\n")
        line = lines[position.line].encode("utf-16-le")[: position.character * 2]
        return sum(len(one) + 1 for one in lines[: position.line]) + len(line.decode("utf-16-le"))

    def shown_place(self, location: types.Location) -> str:
        """A place and what stands there."""
        path = Path(location.uri.removeprefix("file://"))
        text = self.texts.get(path)
        lines = (path.read_text(encoding="utf-8") if text is None else text).split("\n")
        start, end = location.range.start, location.range.end
        written = lines[start.line][start.character : end.character]
        return f"{path.name}:{start.line + 1}:{start.character + 1} {written}"

    def _document(self, path: Path) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(path.as_uri())


@asynccontextmanager
async def editing(
    *folders: Path, arguments: tuple[str, ...] = (), **env: str
) -> AsyncIterator[Editor]:
    """An editor with these folders open; at its end the server has to leave with 0."""
    editor = Editor()
    server = (sys.executable, "-m", "isms_lint", "lsp", "--stdio", "--as-of", AS_OF, *arguments)
    await editor.start_io(*server, env=environment(**env))
    hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    await editor.initialize_async(
        types.InitializeParams(
            process_id=os.getpid(),
            capabilities=types.ClientCapabilities(
                text_document=types.TextDocumentClientCapabilities(hover=hover),
                workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching),
            ),
            workspace_folders=[types.WorkspaceFolder(one.as_uri(), one.name) for one in folders],
        )
    )
    editor.initialized(types.InitializedParams())
    try:
        yield editor
        await editor.shutdown_async(None)
    finally:
        editor.exit(None)
        await asyncio.wait_for(editor.stop(), _PATIENCE)
    process = editor._server
    assert process is not None
    assert process.stderr is not None
    errors = (await process.stderr.read()).decode()
    assert process.returncode == 0, errors
    assert "Traceback" not in errors, errors


def played(scene: Coroutine[Any, Any, None]) -> None:
    """Run the coroutine of a test to its end."""
    asyncio.run(scene)
