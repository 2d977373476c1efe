"""What plugins bring and isms-lint does not take."""

from __future__ import annotations

from isms_lint.values import NamedTuple


class Refused(Exception):
    """Something that a plugin brings cannot be used. `where` is file:line, if it has its own."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where


class Failure(NamedTuple):
    """Something of a plugin that does not work. `where` is file:line of the plugin, if known."""

    plugin: str
    message: str
    where: str
