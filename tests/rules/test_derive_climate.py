"""Which records speak of climate change."""

from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.context.climate import (
    climate_issues,
    is_decided,
    speaks_of_climate_elsewhere,
)


@pytest.mark.parametrize(
    "words",
    [
        "climate change",
        "Climate-change",
        "climate risks",
        "a changing climate",
        "global warming",
        "Klimawandel",
        "Folgen der Klimaveränderung",
        "changements climatiques",
        "cambio climático",
        "mudanças climáticas",
        "cambiamenti climatici",
        "klimaatverandering",
    ],
)
@pytest.mark.parametrize("field", ["title", "text", "reason", "notes"])
def test_words_of_several_languages(words: str, field: str) -> None:
    run = run_of(f"kind: issue\nid: I\n{field}: about {words}, again\n")
    assert [one.id for one in climate_issues(run)] == ["I"]


@pytest.mark.parametrize(
    "words",
    ["climate control", "business climate", "Betriebsklima", "Klimaanlage", "clima laboral"],
)
def test_other_climates(words: str) -> None:
    run = run_of(f"kind: issue\nid: I\ntitle: {words}\n---\nkind: risk\nid: R\ntext: {words}\n")
    assert climate_issues(run) == []
    assert not speaks_of_climate_elsewhere(run)


@pytest.mark.parametrize(
    ("more", "decided"),
    [
        ("relevant: false", True),
        ("relevant: unknown", False),
        ("title: Climate change", False),
        ("title: Climate change is not relevant", True),
        ("title: Klimawandel.", False),
        ("reason: TBD", False),
        ("notes: looked at in 2026", True),
    ],
)
def test_decided(more: str, decided: bool) -> None:
    run = run_of(f"kind: issue\nid: I\ntopic: climate-change\n{more}\n")
    (issue,) = climate_issues(run)
    assert is_decided(issue) is decided


@pytest.mark.parametrize(
    ("record", "speaks"),
    [
        ("kind: document\nid: D\ntitle: Climate change\n", True),
        ("kind: document\nid: D\ntitle: Climate change\nstatus: superseded\n", False),
        ("kind: objective\nid: O\ntext: less heat from global warming\n", True),
        ("kind: change\nid: C\ntitle: A region safe from climate risks\n", True),
        ("kind: incident\nid: X\ntitle: Flood after climate change\n", False),
    ],
)
def test_elsewhere(record: str, speaks: bool) -> None:
    assert speaks_of_climate_elsewhere(run_of(record)) is speaks


@pytest.mark.parametrize("topic", ["climate", "Climate", "climate-change"])
def test_the_topic_alone(topic: str) -> None:
    run = run_of(f"kind: issue\nid: I\ntitle: Sites\ntopic: {topic}\nrelevant: false\n")
    (issue,) = climate_issues(run)
    assert is_decided(issue)
    assert climate_issues(run_of("kind: issue\nid: I\ntopic: business climate\n")) == []
