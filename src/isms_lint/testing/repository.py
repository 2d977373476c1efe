"""Records given as text, read as a repository is, to be linted more than once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.find import NAME
from isms_lint.config.load import load_config
from isms_lint.documents.document import Reading
from isms_lint.engine import Examined, examine
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.values import NamedTuple


class Repository(NamedTuple):
    """Files as they were read, and how they are judged."""

    root: str
    config: Config
    plugins: Plugins
    as_of: date | datetime
    readings: list[Reading]

    def copied(self) -> Repository:
        """The same, with data of its own."""
        readings = [
            reading._replace(
                documents=[d._replace(data=deepcopy(d.data)) for d in reading.documents]
            )
            for reading in self.readings
        ]
        return self._replace(readings=readings)

    def run(self) -> Result:
        """What the engine finds."""
        return self.examine().result

    def examine(self) -> Examined:
        """What the engine finds, and the facts it goes by."""
        return examine(self.root, self.config, self.plugins, self.as_of, self.readings)


def read_repository(
    files: Mapping[str, str] | str,
    *,
    as_of: str,
    select: Iterable[str] | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    config: str | None = None,
    plugins: Plugins | None = None,
) -> Repository:
    """Read `files` as `lint` does; `plugins` are those that are installed, for None."""
    loaded = installed() if plugins is None else plugins
    with tempfile.TemporaryDirectory(prefix="isms-lint-") as root:
        for path, text in ({"isms.yaml": files} if isinstance(files, str) else files).items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8", newline="") as handle:
                handle.write(text)
        settings = Config()
        written = None
        if config is not None:
            written = os.path.join(root, NAME)
            with open(written, "w", encoding="utf-8") as handle:
                handle.write(config)
            settings = load_config(written, loaded.profiles)
        if select is not None:
            settings = settings._replace(select=tuple(select))
        if parameters is not None:
            settings = settings._replace(parameters=parameters)
        day = date.fromisoformat(as_of) if len(as_of) == 10 else datetime.fromisoformat(as_of)
        taken = take_in(root, written, (), loaded.readers)
        return Repository(root, settings, loaded, day, taken.readings)


@cache
def installed() -> Plugins:
    """The installed plugins, loaded once."""
    return load_plugins()
