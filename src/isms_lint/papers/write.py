"""Papers written: each file in one piece, in place of the one that was made before."""

from __future__ import annotations

import os
from collections.abc import Mapping

from isms_lint.config.errors import UsageError
from isms_lint.files.leading_out import leads_out
from isms_lint.files.replace import replace


def write_files(folder: str, files: Mapping[str, bytes]) -> None:
    """Write `files` into `folder`, which is made where it is not there.

    Raises UsageError where a link leads one out of the repository, and where it cannot be written.
    """
    for name, raw in files.items():
        place = os.path.join(folder, name)
        if leads_out(place):
            raise UsageError(f"{place}: a link leads it out of the repository")
        try:
            os.makedirs(folder or ".", exist_ok=True)
            replace(place, raw)
        except OSError as error:
            raise UsageError(f"{error.filename or place}: {error.strerror}") from error
