from __future__ import annotations

import pytest
from judge import judged, message

PLAN = {
    "what": "list of open holes",
    "resources": "none",
    "responsible": "finn",
    "due_on": "2027-12-31",
    "evaluation": "share closed in time",
}
LACKS = ["OBJ-1 error plan lacks"]
NONE = ["OBJ-1 error plan none"]


def objective(*without: str, id: str = "OBJ-1", more: str = "status: active\n") -> str:
    plan = "".join(f"  {key}: {value}\n" for key, value in PLAN.items() if key not in without)
    return f"kind: objective\nid: {id}\n{more}" + (f"plan:\n{plan}" if plan else "")


BARE = objective(*PLAN)


def test_a_whole_plan() -> None:
    assert judged("OBJ001", objective()) == []


def test_only_a_title() -> None:
    assert judged("OBJ001", BARE) == NONE
    assert message("OBJ001", BARE) == (
        "no plan to reach it is on record: what will be done, what resources it needs, who is"
        " responsible, by when and how results are evaluated"
    )
    assert judged("OBJ001", "kind: objective\nid: OBJ-1\n") == NONE


@pytest.mark.parametrize("part", PLAN)
def test_each_part(part: str) -> None:
    assert judged("OBJ001", objective(part)) == LACKS
    assert judged("OBJ001", objective().replace(f"{part}: {PLAN[part]}", f"{part}: TBD")) == LACKS


def test_the_message() -> None:
    assert message("OBJ001", objective("resources", "due_on")) == (
        "the plan to reach it does not say what resources it needs and by when"
    )


def test_the_owner_is_responsible() -> None:
    assert judged("OBJ001", objective("responsible", more="owner: finn\n")) == []
    assert judged("OBJ001", objective("due_on", more="owner: finn\n")) == LACKS


def test_a_measure_says_how_results_are_evaluated() -> None:
    measure = "---\nkind: measure\nid: MSR-1\nobjective: OBJ-1\n"
    assert judged("OBJ001", objective("evaluation") + measure) == []
    assert judged("OBJ001", objective("evaluation") + measure + "status: withdrawn\n") == LACKS


def test_actions_say_what_who_and_when() -> None:
    action = "---\nkind: action\nid: ACT-1\norigin: OBJ-1\n"
    whole = action + "text: roll out\nowner: finn\ndue_on: 2027-01-31\n"
    assert judged("OBJ001", objective("what", "responsible", "due_on") + whole) == []
    assert judged("OBJ001", objective("what", "responsible", "due_on") + action) == LACKS
    assert judged("OBJ001", objective("resources") + whole) == LACKS
    assert judged("OBJ001", BARE + whole) == LACKS


def test_a_plan_of_several_objectives() -> None:
    shared = objective(*PLAN, more="plan_shared_with: OBJ-2\n")
    assert judged("OBJ001", f"{shared}---\n{objective(id='OBJ-2')}") == []
    assert judged("OBJ001", f"{shared}---\n{objective('due_on', id='OBJ-2')}") == [
        "OBJ-1 error plan lacks",
        "OBJ-2 error plan lacks",
    ]
    own = objective("what", more="plan_shared_with: OBJ-2\n")
    other = objective("due_on", id="OBJ-2", more="status: closed\n")
    assert judged("OBJ001", f"{own}---\n{other}") == []
    # One that is shared in a circle is no plan.
    circle = objective(*PLAN, id="OBJ-2", more="plan_shared_with: OBJ-1\n")
    assert judged("OBJ001", f"{shared}---\n{circle}") == [*NONE, "OBJ-2 error plan none"]


@pytest.mark.parametrize(
    "more",
    [
        "status: draft\n",
        "status: withdrawn\n",
        "status: closed\n",
        "status: closed\nclosed_on: 2026-11-20\n",
        "closed_on: 2026-11-20\n",
        "closed_on: soon\n",
    ],
)
def test_not_pursued(more: str) -> None:
    assert judged("OBJ001", objective(*PLAN, more=more)) == []


def test_closed_only_later() -> None:
    later = objective(*PLAN, more="status: closed\nclosed_on: 2026-11-21\n")
    assert judged("OBJ001", later) == NONE


@pytest.mark.parametrize(("count", "told"), [(20, False), (21, True)])
def test_a_plan_shared_through_many(count: int, told: bool) -> None:
    """The last of the chain has it."""
    whole = "{what: a, resources: b, responsible: ana, due_on: 2026-12-31, evaluation: c}"
    rows = [
        f"  - {{id: O-{n}, status: active, plan_shared_with: O-{n + 1}}}\n" for n in range(count)
    ]
    rows[-1] = f"  - {{id: O-{count - 1}, status: active, plan: {whole}}}\n"
    said = judged("OBJ001", f"kind: objective\nrecords:\n{''.join(rows)}")
    assert said == (["? O-0: its plan is shared through more than 20 objectives"] if told else [])


def test_what_cannot_be_judged() -> None:
    assert judged("OBJ001", BARE + "plan: see the wiki\n") == [
        "? OBJ-1: `plan` is not written in its fields"
    ]
    assert judged("OBJ001", objective("due_on", more="plan_shared_with: OBJ-9\n")) == [
        "? OBJ-1: its plan is shared with OBJ-9, which is not on record"
    ]
