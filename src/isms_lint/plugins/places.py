"""Where in a plugin something stands, or went wrong."""

from __future__ import annotations

import os


def place_of(function: object) -> str:
    """file:line of a function; empty for what has no code of its own."""
    code = getattr(function, "__code__", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code else ""


def place_of_error(error: BaseException, home: str = "") -> str:
    """file:line where `error` passed last through the folder `home`, else where it was raised.

    What a plugin calls is rarely to blame.
    """
    import traceback

    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if home and frame.filename.startswith(home + os.sep)]
    if not frames:
        return ""
    last = (own or frames)[-1]
    return f"{last.filename}:{last.lineno}"


def said_by(error: BaseException) -> str:
    """What an error says, with its type."""
    try:
        text = str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:  # a plugin's own error may do anything
        text = "an error that cannot be shown"
    return f"{type(error).__name__}: {text}"
