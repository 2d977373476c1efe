from __future__ import annotations

from judge import judged, message

PLAN = """
kind: register
id: plan
x_oscal:
  document: plan-of-action-and-milestones
  again: [{id: o-1 0, uuid: o-1, what: risk, first: observation}, {uuid: o-1}, 3]
"""


def test_each_further_one() -> None:
    assert judged("OSC002", PLAN) == [
        "plan error x_oscal.again[0].uuid twice",
        "plan error x_oscal.again[1].uuid twice",
    ]


def test_what_is_said() -> None:
    one = PLAN.replace(", {uuid: o-1}, 3", "")
    assert message("OSC002", one) == (
        "an observation of this document already has the uuid `o-1`: what names it may mean either"
    )


def test_no_other_record() -> None:
    assert judged("OSC002", PLAN.replace("register", "risk")) == []
    assert judged("OSC002", "kind: register\nid: r") == []
