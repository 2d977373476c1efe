"""Times isms-lint as whole processes against a bare interpreter and against check-jsonschema.

    python benchmarks/run.py [--runs 5] [--large]

Run it with the interpreter isms-lint is installed for. check-jsonschema is installed into an
environment of its own below `benchmarks/.peer` on the first run, so that it works with what it asks
for and no more. Commands take turns (A B A B ...), one warm-up each is not counted, medians are
compared. Before its time counts, each command's verdict is checked.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "examples" / "alder"
AS_OF = ("--as-of", "2026-11-20")
GAPS = {"CTX001", "DOC001", "MRV001", "PRG004", "PRG006", "ROL002", "SEQ004"}
"""What the generated records do not show as a whole; each record by itself is sound."""
TARGETS = {"--version": 2.0, "sample": 0.15, "1000 records": 0.06, "10000 records": 10.0}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="10 000 records too")
    arguments = parser.parse_args()
    # Byte code is part of an installed program; measure with it wherever the shell forbids writing it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    tool = str(Path(sys.executable).with_name("isms-lint"))
    peer = str(_peer())
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        schema.write_text(json.dumps({"type": "object", "required": ["kind"]}))
        judge = [peer, "--schemafile", str(schema)]
        runs = arguments.runs
        _show(
            "--version",
            _ratio([tool, "--version"], [sys.executable, "-c", "pass"], runs * 3),
        )
        _show(
            "sample",
            _ratio([tool, "check", str(SAMPLE), *AS_OF], [*judge, *_documents(SAMPLE)], runs),
        )
        thousand = _corpus(folder, 1000)
        check = [*_checked(tool, thousand), "--exit-zero"]
        _show("1000 records", _ratio(check, [*judge, *_documents(thousand)], runs))
        if arguments.large:
            large = [*_checked(tool, _corpus(folder, 10_000)), "--exit-zero"]
            _show("10000 records", _ratio(large, check, 3))
            print(f"peak memory of a process, 10 000 records: {_peak(large):.0f} MiB (target: 200)")
    return 0


def _peer() -> Path:
    """check-jsonschema in an environment of its own."""
    folder = HERE / ".peer"
    command = folder / "bin" / "check-jsonschema"
    if not command.exists():
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "check-jsonschema"], check=True)
    return command


def _corpus(folder: str, count: int) -> Path:
    corpus = Path(folder) / str(count)
    generate = [sys.executable, str(HERE / "generate.py"), str(count), str(corpus)]
    subprocess.run(generate, check=True)
    return corpus


def _checked(tool: str, folder: Path) -> list[str]:
    """The command that checks a corpus, whose verdict is the right one."""
    command = [tool, "check", str(folder), *AS_OF]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, check=False)
    found = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    if found != GAPS:
        raise SystemExit(f"{folder}: found {sorted(found)}, not {sorted(GAPS)}")
    return command


def _documents(folder: Path) -> list[str]:
    """The files the peer can read: YAML of one document, which leaves it less to do than us."""
    files = sorted(path for path in folder.rglob("*.yaml") if not path.name.startswith("."))
    return [str(path) for path in files if "\n---\n" not in path.read_text(encoding="utf-8")]


def _ratio(ours: Sequence[str], theirs: Sequence[str], runs: int) -> tuple[float, float, float]:
    """Medians of both in seconds, and the ratio of the medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for command, series in zip((ours, theirs), times, strict=True):
            began = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            took = time.perf_counter() - began
            if done.returncode != 0:
                raise SystemExit(f"{command[0]} did not pass:\n{done.stdout}{done.stderr}")
            if turn:
                series.append(took)
    own, other = (statistics.median(series) for series in times)
    return own, other, own / other


def _show(name: str, measured: tuple[float, float, float]) -> None:
    own, other, ratio = measured
    print(
        f"{name:<14} {own:8.3f} s  against {other:8.3f} s  ratio {ratio:6.3f}  (at most {TARGETS[name]})"
    )


def _peak(command: Sequence[str]) -> float:
    """The largest process of one run, in MiB."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(done.stdout) / unit


if __name__ == "__main__":
    raise SystemExit(main())
