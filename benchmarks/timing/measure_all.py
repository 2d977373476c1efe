"""Measures all scenarios."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.layout.write import Written

from timing.contestant import Contestant
from timing.measurement import Measurement
from timing.ours import checks, knows_cache, version
from timing.peers import bare_python, git_status
from timing.peers.known import peers
from timing.prepared import Changer, prepare
from timing.rounds import take_turns
from timing.scenario import Scenario

OURS = "isms-lint"
ONE_CORE = "isms-lint --jobs 1"
_OTHER_LAYOUTS = ("markdown", "csv", "mixed")
_AGE = 3
_PEERS_UP_TO = 10_000
"""Beyond it some peers take the better part of an hour."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asked to be measured."""

    tool: str
    sizes: tuple[int, ...]
    rounds: int
    kinds: tuple[str, ...]
    skip: tuple[str, ...]


def measure(wanted: Wanted, found: Measurement, tell: Callable[[str], None]) -> None:
    """Measures what is wanted and adds it to what was found."""
    cold = ["--no-cache"] if knows_cache(wanted.tool) else []
    if not cold:
        found.absent["warm runs"] = "this isms-lint keeps no cache"
    with tempfile.TemporaryDirectory() as below:
        here = Path(below)
        if "version" in wanted.kinds:
            tell("--version")
            both = [version(wanted.tool, here), bare_python.contestant(here)]
            results = take_turns(both, wanted.rounds * 3, tell)
            found.scenarios.append(Scenario("version", "", 0, results))
        if "empty" in wanted.kinds:
            nothing = prepare(0, "yaml", here)
            alone = [checks(ONE_CORE, wanted.tool, nothing, [*cold, "--jobs", "1"])]
            found.scenarios.append(
                Scenario("empty", "yaml", 0, take_turns(alone, wanted.rounds, tell))
            )
        for size in wanted.sizes:
            for layout in ("yaml", *(_OTHER_LAYOUTS if _in_all_layouts(size) else ())):
                with tempfile.TemporaryDirectory(dir=below) as folder:
                    written = prepare(size, layout, Path(folder))
                    _one_corpus(wanted, written, layout, cold, found, tell)


def _in_all_layouts(size: int) -> bool:
    return 1000 <= size <= _PEERS_UP_TO


def _one_corpus(
    wanted: Wanted,
    written: Written,
    layout: str,
    cold: list[str],
    found: Measurement,
    tell: Callable[[str], None],
) -> None:
    scratch = written.folder.parent
    many = checks(OURS, wanted.tool, written, cold)
    one = checks(ONE_CORE, wanted.tool, written, [*cold, "--jobs", "1"])
    if "cold" in wanted.kinds:
        tell(f"{written.count} records, {layout}, cold")
        all_of_them = [many, one]
        if layout == "yaml":
            all_of_them.append(git_status.contestant(written))
            if written.count <= _PEERS_UP_TO:
                all_of_them += peers(written, scratch, wanted.skip, found.absent.__setitem__)
        results = take_turns(all_of_them, wanted.rounds, tell)
        found.scenarios.append(Scenario("cold", layout, written.count, results))
    if not cold:
        return
    for kind in ("unchanged", "changed"):
        if kind in wanted.kinds and (kind == "unchanged" or layout in ("yaml", "markdown")):
            tell(f"{written.count} records, {layout}, warm, {kind}")
            # What was written a moment ago is trusted by no cache: it may change and look as before.
            time.sleep(_AGE)
            results = take_turns(list(_warm(wanted, written, kind)), wanted.rounds * 2, tell)
            found.scenarios.append(Scenario(kind, layout, written.count, results))


def _warm(wanted: Wanted, written: Written, kind: str) -> Iterable[Contestant]:
    change = Changer(written) if kind == "changed" else None
    yield checks(OURS, wanted.tool, written, [], change)
    yield checks(ONE_CORE, wanted.tool, written, ["--jobs", "1"], change)
    yield git_status.contestant(written, changed=1 if change else 0, before=change)
