"""Times each rule in one run over a folder of records, and shows its share of the whole.

    python benchmarks/generate.py 10000 FOLDER
    python benchmarks/rules.py FOLDER [--most 20]

What a derivation takes is counted for the rule that asks first. The share is that of the time from
reading the files to the last finding, in this one process.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from isms_lint import checks, engine
from isms_lint.config.config import Config
from isms_lint.intake import take_in
from isms_lint.plugins.manager import load_plugins
from isms_lint.rule_run import Said, run_rule
from isms_lint.rules.rule import Rule

AS_OF = date(2026, 11, 20)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=20, help="how many rules to show")
    arguments = parser.parse_args()
    gc.disable()  # As `isms-lint check` does; else whichever rule it interrupts pays for all.
    plugins = load_plugins()
    took: dict[str, float] = {}
    for module in (checks, engine):
        vars(module)["run_rule"] = _timed(run_rule, took)
    began = time.perf_counter()
    taken = take_in(str(arguments.folder), None, (), plugins.readers)
    read = time.perf_counter()
    result = engine.run(str(arguments.folder), Config(), plugins, AS_OF, taken.readings)
    whole = time.perf_counter() - began
    rules = sum(took.values())
    count = sum(result.records.values())
    print(f"{count} records, {len(took)} rules, {len(result.findings)} findings: {whole:.2f} s")
    print(f"reading {read - began:.2f} s, rules {rules:.2f} s ({rules / whole:.1%} of the run)")
    for code, seconds in sorted(took.items(), key=lambda item: -item[1])[: arguments.most]:
        print(f"{code}  {seconds * 1000:8.1f} ms  {seconds / whole:6.2%}")
    return 0


def _timed(run_one: Callable[..., Said], took: dict[str, float]) -> Callable[..., Said]:
    def timed(rule: Rule, *others: Any) -> Said:
        began = time.perf_counter()
        said = run_one(rule, *others)
        took[rule.code] = took.get(rule.code, 0.0) + time.perf_counter() - began
        return said

    return timed


if __name__ == "__main__":
    raise SystemExit(main())
