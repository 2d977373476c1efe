"""regorus, a Rego in Rust. Its Python package is not on every index."""

from __future__ import annotations

from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict, same_files
from timing.measure import Run
from timing.peers.install import python_command
from timing.peers.policy import REGO
from timing.peers.readable import readable

NAME = "regorus"
_PROGRAM = """import json, sys
import regorus, yaml

policy, files = sys.argv[1:3]
engine = regorus.Engine()
engine.add_policy_from_file(policy)
for name in open(files, encoding="utf-8").read().splitlines():
    with open(name, encoding="utf-8") as file:
        record = yaml.load(file, yaml.CSafeLoader)
    engine.set_input_json(json.dumps(record, default=str))
    if engine.eval_rule("data.records.faulty") is True:
        print(name)
"""


def contestant(written: Written, scratch: Path) -> Contestant:
    """Asks the policy of each file."""
    python = python_command(NAME, "python", "pyyaml")
    texts = {
        "regorus.rego": f"{REGO.replace('package records', 'package records' + chr(10) + 'import rego.v1', 1)}"
    }
    texts |= {"regorus_each.py": _PROGRAM, "regorus.txt": "\n".join(readable(written))}
    for name, text in texts.items():
        (scratch / name).write_text(text, encoding="utf-8")
    arguments = (str(scratch / name) for name in ("regorus_each.py", "regorus.rego", "regorus.txt"))

    def check(done: Run) -> None:
        if done.code:
            raise WrongVerdict(done.errors.strip()[-300:])
        same_files(set(done.output.split()), written.faulty(Seen.BY_POLICY, Seen.BY_COMPARISON))

    return Contestant(NAME, [python, *arguments], written.folder, check)
