"""`--timing` says where the time goes, beside the report."""

from __future__ import annotations

import re
from pathlib import Path

from cli_process import Cli

STAGES = ("start and rest", "read", "parse", "lift", "validate", "rule", "derive", "report")


def test_stages_rules_and_derivations_are_told(cli: Cli, repository: Path) -> None:
    asked = ("check", repository, "--as-of", "2026-11-20", "--format", "concise")
    plain, timed = cli(*asked), cli(*asked, "--timing")
    assert (timed.code, timed.out) == (plain.code, plain.out)
    found = dict(re.findall(r"^  (\S.*?) +([\d.]+) ms", timed.err, re.M))
    assert set(STAGES) <= found.keys()
    stages = sum(float(found[stage]) for stage in STAGES)
    assert abs(stages - float(found["in all"])) < 1
    assert re.search(r"^ +[\d.]+ ms  [A-Z]+\d{3}$", timed.err, re.M)
    assert "derivations that took most" in timed.err
