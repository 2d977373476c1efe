"""All peers that judge records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.layout.write import Written

from timing.contestant import Contestant
from timing.peers import ajv, check_jsonschema, check_yaml, regopy, regorus, spectral, yamllint
from timing.peers.install import Missing

_MODULES = (ajv, check_jsonschema, yamllint, check_yaml, spectral, regopy, regorus)
NAMES = tuple(module.NAME for module in _MODULES)


def peers(
    written: Written, scratch: Path, skip: Iterable[str], missing: Callable[[str, str], None]
) -> list[Contestant]:
    """All that can be installed; `missing` is told of the others, and why."""
    found = []
    for module in _MODULES:
        if module.NAME not in skip:
            try:
                found.append(module.contestant(written, scratch))
            except Missing as error:
                missing(module.NAME, str(error))
    return found
