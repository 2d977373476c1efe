"""regopy, the Rego of Microsoft's rego-cpp: five rules over each record, read by PyYAML's C parser."""

from __future__ import annotations

from pathlib import Path

from corpus.defects.defect import Seen
from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict, same_files
from timing.measure import Run
from timing.peers.install import python_command
from timing.peers.policy import REGO
from timing.peers.readable import readable

NAME = "regopy"
_PROGRAM = """import datetime, json, sys
import regopy, yaml

policy, files = sys.argv[1:3]
rego = regopy.Interpreter()
rego.add_module("records", open(policy, encoding="utf-8").read())
for name in open(files, encoding="utf-8").read().splitlines():
    with open(name, encoding="utf-8") as file:
        record = yaml.load(file, yaml.CSafeLoader)
    rego.set_input(json.loads(json.dumps(record, default=str)))
    if "true" in str(rego.query("x = data.records.faulty")):
        print(name)
"""


def contestant(written: Written, scratch: Path) -> Contestant:
    """Asks the policy of each file."""
    texts = {"policy.rego": REGO, "regopy_each.py": _PROGRAM}
    texts["regopy.txt"] = "\n".join(readable(written))
    for name, text in texts.items():
        (scratch / name).write_text(text, encoding="utf-8")
    python = python_command(NAME, "python", "pyyaml")
    arguments = (str(scratch / name) for name in ("regopy_each.py", "policy.rego", "regopy.txt"))

    def check(done: Run) -> None:
        if done.code:
            raise WrongVerdict(done.errors.strip()[-300:])
        same_files(set(done.output.split()), written.faulty(Seen.BY_POLICY, Seen.BY_COMPARISON))

    return Contestant(NAME, [python, *arguments], written.folder, check)
