"""isms-lint as a contestant."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

from corpus.expected import Finding
from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict
from timing.measure import Run
from timing.prepared import Changer

AS_OF = "2026-11-20"


def knows_cache(tool: str) -> bool:
    """Whether this isms-lint has a cache that can be switched off."""
    told = subprocess.run([tool, "check", "--help"], capture_output=True, text=True, check=True)
    return "--no-cache" in told.stdout


def checks(
    name: str,
    tool: str,
    written: Written,
    options: list[str],
    change: Changer | None = None,
) -> Contestant:
    """A check of the corpus. Its verdict is right where its report is the list of what is to be found."""
    command = [tool, "check", ".", "--as-of", AS_OF, "--format", "json", "--exit-zero", *options]

    def check(done: Run) -> None:
        known = Counter([*written.findings, *(change.findings if change else ())])
        said = reported(done)
        if said != known:
            more, less = sorted((said - known).elements(), key=str), sorted((known - said), key=str)
            raise WrongVerdict(f"too many: {more[:3]}; missing: {less[:3]}")

    return Contestant(name, command, written.folder, check, change)


def reported(done: Run) -> Counter[Finding]:
    """What a JSON report says."""
    if done.code:
        raise WrongVerdict(f"ended with {done.code}: {done.errors.strip()[-300:]}")
    return Counter(
        Finding(
            finding["code"],
            (finding["record"] or {}).get("id"),
            finding["path"] or "",
            finding["location"]["file"],
        )
        for finding in json.loads(done.output)["findings"]
    )


def version(tool: str, folder: Path) -> Contestant:
    """The command that only says its version."""

    def check(done: Run) -> None:
        if done.code or not done.output.startswith("isms-lint"):
            raise WrongVerdict(done.output + done.errors)

    return Contestant("isms-lint --version", [tool, "--version"], folder, check)
