"""What goes wrong in a template, told with its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from isms_lint.config.errors import UsageError
from isms_lint.offers.paper import NoPaper
from isms_lint.plugins.places import said_by

_ENDS = ".j2"


@contextmanager
def telling_place(path: str) -> Iterator[None]:
    """Raises UsageError with the file and line of a template for what goes wrong in it; `path` is the
    template that is written by.
    """
    from jinja2 import TemplateSyntaxError

    try:
        yield
    except (UsageError, NoPaper, KeyboardInterrupt):
        raise
    except TemplateSyntaxError as error:
        where = f"{error.filename or path}:{error.lineno}"
        raise UsageError(f"template: {error.message}", where) from error
    except BaseException as error:  # what a template does with facts may raise anything
        # Jinja tells the lines of exceptions alone, and not of what ends a process.
        place = _place(error, path) if isinstance(error, Exception) else path
        raise UsageError(f"template: {said_by(error)}", place) from error


def _place(error: BaseException, path: str) -> str:
    import traceback

    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(_ENDS)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else path
