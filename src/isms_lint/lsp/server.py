"""What the client says and asks, handed to the session of the file it is about.

The methods are those of the Language Server Protocol 3.17.
"""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from isms_lint.checking.request import Request
from isms_lint.lsp import completion, fixes, navigation
from isms_lint.lsp.host import Clock, Server
from isms_lint.lsp.hover import Hovered
from isms_lint.plugins.manager import Plugins


def make_server(plugins: Plugins, request: Request, clock: Clock) -> Server:
    """The server with everything it answers."""
    server = Server(plugins, request, clock)
    feature = server.feature

    @feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.begin()
        _watch(server)

    @feature(types.SHUTDOWN)
    def shutdown(*_: Any) -> None:
        server.stop()

    @feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document.uri)

    @feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.on_disk([params.text_document.uri])

    @feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.changed(params.text_document.uri, reread=True)

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.on_disk([change.uri for change in params.changes])

    @feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        server.restart()

    @feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        at = await server.at(params.text_document.uri, params.position)
        if at is None:
            return None
        session, view, offset, _ = at
        markdown = _takes_markdown(server.client_capabilities)
        found = Hovered(session, view, offset, markdown=markdown).say()
        if found is None:
            return None
        spot, text = found
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        place = view.text.range(spot.start, spot.end)
        return types.Hover(types.MarkupContent(kind, text), place)

    @feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        at = await server.at(params.text_document.uri, params.position)
        return [] if at is None else navigation.definition(*at)

    @feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        at = await server.at(params.text_document.uri, params.position)
        declaration = params.context.include_declaration
        return [] if at is None else navigation.references(*at, declaration=declaration)

    @feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)),
    )
    async def complete(params: types.CompletionParams) -> types.CompletionList:
        at = await server.at(params.text_document.uri, params.position)
        return types.CompletionList(False, []) if at is None else completion.completion(*at[:3])

    @feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        found = await server.view(params.text_document.uri)
        return [] if found is None else navigation.document_symbols(found[1])

    @feature(types.WORKSPACE_SYMBOL)
    async def workspace_symbols(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        found: list[types.WorkspaceSymbol] = []
        for root, session in list(server.sessions.all.items()):
            await server.begun(session)
            found.extend(navigation.workspace_symbols(session, params.query, server.uris(root)))
        return found

    @feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, fixes.FIX_ALL]),
    )
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        found = await server.view(uri)
        if found is None:
            return []
        session, view = found
        context = params.context
        shown, only = list(context.diagnostics), [str(kind) for kind in context.only or ()]
        return fixes.code_actions(session, view, uri, params.range, shown, only)

    return server


def _takes_markdown(capabilities: types.ClientCapabilities) -> bool:
    documents = capabilities.text_document
    hover = documents.hover if documents is not None else None
    formats = hover.content_format if hover is not None else None
    return types.MarkupKind.Markdown in (formats or ())


def _watch(server: Server) -> None:
    """Ask the client to tell of changes on disk, where it can be asked."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is None or not watching.dynamic_registration:
        return
    # Which files matter the configuration says; a file that does not costs one look at the disk.
    everything = types.FileSystemWatcher("**/*")
    options = types.DidChangeWatchedFilesRegistrationOptions([everything])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("isms-lint-files", method, options)
    server.client_register_capability(types.RegistrationParams([registration]))
