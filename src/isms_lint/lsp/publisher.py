"""What the client shows as diagnostics and messages; it is told what has changed, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lsprotocol.types import (
    Diagnostic,
    MessageType,
    PublishDiagnosticsParams,
    ShowMessageParams,
)
from pygls.lsp.server import LanguageServer


class Publisher:
    """Sends diagnostics, by session and address, and messages."""

    def __init__(self, server: LanguageServer, version_of: Callable[[str], int | None]) -> None:
        """`version_of` gives the version of an open document."""
        self._server = server
        self._version_of = version_of
        self._shown: dict[str, dict[str, list[Diagnostic]]] = {}
        self._told: dict[str, frozenset[str]] = {}

    def show(self, root: str, found: Mapping[str, list[Diagnostic]]) -> None:
        """The diagnostics of the session of `root` are these, by address; all others are gone."""
        before = self._shown.get(root, {})
        self._shown[root] = dict(found)
        for uri in dict.fromkeys((*before, *found)):
            if before.get(uri, []) != found.get(uri, []):
                self._server.text_document_publish_diagnostics(
                    PublishDiagnosticsParams(uri, found.get(uri, []), self._version_of(uri))
                )

    def tell(self, root: str, messages: list[str]) -> None:
        """What failed in the last run of the session; a message is told again once it was gone."""
        told = self._told.get(root, frozenset())
        self._told[root] = frozenset(messages)
        for message in dict.fromkeys(messages):
            if message not in told:
                self._server.window_show_message(
                    ShowMessageParams(MessageType.Error, f"isms-lint: {message}")
                )

    def forget(self, root: str) -> None:
        """The session of `root` is no more."""
        self.show(root, {})
        self._shown.pop(root, None)
        self._told.pop(root, None)
