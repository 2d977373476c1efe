"""Times isms-lint as whole processes against other tools, on corpora whose findings are known.

    python benchmarks/run.py
    python benchmarks/run.py --large --write

Run it with the interpreter that isms-lint is installed for. Peers are installed below `benchmarks/.peers`
on first use. Commands take turns, a warm-up each is not counted. A time counts only where the verdict is
the right one; what does not count is told.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from timing.machine import machine
from timing.measure_all import Wanted, measure
from timing.measurement import Measurement, read
from timing.peers.known import NAMES
from timing.report.page import write_page
from timing.report.tables import left_out, memory_table, targets_table, times_table, title

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
RESULTS = HERE / "results.json"
SIZES = (50, 100, 1000, 10_000)
LARGE = 100_000
KINDS = ("version", "empty", "cold", "unchanged", "changed")


def main() -> int:
    """Measures and prints; writes where that is asked for."""
    arguments = _parser().parse_args()
    if arguments.read:
        found = read(RESULTS)
    else:
        # Byte code is part of an installed program; measure with it wherever the shell forbids writing it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sizes = (*arguments.sizes, *([LARGE] if arguments.large else []))
        wanted = Wanted(
            arguments.tool, sizes, arguments.rounds, tuple(arguments.only), tuple(arguments.skip)
        )
        command = " ".join(["python benchmarks/run.py", *_shown(sys.argv[1:])])
        found = Measurement(machine(arguments.tool), command)
        with tempfile.TemporaryDirectory() as cache:
            os.environ["XDG_CACHE_HOME"] = cache
            measure(wanted, found, lambda line: print(line, file=sys.stderr, flush=True))
    _print(found)
    if arguments.write:
        if not arguments.read:
            found.write(RESULTS)
        write_page(found, DOCS / "performance.md", DOCS / "performance.svg")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=int, nargs="*", metavar="N", default=SIZES, help="numbers of records"
    )
    parser.add_argument("--large", action="store_true", help="100 000 records too, without peers")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, beside the warm-up")
    parser.add_argument("--only", nargs="*", choices=KINDS, default=KINDS, help="these scenarios")
    parser.add_argument("--skip", nargs="*", choices=NAMES, default=(), help="not these peers")
    tool = str(Path(sys.executable).with_name("isms-lint"))
    parser.add_argument("--tool", default=tool, help="another isms-lint than this interpreter's")
    parser.add_argument("--write", action="store_true", help="write the results and the page")
    parser.add_argument("--read", action="store_true", help="take the results of the last run")
    return parser


def _shown(arguments: list[str]) -> list[str]:
    """The arguments without where a tool lies on this machine."""
    if "--tool" not in arguments:
        return arguments
    place = arguments.index("--tool")
    return arguments[:place] + arguments[place + 2 :]


def _print(found: Measurement) -> None:
    for one in found.scenarios:
        print(f"\n{title(one)}\n\n{times_table(one)}")
    print(f"\n{memory_table(found)}\n\n{targets_table(found)}\n\nDid not count:\n{left_out(found)}")


if __name__ == "__main__":
    raise SystemExit(main())
