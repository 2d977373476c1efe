"""Runs over records that stay in memory find what runs from nothing find, whatever is edited."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from edits import edited

from isms_lint.config.config import Config
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import read_bytes
from isms_lint.engine import examine
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.record import Record
from isms_lint.rules import Basis, Pass, Report, Severity, rule
from isms_lint.standing import Standing

SAMPLE = Path(__file__).parents[2] / "examples" / "alder"
DAY = date(2026, 11, 20)
EDITS = 40


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load_plugins()


class Repository:
    """The sample as it is edited, with what it is judged by."""

    def __init__(self, plugins: Plugins, root: Path = SAMPLE) -> None:
        self.plugins = plugins
        self.root = root
        self.readings = take_in(str(root), None).readings
        self.texts = {r.file: (root / r.file).read_text(encoding="utf-8") for r in self.readings}
        self.standing = Standing(plugins.own_packages)

    def write(self, file: str, text: str) -> None:
        self.texts[file] = text
        new = read_bytes(file, text.encode(), READERS)
        self.readings = [new if one.file == file else one for one in self.readings]

    def judged(self, day: date = DAY) -> Result:
        return self._judged(self.readings, day, self.standing)

    def from_nothing(self, day: date = DAY) -> Result:
        return self._judged(self.readings, day, None)

    def _judged(self, readings: list[Reading], day: date, standing: Standing | None) -> Result:
        config = Config(select=("ALL",))
        return examine(
            str(self.root), config, self.plugins, day, readings, standing=standing
        ).result


@pytest.mark.parametrize("seed", range(2))
def test_every_edit_is_judged_as_from_nothing(plugins: Plugins, seed: int) -> None:
    chance = random.Random(seed)
    repository = Repository(plugins)
    before = dict(repository.texts)
    assert repository.judged() == repository.from_nothing()
    for number in range(EDITS):
        for _ in range(1 + number % 3 // 2):
            file = chance.choice(sorted(repository.texts))
            others = list(repository.texts.values())
            text = edited(repository.texts[file], others, chance)
            repository.write(file, before[file] if number % 9 == 8 else text)
        day = DAY if number % 20 else date(2026, 12, 1 + number % 28)
        assert repository.judged(day) == repository.from_nothing(day), (file, number)


def test_facts_about_what_was_written_on_the_way_do_not_pile_up(
    plugins: Plugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isms_lint.standing._MOST_NEW", 5)
    repository = Repository(plugins)
    repository.judged()
    most = len(repository.standing.facts) + 20
    file, text = next((f, t) for f, t in repository.texts.items() if "\nowner: " in t)
    for number in range(60):
        repository.write(file, text.replace("\nowner: ", f"\nowner: x{number}-", 1))
        assert repository.judged() == repository.from_nothing()
        assert len(repository.standing.facts) < most


def test_a_value_that_equals_the_old_one_is_another(plugins: Plugins) -> None:
    repository = Repository(plugins)
    repository.judged()
    file, text = next((f, t) for f, t in repository.texts.items() if "likelihood: 1" in t)
    for new in ("likelihood: true", "likelihood: 1.0", "likelihood: 1"):
        repository.write(file, text.replace("likelihood: 1", new, 1))
        assert repository.judged() == repository.from_nothing()


def test_a_run_that_was_ended_on_the_way_is_made_up_for(plugins: Plugins) -> None:
    class Ended(Exception):
        pass

    def end(step: str) -> None:
        if step == "checking":
            raise Ended

    repository = Repository(plugins)
    repository.judged()
    chance = random.Random(7)
    for _ in range(15):
        for _ in range(2):
            file = chance.choice(sorted(repository.texts))
            text = edited(repository.texts[file], list(repository.texts.values()), chance)
            repository.write(file, text)
            with pytest.raises(Ended):
                examine(
                    str(SAMPLE),
                    Config(select=("ALL",)),
                    plugins,
                    DAY,
                    repository.readings,
                    standing=repository.standing,
                    progress=end,
                )
        assert repository.judged() == repository.from_nothing()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A period in the place of a date is judged from both its ends.
        ("reported_on: 2025-", "reported_on: 2025-01-01/2025-12-31 #"),
        ("due_on: 2026-", "due_on: 2026-01-01/2026-12-31 #"),
        # What is found decides about waivers, and about what there is to waive.
        ("status: planned", "status: cancelled"),
        ("status: approved", "status: draft"),
        ("approved_on: ", "approved_on: 2019-01-01 #"),
    ],
)
def test_what_hangs_on_more_than_fields_is_judged_as_from_nothing(
    plugins: Plugins, old: str, new: str
) -> None:
    repository = Repository(plugins)
    repository.judged()
    for file in [file for file, text in repository.texts.items() if old in text]:
        text = repository.texts[file]
        for written in (text.replace(old, new, 1), text.replace(old, new), text):
            repository.write(file, written)
            assert repository.judged() == repository.from_nothing(), file


def test_whatever_the_organization_says_is_judged_as_from_nothing(plugins: Plugins) -> None:
    """By some of it all other records are read."""
    repository = Repository(plugins)
    repository.judged()
    text = repository.texts["organization.yaml"]
    fields = re.findall(r"^\w+:.*\n(?:[ #].*\n)*", text, re.M)
    assert len(fields) > 10
    for field in fields[1:]:
        name = field.partition(":")[0]
        for other in ("", f"{name}: UTC\n", f'{name}: "2013"\n', f"{name}: [7]\n"):
            repository.write("organization.yaml", text.replace(field, other))
            assert repository.judged() == repository.from_nothing(), (name, other)


def test_an_id_that_was_a_label_is_another(plugins: Plugins, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: stated-count\nlabel: FOO\ncount: 3\n")
    (tmp_path / "b.yaml").write_text("kind: document\nid: FOO\ntitle: A policy\n")
    repository = Repository(plugins, tmp_path)
    text = repository.texts["a.yaml"]
    for written in (
        text,
        f"{text}# edited\n",
        f"{text}id: FOO\n",
        text.replace("FOO", "BAR"),
        text,
    ):
        repository.write("a.yaml", written)
        for _ in range(2):
            assert repository.judged() == repository.from_nothing()


def test_facts_of_other_plugins_are_derived_anew(plugins: Plugins, tmp_path: Path) -> None:
    def names(run: Pass) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record in run.register.of("person"):
            found[record.id].append(record.text("name"))
        return found

    @rule(
        code="ZZZ001",
        name="names",
        kinds={"corrective-action"},
        scope="register",
        basis=Basis.ORGANIZATION,
        severity=Severity.INFO,
        since="1.0",
        messages={"name": "{name}"},
    )
    def check(record: Record, run: Pass) -> Iterator[Report]:
        """The name of the owner."""
        owner = record.text("owner")
        yield Report("name", ("owner",), name=str(run.derive(names)[owner]))

    mine = load_plugins()
    mine.rules["ZZZ001"] = check
    mine.rule_origin["ZZZ001"] = "mine"
    (tmp_path / "a.yaml").write_text("kind: corrective-action\nid: CAR-1\nowner: ana\n")
    (tmp_path / "b.yaml").write_text("kind: person\nid: ana\nname: Ana\n")
    repository = Repository(mine, tmp_path)
    for name in ("Ana", "Eva", "Ida"):
        repository.write("b.yaml", f"kind: person\nid: ana\nname: {name}\n")
        judged = repository.judged()
        assert judged == repository.from_nothing()
        assert f"['{name}']" in {finding.message for finding in judged.findings}
