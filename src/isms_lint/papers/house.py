"""The style of a house: a folder with templates of its own, its logo and its sheets of style."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from isms_lint.config.errors import UsageError
from isms_lint.files.leading_out import leads_out
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from jinja2 import FileSystemLoader

OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style")
"""The folder of our sheets of style."""
_LOGOS = ("logo.svg", "logo.png", "logo.jpg")


class House(NamedTuple):
    """`folder` is what the invoker names; None: nothing of a house's own."""

    folder: str | None

    def logo(self, *suffixes: str) -> str | None:
        """The path of the logo, of the first of `suffixes` that there is one of. Raises UsageError
        where a link leads it out of the repository.
        """
        found = (self.file(name) for name in _LOGOS if name.endswith(suffixes))
        return next(filter(None, found), None)

    def sheet(self, name: str) -> str:
        """The text of a sheet of style: the house's, else ours. Raises UsageError where it cannot be
        read.
        """
        return _text(self.file(name) or os.path.join(OURS, name))

    def sheets(self, name: str) -> str:
        """The text of our sheet of style, and below it the house's, which so has the last word.
        Raises UsageError where it cannot be read.
        """
        own = self.file(name)
        return _text(os.path.join(OURS, name)) + ("" if own is None else _text(own))

    def file(self, name: str) -> str | None:
        """The path of a file of the house; None where it has none. Raises UsageError where a link
        leads it out of the repository.
        """
        path = os.path.join(self.folder, name) if self.folder else ""
        if not path or not os.path.isfile(path):
            return None
        _refuse_leading_out(path)
        return path

    def templates(self) -> FileSystemLoader | None:
        """What reads the house's templates; None where it has none. None is read through a link that
        leads out of the repository.
        """
        if self.folder is None:
            return None
        from jinja2 import Environment, FileSystemLoader

        class Loader(FileSystemLoader):
            def get_source(
                self, environment: Environment, template: str
            ) -> tuple[str, str, Callable[[], bool]]:
                found = super().get_source(environment, template)
                _refuse_leading_out(found[1])
                return found

        return Loader(self.folder)


def house_in(folder: str | None) -> House:
    """The style in `folder`. Raises UsageError where that is no folder."""
    if folder is not None and not os.path.isdir(folder):
        raise UsageError(f"--templates {folder}: no such folder")
    return House(folder)


def _refuse_leading_out(path: str) -> None:
    """A change to the repository can bring such a link, and what it leads to would stand in a paper."""
    if leads_out(path):
        raise UsageError("a link leads it out of the repository", path)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as handle:
            return handle.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"it cannot be read: {error}", path) from error
