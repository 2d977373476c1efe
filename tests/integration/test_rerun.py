"""After changes, a run that goes by what the last one left finds what a run from nothing finds."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from cache_world import SETTLED, Driver, World, said
from edits import edited

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

SAMPLE = Path(__file__).parents[2] / "examples" / "alder"
EDITS = int(os.environ.get("ISMS_LINT_RERUN_EDITS", "25"))
SEED = int(os.environ.get("ISMS_LINT_RERUN_SEED", "27001"))
CORPUS = Path(os.environ.get("ISMS_LINT_RERUN_CORPUS", str(SAMPLE)))
FEW_LOOKS = 60
"""Looks of rules at records after a change that no other record hangs on; there are some 10 000."""


class Sample:
    """The sample, as a repository of git."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.root = world.root
        self.more: list[str] = []

    def shell(self, commands: str) -> None:
        self.world.shell(commands)
        time.sleep(SETTLED)

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        time.sleep(SETTLED)

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new, 1))

    def check(self) -> dict[str, Any]:
        """Check it, and see that a run from nothing says the same."""
        way = [str(self.root), "--format", "json", "--select", "ALL", *self.more]
        ran = self.world.runs("check", way)
        assert said(ran) == said(self.world.runs("check", way, ISMS_LINT_NO_CACHE="1"))
        assert "Traceback" not in ran["err"]
        return ran

    @property
    def left(self) -> list[Path]:
        """The entries of snapshots, the smaller one first."""
        folder = self.world.top / "cache" / "snapshots"
        entries = folder.iterdir() if folder.exists() else ()
        return sorted(entries, key=lambda entry: entry.stat().st_size)


@pytest.fixture
def sample(driver: Driver, tmp_path: Path) -> Sample:
    """The sample, which has settled."""
    world = World(driver, tmp_path, git=True)
    shutil.rmtree(world.root)
    shutil.copytree(CORPUS, world.root)
    sample = Sample(world)
    sample.shell("git init -q .; git add -A; git commit -qm one")
    return sample


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_any_edit_it_finds_what_a_run_from_nothing_finds(jobs: str, sample: Sample) -> None:
    chance = random.Random(SEED)
    files = [p for p in sample.world.there() if p.suffix in (".yaml", ".md", ".json")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    others = [*texts.values()]
    sample.more = ["--jobs", jobs]
    looks = sum(sample.check()["looks"])
    saved = 0
    for _ in range(EDITS):
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            path = chance.choice(files)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            if chance.random() < 0.1:
                path.unlink(missing_ok=True)
            elif chance.random() < 0.1:
                (path.parent / f"{chance.randrange(9)}-{path.name}").write_text(
                    edited(text, others, chance), encoding="utf-8"
                )
            else:
                new = texts[path] if chance.random() < 0.2 else edited(text, others, chance)
                path.write_text(new, encoding="utf-8")
        if chance.random() < 0.1:
            sample.shell("git add -A")
        if chance.random() < 0.7:
            time.sleep(SETTLED)
        saved += sum(sample.check()["looks"]) < looks / 2
    assert saved > EDITS / 4


FILE = "corrective-actions/CAR-2026-2.yaml"
OTHER = "corrective-actions/CAR-2026-1.yaml"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_did_not_change_is_not_read_and_few_rules_run(jobs: str, sample: Sample) -> None:
    sample.more = ["--jobs", jobs]
    whole = sample.check()
    # Not in place: an editor puts another file there, and the folder changes.
    sample.shell(f"sed -i 's/^title: /title: Another /' {FILE}")
    once = sample.check()
    assert sum(once["looks"]) < FEW_LOOKS < sum(whole["looks"]) / 10
    odd = once["read"]
    sample.shell(f"sed -i 's/^title: /title: One more /' {OTHER}")
    again = sample.check()
    assert sum(again["looks"]) < FEW_LOOKS
    assert again["read"] == odd < 6


CASES = {
    "a field that others read": ("sed -i 's/^status: .*/status: cancelled/' {file}", True),
    "a field of no kind": ("sed -i 's/^status:/statos:/' {file}", True),
    "a line before a record": ("sed -i '1i # a comment' {file}", True),
    "what nobody reads": ("sed -i 's/^title: /title: Another /' {file}", True),
    "an id": ("sed -i 's/^id: /id: X-/' {file}", True),
    "a kind": ("sed -i 's/^kind: .*/kind: risk/' {file}", True),
    "what is no record any more": ("echo '[' > {file}", True),
    "a file that comes": ("sed 's/^id: /id: X-/' {file} > another.yaml", True),
    "a file that comes with nothing in it": ("touch another.yaml", True),
    "an id that is there already": ("cp {file} another.yaml", False),
    "an id that is no longer there twice": ("rm R-3-again.yaml", False),
    "a file that goes": ("rm {file}", True),
    "a file that moves": ("mv {file} moved.yaml", True),
    "a record that joins others": ("(echo ---; sed 's/^id: /id: X-/' {file}) >> {file}", True),
    "a record that leaves others": ("sed -i '/^---/,$d' rules/three.yaml", True),
    "records that change places": ("sed -i 's/R-5/R-4/;t;s/R-4/R-5/' rules/three.yaml", False),
    "an organization": ("echo '{{kind: organization, id: zzz}}' > another.yaml", False),
    "the organization": (
        "sed -i 's/^timezone: .*/timezone: Asia\\/Tokyo/' organization.yaml",
        False,
    ),
    "the organization's edition": (
        "sed -i 's/^edition: .*/edition: \"2013\"/' organization.yaml",
        False,
    ),
    "what else the organization says": (
        "sed -i 's/^headcount: .*/headcount: 7/; s/^name: /name: Other /' organization.yaml",
        True,
    ),
    "a register": ("echo '{{kind: register, external_ids: [R-9]}}' > another.yaml", False),
    "what a register says": ("sed -i 's/R-7/R-8/' ids.yaml", False),
    "a line before a register": ("sed -i '1i # a comment' ids.yaml", True),
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
def test_it_goes_by_what_was_left_only_where_it_can(what: str, sample: Sample) -> None:
    sample.write("rules/one.yaml", RULE)
    sample.write("rules/two.yaml", "kind: risk\nid: R-2\n")
    sample.write("rules/three.yaml", "kind: risk\nid: R-4\n---\nkind: risk\nid: R-5\n")
    sample.write("ids.yaml", "kind: register\nexternal_ids: [R-7]\n")
    for name in ("R-3", "R-3-again"):
        sample.write(f"{name}.yaml", "kind: risk\nid: R-3\n")
    whole = sum(sample.check()["looks"])
    command, saves = CASES[what]
    sample.shell(command.format(file=FILE))
    assert (sum(sample.check()["looks"]) < whole / 2) is saves
    # What that one leaves counts in its turn.
    sample.shell(f"sed -i 's/^title: /title: Another /' {OTHER}")
    assert sum(sample.check()["looks"]) < whole / 20


def test_changes_of_different_files_one_after_the_other(sample: Sample) -> None:
    """Each run leaves what changed since all was written, and what is no more."""
    whole = sum(sample.check()["looks"])
    sample.edit(FILE, "status: closed", "status: cancelled")
    sample.check()
    sample.shell(f"rm {OTHER}; sed 's/^id: .*/id: CAR-77/' {FILE} > one-more.yaml")
    sample.check()
    for before, now in (("cancelled", "open"), ("open", "closed"), ("closed", "nonsense")):
        sample.edit("one-more.yaml", f"status: {before}", f"status: {now}")
        assert sum(sample.check()["looks"]) < whole / 2
    sample.shell("rm one-more.yaml; git checkout -q .")
    assert sum(sample.check()["looks"]) < whole / 2
    sample.edit(FILE, "title: ", "title: Another ")
    assert sum(sample.check()["looks"]) < whole / 20


CONTENT = {
    "aliases": "kind: risk\nid: R-9\ntags: &t [a, b]\nnotes: *t\nowner: nobody-there\n",
    "merges": "kind: risk\nrecords:\n- &r {id: R-7, owner: nobody}\n- {<<: *r, id: R-8}\n",
    "written": "kind: risk\nid: 0123\nlevel: 5.10\nowner: nobody-there\n",
    "comments": "kind: risk\nid: R-9\nowner: nobody  # isms-lint: ignore[REF001] known\n",
    "no id": "kind: organization-unit\ntitle: Some\n",
    "page": "---\nkind: risk\nid: R-9\nowner: nobody-there\n---\n\n# Risk\n\nOf R-404.\n",
    "duplicates": "kind: risk\nid: R-9\ntitle: a\ntitle: b\n",
    "two": "kind: risk\nid: R-9\n---\nkind: risk\nid: R-10\nowner: nobody-there\n",
    "json": '[{"kind": "risk", "id": "R-9"}, {"kind": "risk", "id": "R-10", "owner": "nobody"}]',
    "nothing": "",
    "period": "kind: audit\nid: AUD-9\nreported_on: 2026-03-01/2026-03-31\n",
}


@pytest.mark.parametrize("what", CONTENT)
def test_whatever_files_hold(what: str, sample: Sample) -> None:
    name = {"page": "x.md", "json": "x.json"}.get(what, "x.yaml")
    sample.write(name, CONTENT[what])
    sample.check()
    sample.edit(FILE, "title: ", "title: Another ")
    sample.check()
    sample.edit("people/staff.yaml", "{id: femi,", "{id: nobody,")
    sample.check()
    sample.write(name, CONTENT[what].replace("nobody", "somebody"))
    sample.check()
    assert bool(sample.left) is (what != "period")


def test_another_timezone_makes_faults_of_dates(sample: Sample) -> None:
    sample.edit("organization.yaml", "timezone: Europe/Amsterdam", "timezone: UTC")
    sample.edit(FILE, "due_on: 2026-05-29", "due_on: 9999-12-31T23:30:00Z")
    sample.check()
    sample.edit("organization.yaml", "timezone: UTC", "timezone: Asia/Tokyo")
    assert "9999-12-31" in sample.check()["out"]
    sample.shell(f"sed 's/^id: .*/id: CAR-77/' {OTHER} > one-more.yaml")
    assert "9999-12-31" in sample.check()["out"]
    sample.world.day = "2026-11-21T12:00:00+00:00"
    assert "9999-12-31" in sample.check()["out"]


def test_another_organization_makes_faults_of_dates(sample: Sample) -> None:
    sample.write("older.yaml", "kind: organization\nid: aaa\nname: Old\ntimezone: UTC\n")
    sample.edit("organization.yaml", "timezone: Europe/Amsterdam", "timezone: Asia/Tokyo")
    sample.edit(FILE, "due_on: 2026-05-29", "due_on: 9999-12-31T23:30:00Z")
    sample.check()
    sample.shell("rm older.yaml")
    assert "9999-12-31" in sample.check()["out"]


def test_another_day_is_judged_anew(sample: Sample) -> None:
    whole = sum(sample.check()["looks"])
    sample.world.day = "2027-11-21T12:00:00+00:00"
    next_day = sample.check()
    assert sum(next_day["looks"]) > whole / 2
    assert next_day["read"] < 6


def test_a_plugin_that_maps_files_after_all(sample: Sample) -> None:
    """What decides it is a file that is there, which is not seen."""
    plugin = sample.world.plugin / "plugin.py"
    plugin.write_text(MAPPING.format(sample.world.top / "now"))
    time.sleep(SETTLED)
    sample.more = ["--plugin", str(plugin)]
    sample.check()
    (sample.world.top / "now").touch()
    sample.edit(FILE, "title: ", "title: Another ")
    sample.check()


MAPPING = """
import os
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_mappings():
    if not os.path.exists("{0}"):
        return []
    return [{{"files": "organization.yaml", "kind": "supplier", "fields": {{"id": "id"}}}}]
"""


def test_rules_of_plugins_look_at_everything(sample: Sample) -> None:
    plugin = sample.world.plugin / "plugin.py"
    plugin.write_text(FOREIGN)
    time.sleep(SETTLED)
    sample.more = ["--plugin", str(plugin)]
    before = sample.check()
    sample.edit(FILE, "title: ", "title: Another ")
    after = sample.check()
    assert before["out"].count("letters in titles here") == 1
    assert after["out"].count("letters in titles here") == 1
    assert said(after) != said(before)


FOREIGN = '''
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import Basis, Report, Severity, rule

@rule(
    code="ZZZ001", name="titles", kinds={"organization"}, scope="register",
    basis=Basis.ORGANIZATION, severity=Severity.INFO, since="1.0",
    messages={"length": "{n} letters in titles here"},
)
def titles(record, run):
    """How long all titles are."""
    length = sum(len(one.text("title")) for one in run.register.records)
    yield Report("length", ("id",), n=str(length))

@hookimpl
def isms_lint_rules():
    return [titles]
'''


@pytest.mark.parametrize("damage", ["cut", "other", "gone", "garbage"])
@pytest.mark.parametrize("which", [0, 1])
def test_what_was_left_and_is_damaged_is_not_used(damage: str, which: int, sample: Sample) -> None:
    whole_run = sum(sample.check()["looks"])
    entry, other = sample.left[which], sample.left[1 - which]
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
        sample.edit(FILE, "title: ", "title: Another ")
        assert sum(sample.check()["looks"]) > whole_run / 2


def test_what_one_command_left_is_not_for_another(sample: Sample) -> None:
    whole = sum(sample.check()["looks"])
    sample.edit(FILE, "title: ", "title: Another ")
    sample.more = ["--ignore", "CAR001"]
    assert sum(sample.check()["looks"]) > whole / 2
    sample.more = []
    sample.world.variables["COLUMNS"] = "99"  # how wide the report is changes no finding
    assert sum(sample.check()["looks"]) < FEW_LOOKS


def test_a_file_that_a_plugin_reads_counts_as_such(sample: Sample) -> None:
    """A schema that lies among the records: what it says of others is no change of its own record."""
    plugin = sample.world.plugin / "plugin.py"
    plugin.write_text(KIND.format(sample.root / "data" / "vendor.json"))
    schema = '{"type": "object", "properties": {"tier": {"enum": ["a"%s]}}}'
    sample.write("data/vendor.json", schema % ', "b"')
    sample.write("v.yaml", "kind: vendor\nid: V-1\ntier: b\n")
    sample.more = ["--plugin", str(plugin)]
    assert "no word that" not in sample.check()["out"]
    sample.edit(FILE, "title: ", "title: Another ")
    sample.check()
    sample.write("data/vendor.json", schema % "")
    assert "no word that" in sample.check()["out"]


KIND = """
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_kinds():
    return {{"vendor": "{0}"}}
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_comes_to_a_folder_that_a_plugin_lists(jobs: str, sample: Sample) -> None:
    """Schemas in a folder of the repository: records that nothing was wrong with have a kind now."""
    plugin = sample.world.plugin / "plugin.py"
    plugin.write_text(LISTING.format(sample.root / "schemas"))
    sample.write("schemas/supplied.txt", "")
    sample.write("v.yaml", "kind: vendor\nid: V-1\ntier: b\n")
    sample.more = ["--plugin", str(plugin), "--jobs", jobs]
    assert "no word that" not in sample.check()["out"]
    sample.write(
        "schemas/vendor.schema", '{"type": "object", "properties": {"tier": {"enum": ["a"]}}}'
    )
    assert "no word that" in sample.check()["out"]


LISTING = """
from pathlib import Path
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_kinds():
    return {{path.stem: str(path) for path in Path("{0}").glob("*.schema")}}
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_configuration_that_changes_during_the_run(jobs: str, sample: Sample) -> None:
    plugin, later = sample.world.plugin / "plugin.py", sample.world.top / "later.yaml"
    config = sample.root / ".isms-lint.yaml"
    plugin.write_text(REPLACING.format(later, config))
    time.sleep(SETTLED)
    sample.more = ["--plugin", str(plugin), "--jobs", jobs]
    sample.check()
    assert sample.left
    sample.edit(FILE, "status: closed", "status: nonsense")
    later.write_text("severities: {REF006: warning, CAR: error}\n")
    way = [str(sample.root), "--format", "json", "--select", "ALL", *sample.more]
    ran = sample.world.runs("check", way)
    assert not later.exists()
    assert said(ran) == said(sample.check())


REPLACING = """
import os
from isms_lint.plugins.hookspecs import hookimpl

@hookimpl
def isms_lint_profiles():
    return {{}}

if os.path.exists("{0}"):
    os.replace("{0}", "{1}")
"""
