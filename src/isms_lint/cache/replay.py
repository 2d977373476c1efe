"""A whole run, said again where nothing it went by has changed since.

Nothing of the program is imported for this but what looks at files: a run over an unchanged repository
takes about as long as git takes to see that it is unchanged.

What a run went by: the command and its environment (`places`); every file that the program and its
plugins consist of or opened; the folders in which plugins are found; the files of the repository, by
git's index where there is one (`work_tree`), else each by what was seen of it (`seen`); the local day.
"""

import os
import sys
import time

from isms_lint.cache.places import MOST_BYTES, folder_for, run_path, variables
from isms_lint.cache.seen import is_same
from isms_lint.cache.store import read_entry
from isms_lint.cache.work_tree import index_digest, start_differences

TYPE_CHECKING = False  # of `typing`, which takes longer to import than a run to say again

if TYPE_CHECKING:
    from typing import Any


def replay(arguments: list[str]) -> int | None:
    """Say what the same command said before, and give its exit code; None where it has to be run.

    Raises UsageError where it cannot be said.
    """
    if None in (sys.stdout, sys.stderr):
        return None
    folder = folder_for(arguments)
    if folder is None:
        return None
    path = run_path(folder, arguments)
    entry = read_entry(path, MOST_BYTES)
    try:
        if entry is None or entry["name"] != os.path.basename(path) or not _holds(entry):
            return None
        said, code = entry["said"], entry["code"]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the run itself will tell what is wrong, if anything is
    _say(said)
    return int(code)


def _holds(entry: "dict[str, Any]") -> bool:
    """Whether everything the run went by is as it was."""
    first, end = entry["days"]
    if not first <= time.time() < end:
        return False
    if entry["variables"] not in (None, variables()):
        return False
    if any(os.path.realpath(path) != real for path, real in entry["links"]):
        return False
    tree = entry["tree"]
    # The settings of git are among the files: not before these are known to be the same is it asked.
    if not is_same(entry["settings"]):
        return False
    answer = None if tree is None else start_differences(tree["root"], tree["filters_off"])
    same = is_same(entry["files"])
    if answer is not None:
        same = answer() == tree["differences"] and same
        # Last: of another index git would have said something else.
        same = same and index_digest(tree["index"]) == tree["digest"]
    return same


def _say(said: "list[tuple[str, bytes]]") -> None:
    """Write what was written. Raises UsageError where that cannot be."""
    for name, raw in said:
        stream = sys.stdout if name == "out" else sys.stderr
        try:
            stream.buffer.write(raw)
            stream.flush()
        except OSError as error:
            # Python flushes the stream once more at exit; that must not fail a second time.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
            if isinstance(error, BrokenPipeError) or name == "err":
                continue  # a reader that went away is no failure
            from isms_lint.config.errors import UsageError

            raise UsageError(f"cannot write the report: {error.strerror}") from error
