"""What is known of rules from one run to the next is enough to know which have to look again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from isms_lint.config.config import Config
from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import read_bytes
from isms_lint.engine import examine
from isms_lint.findings.result import Result
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.record import Record
from isms_lint.rerun import Rerun
from isms_lint.rules import Basis, Pass, Related, Report, Severity, rule
from isms_lint.snapshot.records import EarlierRecords
from isms_lint.snapshot.snapshot import Snapshot

DAY = date(2026, 11, 20)


@rule(
    code="ZZZ001",
    name="findings",
    kinds={"corrective-action"},
    scope="register",
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="1.0",
    messages={"title": "{title}"},
)
def of_findings(record: Record, run: Pass) -> Iterator[Report]:
    """The title of the finding that it is for."""
    found = run.register.get(record.text("nonconformity"))
    if record.text("title") == "Boom":
        raise ValueError("boom")
    if found is not None:
        there = (Related(found, ("title",), "said here"),)
        yield Report("title", ("nonconformity",), title=found.text("title"), related=there)


def _names(run: Pass) -> tuple[str, ...]:
    return tuple(person.text("name") for person in run.register.of("person"))


def _many(run: Pass) -> str:
    return " and ".join(run.derive(_names))


@rule(
    code="ZZZ002",
    name="people",
    kinds={"organization"},
    scope="register",
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="1.0",
    messages={"names": "{names}"},
)
def of_people(record: Record, run: Pass) -> Iterator[Report]:
    """Everybody by name, as a fact has them that goes by another."""
    del record
    yield Report("names", ("id",), names=run.derive(_many))


FILES = {
    "organization.yaml": "kind: organization\nid: acme\nname: Acme\n",
    "ana.yaml": "kind: person\nid: ana\nname: Ana\n",
    "finding.yaml": "kind: nonconformity\nid: NC-1\ntitle: Backups\n",
    "one.yaml": "kind: corrective-action\nid: CAR-1\ntitle: One\nnonconformity: NC-1\n",
    "two.yaml": "kind: corrective-action\nid: CAR-2\ntitle: Two\n",
}


class Repository:
    """Records in memory, and what the last run over them left."""

    def __init__(self, plugins: Plugins) -> None:
        self.plugins = plugins
        self.files = dict(FILES)
        self.left: Snapshot | None = None

    def judged(self) -> Result:
        """What a run finds that goes by the one before, which is what one finds from nothing."""
        found = {name: text.encode() for name, text in self.files.items()}
        readings = [read_bytes(name, raw, READERS) for name, raw in sorted(found.items())]
        readings = [r._replace(digest=found[r.file]) for r in readings]
        before = self.left
        earlier = None
        if before is not None:
            earlier = EarlierRecords("/", before.files, before.organization)
        rerun = Rerun(frozenset({__name__}), before, earlier)
        config = Config(select=("ZZZ",))
        now = examine("/", config, self.plugins, DAY, readings, rerun=rerun).result
        self.left = rerun.left("/", 0)
        assert now == examine("/", config, self.plugins, DAY, readings).result
        return now

    def messages(self) -> list[str]:
        return sorted(finding.message for finding in self.judged().findings)

    def edit(self, name: str, old: str, new: str) -> None:
        assert old in self.files[name]
        self.files[name] = self.files[name].replace(old, new)


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Few records count as many; the rules are as good as our own."""
    monkeypatch.setattr("isms_lint.rerun._WORTH", 0)
    plugins = load_plugins()
    own = next(one.name for one in plugins.loaded if one.is_own)
    for each in (of_findings, of_people):
        plugins.rules[each.code] = each
        plugins.rule_origin[each.code] = own
    return Repository(plugins)


def test_what_a_rule_read_for_others_still_counts(repository: Repository) -> None:
    assert repository.messages() == ["Ana", "Backups"]
    repository.edit("two.yaml", "Two", "Twice")  # for which it reads no other record
    assert repository.messages() == ["Ana", "Backups"]
    repository.edit("finding.yaml", "Backups", "Restores")
    assert repository.messages() == ["Ana", "Restores"]


def test_what_a_rule_says_no_more_of_a_record_is_gone(repository: Repository) -> None:
    repository.judged()
    repository.edit("one.yaml", "nonconformity: NC-1\n", "")
    assert repository.messages() == ["Ana"]
    repository.edit("two.yaml", "Two", "Twice")
    assert repository.messages() == ["Ana"]


def test_what_was_said_of_others_leads_to_where_things_stand_now(repository: Repository) -> None:
    repository.judged()
    repository.edit("finding.yaml", "kind:", "# A line that moves all others.\nkind:")
    (finding,) = (one for one in repository.judged().findings if one.related)
    assert (finding.location.file, finding.related[0].location.line) == ("one.yaml", 4)


def test_facts_of_facts_count(repository: Repository) -> None:
    repository.judged()
    repository.edit("two.yaml", "Two", "Twice")
    repository.judged()
    repository.edit("ana.yaml", "Ana", "Eva")
    assert repository.messages() == ["Backups", "Eva"]


def test_a_rule_that_crashes_is_told_and_looks_at_everything_after_it(
    repository: Repository,
) -> None:
    repository.edit("two.yaml", "title: Two", "nonconformity: NC-1\ntitle: Two")
    repository.judged()
    for text, crashed in (("Boom", True), ("Boom", True), ("Two", False)):
        for name in ("one.yaml", "two.yaml"):
            before = repository.files[name]
            repository.files[name] = "\n".join(
                f"title: {text}" if line.startswith("title: ") else line
                for line in before.split("\n")
            )
            assert bool(repository.judged().errors) is crashed or name == "one.yaml"
    repository.edit("finding.yaml", "Backups", "Restores")
    assert repository.messages() == ["Ana", "Restores", "Restores"]


def test_nothing_is_left_where_days_are_not_known(repository: Repository) -> None:
    repository.judged()
    assert repository.left is not None
    repository.files["more.yaml"] = "kind: audit\nid: AUD-1\nreported_on: 2026-03-01/2026-03-31\n"
    repository.judged()
    assert repository.left is None
