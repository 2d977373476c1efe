"""Runs over records that stay in memory find what runs from nothing find, whatever is edited."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest

from isms_lint.config.config import Config
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import read_bytes
from isms_lint.engine import examine
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.standing import Standing

SAMPLE = Path(__file__).parents[2] / "examples" / "alder"
DAY = date(2026, 11, 20)
EDITS = 40
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_VALUE = re.compile(r"(?<=: )[^\n#]+")
_WORD = re.compile(r"[A-Za-z][\w.-]{2,}")


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
        self.standing = Standing()

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


def edited(text: str, others: list[str], chance: random.Random) -> str:
    """The text with one change of the sort that people make, or that breaks it."""
    pattern = chance.choice((_DATE, _VALUE, _VALUE, _WORD))
    found = list(pattern.finditer(text))
    if found and chance.random() < 0.8:
        place = chance.choice(found)
        new = chance.choice(pattern.findall(chance.choice(others)) or ["x"])
        return text[: place.start()] + new + text[place.end() :]
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    put = chance.choice(([], ["# a comment", lines[at]], [lines[at], lines[at]]))
    return "\n".join([*lines[:at], *put, *lines[at + 1 :]])


@pytest.mark.parametrize("seed", range(3))
def test_every_edit_is_judged_as_from_nothing(plugins: Plugins, seed: int) -> None:
    chance = random.Random(seed)
    repository = Repository(plugins)
    before = dict(repository.texts)
    assert repository.judged() == repository.from_nothing()
    for number in range(EDITS):
        file = chance.choice(sorted(repository.texts))
        others = list(repository.texts.values())
        text = edited(repository.texts[file], others, chance)
        repository.write(file, before[file] if number % 9 == 8 else text)
        day = DAY if number % 20 else date(2026, 12, 1 + number % 28)
        assert repository.judged(day) == repository.from_nothing(day), (file, number)


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
