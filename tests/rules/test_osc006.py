from __future__ import annotations

from judge import judged

FINDING = "kind: nonconformity\nid: F-1\nevidence: [E-1]\nx_oscal: {document: assessment-results"
ITEM = (
    "kind: nonconformity\nid: {id}\nevidence: [{evidence}]\n"
    "x_oscal: {{document: plan-of-action-and-milestones}}\n"
)


def test_neither_risk_nor_plan() -> None:
    assert judged("OSC006", FINDING + "}\n") == ["F-1 warning  alone"]


def test_a_risk() -> None:
    assert judged("OSC006", FINDING + ", risks: [R-1]}\n") == []


def test_an_item_that_rests_on_the_same_observation() -> None:
    item = ITEM.format(id="I-1", evidence="E-1")
    assert judged("OSC006", {"a.yaml": FINDING + "}\n", "b.yaml": item}) == []
    other = ITEM.format(id="I-1", evidence="E-2")
    files = {"a.yaml": FINDING + "}\n", "b.yaml": other}
    assert judged("OSC006", files) == ["F-1 warning  alone"]


def test_the_finding_again_in_a_plan() -> None:
    item = ITEM.format(id="F-1", evidence="E-2")
    assert judged("OSC006", {"a.yaml": FINDING + "}\n", "b.yaml": item}) == []


def test_a_corrective_action() -> None:
    action = "---\nkind: corrective-action\nid: CAR-1\nnonconformity: F-1\n"
    assert judged("OSC006", FINDING + "}\n" + action) == []


def test_other_nonconformities() -> None:
    assert judged("OSC006", "kind: nonconformity\nid: F-1\n") == []
    assert judged("OSC006", ITEM.format(id="I-1", evidence="E-1")) == []
