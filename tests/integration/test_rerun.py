"""After changes, a run that goes by what the last one left finds what a run from nothing finds."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from cache_world import SETTLED, Driver, World, said
from edits import edited

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

SAMPLE = Path(__file__).parents[2] / "examples" / "alder"
EDITS = int(os.environ.get("ISMS_LINT_RERUN_EDITS", "40"))
SEED = int(os.environ.get("ISMS_LINT_RERUN_SEED", "27001"))
CORPUS = Path(os.environ.get("ISMS_LINT_RERUN_CORPUS", str(SAMPLE)))


@pytest.fixture
def sample(driver: Driver, tmp_path: Path) -> World:
    """The sample, as a repository of git."""
    world = World(driver, tmp_path, git=True)
    shutil.rmtree(world.root)
    shutil.copytree(CORPUS, world.root)
    world.shell("git init -q .; git add -A; git commit -qm one")
    time.sleep(SETTLED)
    return world


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_any_edit_it_finds_what_a_run_from_nothing_finds(jobs: str, sample: World) -> None:
    chance = random.Random(SEED)
    files = [path for path in sample.there() if path.suffix in (".yaml", ".md", ".json")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    others = [*texts.values()]
    way = [str(sample.root), "--format", "json", "--select", "ALL", "--jobs", jobs]
    sample.runs("check", way)
    told: list[str] = []
    left = 0
    for _ in range(EDITS):
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            path = chance.choice(files)
            text = path.read_text(encoding="utf-8")
            new = texts[path] if chance.random() < 0.2 else edited(text, others, chance)
            path.write_text(new, encoding="utf-8")
            told.append(str(path.relative_to(sample.root)))
        if chance.random() < 0.1:
            sample.shell("git add -A")
        if chance.random() < 0.7:
            time.sleep(SETTLED)
        ran = sample.runs("check", way)
        whole = sample.runs("check", way, ISMS_LINT_NO_CACHE="1")
        assert said(ran) == said(whole), told
        assert "Traceback" not in ran["err"]
        left += ran["left"]
    assert left > EDITS / 4, left


FILE = "corrective-actions/CAR-2026-2.yaml"
CASES = {
    "a field that others read": ("sed -i 's/^status: .*/status: cancelled/' {file}", True),
    "a field of no kind": ("sed -i 's/^status:/statos:/' {file}", True),
    "a line before a record": ("sed -i '1i # a comment' {file}", True),
    "what nobody reads": ("sed -i 's/^title: /title: Another /' {file}", True),
    "an id": ("sed -i 's/^id: /id: X-/' {file}", False),
    "a kind": ("sed -i 's/^kind: .*/kind: risk/' {file}", False),
    "what is no record any more": ("echo '[' > {file}", False),
    "a file that comes": ("cp {file} another.yaml", False),
    "a file that goes": ("rm {file}", False),
    "a file that moves": ("mv {file} moved.yaml", False),
    "the organization": (
        "sed -i 's/^timezone: .*/timezone: Asia\\/Tokyo/' organization.yaml",
        False,
    ),
    "the configuration": ("echo 'ignore: [CAR]' >> .isms-lint.yaml", False),
    "a rule file": ("sed -i 's/^summary: .*/summary: Other./' rules/one.yaml", False),
    "a rule file that is none any more": ("echo > rules/one.yaml", False),
    "a record that becomes a rule": ("cp rules/one.yaml rules/two.yaml", False),
    "many files": (
        "for f in $(find . -name '*.yaml' | head -21); do echo '# more' >> $f; done",
        False,
    ),
}
RULE = """
code: ACME001
name: acme
family: acme
kinds: [risk]
severity: warning
basis: recommended
summary: Every risk has a title.
assert: {exists: title}
message: no title
fix: Give it one.
"""


@pytest.mark.parametrize("what", CASES)
def test_it_goes_by_what_was_left_only_where_it_can(what: str, sample: World) -> None:
    (sample.root / "rules").mkdir(exist_ok=True)
    (sample.root / "rules" / "one.yaml").write_text(RULE)
    (sample.root / "rules" / "two.yaml").write_text("kind: risk\nid: R-2\n")
    time.sleep(SETTLED)
    way = [str(sample.root), "--format", "json", "--select", "ALL"]
    sample.runs("check", way)
    command, left = CASES[what]
    sample.shell(command.format(file=FILE))
    ran = sample.runs("check", way)
    assert said(ran) == said(sample.runs("check", way, ISMS_LINT_NO_CACHE="1"))
    assert ran["left"] is left
    # What that one leaves counts in its turn.
    sample.shell("sed -i 's/^title: /title: One more /' organization.yaml")
    again = sample.runs("check", way)
    assert said(again) == said(sample.runs("check", way, ISMS_LINT_NO_CACHE="1"))


@pytest.mark.parametrize("damage", ["cut", "other", "gone", "garbage"])
@pytest.mark.parametrize("which", [0, 1])
def test_what_was_left_and_is_damaged_is_not_used(damage: str, which: int, sample: World) -> None:
    way = [str(sample.root), "--format", "json"]
    sample.runs("check", way)
    entries = sorted((sample.top / "cache" / "snapshots").iterdir(), key=lambda e: e.stat().st_size)
    entry, other = entries[which], entries[1 - which]
    whole = entry.read_bytes()
    for content in {
        "cut": [whole[:size] for size in (0, 5, 20, 500, len(whole) - 1)],
        "other": [other.read_bytes()],
        "gone": [None],
        "garbage": [whole[:100] + bytes([whole[100] ^ 1]) + whole[101:], b"\0" * 1000],
    }[damage]:
        if content is None:
            entry.unlink()
        else:
            entry.write_bytes(content)
        sample.shell(f"sed -i 's/^title: /title: Another /' {FILE}")
        ran = sample.runs("check", way)
        assert said(ran) == said(sample.runs("check", way, ISMS_LINT_NO_CACHE="1"))
        assert not ran["left"]


def test_what_one_command_left_is_not_for_another(sample: World) -> None:
    way = [str(sample.root), "--format", "json"]
    sample.runs("check", way)
    sample.shell(f"sed -i 's/^title: /title: Another /' {FILE}")
    assert not sample.runs("check", [*way, "--select", "ALL"])["left"]
    assert sample.runs("check", way)["left"]
