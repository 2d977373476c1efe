"""OSCAL documents with anything in the wrong place: told, never a traceback."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_lint.documents.json import read_json
from isms_lint.documents.yaml import read_yaml
from isms_lint.findings.result import Result
from isms_lint.lifting.oscal.lift import Lifted, lift_oscal
from isms_lint.testing import lint

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-records" / "oscal"
MAPPING = "mappings: [{files: '*.json', format: oscal}]\n"


def _read(path: Path) -> Any:
    read = read_json if path.suffix == ".json" else read_yaml
    ((document,), _) = read(path.read_text(encoding="utf-8"))
    return document.data


SEEDS = [_read(path) for path in sorted(EXAMPLE.glob("ifa_*"))]
ODD: list[Any] = [
    *(None, True, 0, -1.5, 10**30, "", " ", "x", "#", "#x", "closed", "accept", "party"),
    *(
        "2023-06-02",
        "2023-02-30T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ),
    *([], {}, [[]], [{}], [None], {"uuid": []}, {"uuid": "x"}, [{"uuid": "x"}, {"uuid": "x"}]),
    {"value": {"value": []}, "name": ["type"]},
    *("e7730080-71ce-4b20-bec4-84f33136fd58", "8807eb6e-0c05-43bc-8438-799739615e34"),
]
Path_ = tuple[str | int, ...]


def _paths(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    entries = value.items() if isinstance(value, dict) else []
    entries = enumerate(value) if isinstance(value, list) else entries
    for name, inner in entries:
        yield from _paths(inner, (*path, name))


PLACES = [[path for path in _paths(seed) if len(path) > 1] for seed in SEEDS]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """An example with some of its values replaced, taken away, or put where others were."""
    number = draw(st.integers(0, len(SEEDS) - 1))
    data = copy.deepcopy(SEEDS[number])
    for _ in range(draw(st.integers(1, 8))):
        path = draw(st.sampled_from(PLACES[number]))
        place = data
        for step in path[:-1]:
            try:
                place = place[step]
            except (KeyError, IndexError, TypeError):
                break
        else:
            _damage(place, path[-1], draw, data, number)
    return data


def _damage(place: Any, step: str | int, draw: st.DrawFn, data: Any, number: int) -> None:
    how = draw(st.sampled_from(["odd", "away", "another", "key"]))
    try:
        if how == "odd":
            place[step] = copy.deepcopy(draw(st.sampled_from(ODD)))
        elif how == "away":
            del place[step]
        elif how == "key":
            place[draw(st.sampled_from(["uuid", "x", "tasks", "risks"]))] = place[step]
        else:
            other: Any = SEEDS[number]
            for inner in draw(st.sampled_from(PLACES[number])):
                other = other[inner]
            place[step] = copy.deepcopy(other)
    except (KeyError, IndexError, TypeError):
        return


def _lift(data: Any) -> Lifted:
    text = json.dumps(data)
    ((document,), _) = read_json(text)
    lifted = lift_oscal(document.data, document, 0, "oscal.json")
    for record in lifted.records:
        for field in record.origin or {}:
            span = record.locate(field)
            assert 1 <= span.column <= len(text)
    return lifted


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@FUZZ
@given(damaged())
def test_whatever_is_wrong_it_is_lifted_or_told(data: Any) -> None:
    lifted = _lift(data)
    assert lifted.records or lifted.problems


@settings(FUZZ, max_examples=25)
@given(st.lists(damaged(), min_size=1, max_size=3))
def test_the_rules_bear_it(documents: list[Any]) -> None:
    assert checked(*documents).errors == ()


def checked(*documents: Any) -> Result:
    files = {f"{n}.json": json.dumps(one) for n, one in enumerate(documents)}
    return lint(files, as_of="2024-02-01", config=MAPPING)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_part_that_is_something_else(odd: Any) -> None:
    for seed in SEEDS:
        (lead,) = seed
        for name in seed[lead]:
            _lift({lead: {**seed[lead], name: odd}})
        _lift({lead: odd})


def test_things_that_name_one_another_in_a_circle() -> None:
    risk = {
        "uuid": "a",
        "title": "t",
        "status": "open",
        "remediations": [
            {
                "uuid": "b",
                "lifecycle": "planned",
                "tasks": [
                    {"uuid": "c", "dependencies": [{"task-uuid": "d"}]},
                    {"uuid": "d", "dependencies": [{"task-uuid": "c"}, {"task-uuid": "d"}]},
                ],
            }
        ],
        "related-observations": [{"observation-uuid": "a"}],
    }
    item = {
        "uuid": "a",
        "related-findings": [{"finding-uuid": "a"}],
        "related-risks": [{"risk-uuid": "a"}],
    }
    party = {"uuid": "p", "type": "organization", "member-of-organizations": ["p"]}
    document = {"metadata": {"parties": [party]}, "risks": [risk], "poam-items": [item]}
    result = checked({"plan-of-action-and-milestones": document})
    assert result.errors == ()
    found = {(f.code, f.message_id) for f in result.findings if f.code[:3] == "OSC"}
    assert found == {("OSC001", "other"), ("OSC002", "twice")}


def test_a_document_without_a_single_uuid() -> None:
    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: without(v) for k, v in value.items() if not k.endswith("uuid")}
        return [without(item) for item in value] if isinstance(value, list) else value

    for seed in SEEDS:
        lifted = _lift(without(seed))
        assert {record.id for record in lifted.records} == {""}
    codes = {f.code for f in checked(*map(without, SEEDS)).findings}
    assert "INP008" in codes


def test_many_of_everything() -> None:
    """Each names the next one; what has to be looked for is looked up."""
    many = 1000
    findings = [
        {
            "uuid": f"f{n}",
            "target": {"target-id": "ac-1", "status": {"state": "not-satisfied"}},
            "related-observations": [{"observation-uuid": f"o{n}"}],
            "related-risks": [{"risk-uuid": f"r{n}"}],
        }
        for n in range(many)
    ]
    risks = [
        {
            "uuid": f"r{n}",
            "status": "open",
            "remediations": [{"uuid": f"m{n}", "lifecycle": "planned"}],
            "related-observations": [{"observation-uuid": f"o{n}"}],
        }
        for n in range(many)
    ]
    observations = [{"uuid": f"o{n}", "collected": "2024-01-01T00:00:00Z"} for n in range(many)]
    document = {"uuid": "d", "observations": observations, "risks": risks, "findings": findings}
    lifted = _lift({"plan-of-action-and-milestones": document})
    actions = [record for record in lifted.records if record.kind == "corrective-action"]
    assert len(lifted.records) == 4 * many + 1
    assert actions[-1].get("nonconformity") == [f"f{many - 1}"]
    assert lifted.problems == []


def test_more_links_than_are_followed_are_told() -> None:
    many = 700
    risk = {
        "uuid": "r",
        "remediations": [{"uuid": f"m{n}", "lifecycle": "planned"} for n in range(many)],
    }
    items = [{"uuid": f"i{n}", "related-risks": [{"risk-uuid": "r"}]} for n in range(many)]
    other = {**risk, "uuid": "s", "remediations": [{"uuid": "m", "lifecycle": "planned"}]}
    items.append({"uuid": "i", "related-risks": [{"risk-uuid": "s"}]})
    document = {"uuid": "d", "risks": [risk, other], "poam-items": items}
    lifted = _lift({"plan-of-action-and-milestones": document})
    assert [problem.message for problem in lifted.problems] == [
        "more than 200000 links between findings and risks: split the document"
    ]
    result = lint(
        {"0.json": json.dumps({"plan-of-action-and-milestones": document})},
        config=MAPPING + "select: [INP]\n",
    )
    assert {f.code for f in result.findings} == {"INP006"}
