"""Which repository a file of the editor belongs to. There is a session for each that matters.

The root of a file is what `isms-lint check FILE` takes for it. One without a configuration matters once
a record in it is opened: much YAML is none of ours.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from isms_lint.checking.request import Request
from isms_lint.checking.root import relative_to, root_by, start_of
from isms_lint.config.find import find_config
from isms_lint.lsp.session import Session

Make = Callable[[str, str | None], Session]
"""Makes the session of a root with the configuration file it has."""


class Sessions:
    """The sessions by their roots."""

    def __init__(self, make: Make, request: Request) -> None:
        """`request` is what the invoker asks of every run."""
        self._make = make
        self._request = request
        self.all: dict[str, Session] = {}

    def of_folder(self, folder: str) -> Session | None:
        """The session of a folder of the editor; None while nothing says that it holds records."""
        root, config = self._root(folder)
        return None if config is None else self._session(root, config)

    def of_file(self, path: str, *, is_record: bool) -> Session | None:
        """The session of a file that was opened; None where it is no matter of ours."""
        root, config = self._root(path)
        if config is None and not is_record and root not in self.all:
            return None
        return self._session(root, config)

    def holding(self, path: str) -> Session | None:
        """The session there is for a file: that of the innermost root around it."""
        found = [root for root in self.all if relative_to(root, path) is not None]
        return self.all[max(found, key=len)] if found else None

    def _root(self, path: str) -> tuple[str, str | None]:
        """The root for a path, and its configuration."""
        request = self._request._replace(paths=(path,))
        found = find_config(start_of(request))
        root = root_by(request, None if request.config else found)
        inside = relative_to(root, path) is not None
        return root if inside else os.path.dirname(path), request.config or found

    def _session(self, root: str, config: str | None) -> Session:
        session = self.all.get(root)
        if session is None:
            session = self.all[root] = self._make(root, config)
        return session
