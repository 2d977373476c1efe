"""The error of a run that cannot begin."""

from __future__ import annotations


class UsageError(Exception):
    """The run cannot begin: bad configuration or arguments. `where` is file:line:column, if known.

    The command line prints both and exits with 2.
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message
