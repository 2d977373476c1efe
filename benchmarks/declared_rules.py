"""Times fifty rules in YAML against the built-in pack, as whole processes over the same records.

    python benchmarks/declared_rules.py [--count 10000] [--runs 3]

The rules are the ten of `examples/house-rules`, five times under codes of their own. Commands take turns,
one warm-up each is not counted, medians are compared. What the pack costs, and what the rules add to it,
is what a run takes beyond one that only reads the records and judges their form.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
HOUSE_RULES = HERE.parent / "examples" / "house-rules" / "rules"
FAMILIES = ("ORGA", "ORGB", "ORGC", "ORGD", "ORGE")
AS_OF = "2026-11-20"
READING = "INP001"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    # Byte code is part of an installed program; measure with it wherever the shell forbids writing it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        plain, with_rules = Path(folder, "plain"), Path(folder, "with-rules")
        for corpus in (plain, with_rules):
            generate = [sys.executable, str(HERE / "generate.py"), "--sound"]
            subprocess.run([*generate, str(arguments.count), str(corpus)], check=True)
        write_rules(with_rules / "rules")
        own = f"--select={','.join(FAMILIES)}"
        commands = {
            "reading alone": [*check(plain), f"--select={READING}"],
            "the built-in pack": check(plain),
            "the pack and fifty rules": check(with_rules),
            "fifty rules alone": [*check(with_rules), own],
        }
        _show_what_is_found([*check(with_rules), own])
        reading, pack, both, rules = medians(commands, arguments.runs)
    for name, seconds in zip(commands, (reading, pack, both, rules), strict=True):
        print(f"{name:<26} {seconds:8.3f} s")
    print(
        f"the pack costs {pack - reading:.3f} s beyond reading; the rules {rules - reading:.3f} s"
    )
    print(
        f"the rules add {both - pack:.3f} s to the pack:"
        f" {(both - pack) / (pack - reading):.2f} of what it costs (at most 1.00),"
        f" {(both - pack) / pack:.2f} of the whole run"
    )
    return 0


def write_rules(folder: Path) -> None:
    """The house rules, once for each family."""
    folder.mkdir()
    for path in sorted(HOUSE_RULES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for family in FAMILIES:
            own = re.sub(r"^code: ORG", f"code: {family}", text, flags=re.MULTILINE)
            own = re.sub(r"^name: (.*)", rf"name: \1-{family.lower()}", own, flags=re.MULTILINE)
            (folder / f"{family.lower()}-{path.name}").write_text(own, encoding="utf-8")


def check(corpus: Path) -> list[str]:
    """The command that checks a corpus."""
    tool = str(Path(sys.executable).with_name("isms-lint"))
    return [tool, "check", str(corpus), "--as-of", AS_OF, "--no-cache", "--exit-zero"]


def _show_what_is_found(command: list[str]) -> None:
    """What the rules say, so that nobody measures rules that judge nothing. Raises where one is wrong."""
    done = subprocess.run([*command, "--format", "json"], capture_output=True, check=False)
    said = json.loads(done.stdout)
    found = [finding["code"] for finding in said["findings"]]
    wrong = [finding for finding in said["findings"] if finding["code"].startswith("RUL")]
    if wrong:
        raise SystemExit(f"a rule is wrong: {wrong[0]['message']}")
    left = sum(outcome["record"] is not None for outcome in said["not_evaluated"])
    print(f"{len(found)} findings of {len(set(found))} rules; {left} times not evaluated")


def medians(commands: dict[str, list[str]], runs: int) -> list[float]:
    """What each command takes, in seconds of processor time: other work on the machine counts less."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            began = os.times()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            ended = os.times()
            took = sum(ended[2:4]) - sum(
                began[2:4]
            )  # of children, for themselves and in the system
            if done.returncode != 0:
                raise SystemExit(f"{name} did not pass:\n{done.stdout}{done.stderr}")
            if turn:
                times[name].append(took)
    return [statistics.median(series) for series in times.values()]


if __name__ == "__main__":
    raise SystemExit(main())
