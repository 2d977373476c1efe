from __future__ import annotations

from judge import judged, message

from isms_lint.testing import lint

PLAN = """
kind: register
id: plan
x_oscal:
  document: plan-of-action-and-milestones
  described: {risk-1: risk, factor-1: mitigating factor}
"""


def test_a_uuid_of_something_else() -> None:
    names = (
        "  names: [{uuid: factor-1, wanted: [risk], found: mitigating factor, inside: risk-1}]\n"
    )
    assert judged("OSC001", PLAN + names) == ["plan error x_oscal.names[0].uuid other"]
    assert message("OSC001", PLAN + names) == (
        "`factor-1` is a mitigating factor of the risk risk-1, not a risk"
    )


def test_what_it_is_a_part_of_is_not_said_of_the_document_itself() -> None:
    names = "  names: [{uuid: obs-1, wanted: [risk], found: observation, inside: plan}]\n"
    assert message("OSC001", PLAN + names) == "`obs-1` is an observation, not a risk"


def test_a_uuid_of_nothing() -> None:
    names = "  names: [{uuid: gone, wanted: [risk], is_here: true}]\n"
    assert message("OSC001", PLAN + names) == (
        "`gone` stands where a risk is named, and nothing here has that uuid"
    )


def test_what_an_imported_document_may_describe_is_counted() -> None:
    components = "{uuid: c-1, wanted: [component]}, {uuid: c-2, wanted: [component]}"
    names = f"  names: [{components}, {{uuid: r-1}}]\n"
    said = "3 uuids (component and resource) may lead to what no document here describes"
    assert judged("OSC001", PLAN + names) == [f"? plan: {said}"]
    imports = "  imports: ./ssp.json\n"
    assert judged("OSC001", PLAN + names + imports) == [
        f"? plan: {said}; `./ssp.json`, which it imports, is not read"
    ]


def test_another_document_may_describe_it() -> None:
    names = "  names: [{uuid: T-1, wanted: [task], is_here: true}, {uuid: t-2, wanted: [task]}]\n"
    other = "kind: register\nid: other\nx_oscal:\n  document: assessment-plan\n"
    described = other + "  described: {t-1: task, t-2: activity}\n"
    files = {"plan.yaml": PLAN + names, "other.yaml": described}
    assert judged("OSC001", files) == ["plan error x_oscal.names[1].uuid other"]
    (finding,) = lint(files, select=["OSC001"]).findings
    assert finding.message == "`t-2` is an activity, not a task"
    assert [related.location.file for related in finding.related] == ["other.yaml"]


def test_the_order_of_names_makes_no_other_finding() -> None:
    first = "{id: a gone, uuid: gone, wanted: [risk], is_here: true}"
    other = "{id: a c-1, uuid: c-1, wanted: [component]}"
    one = lint(PLAN + f"  names: [{first}, {other}]\n", select=["OSC001"]).findings
    two = lint(PLAN + f"  names: [{other}, {first}]\n", select=["OSC001"]).findings
    assert [f.fingerprint for f in one] == [f.fingerprint for f in two] != []


def test_other_registers_and_odd_ones_are_passed_over() -> None:
    assert judged("OSC001", "kind: register\nid: r\n") == []
    assert judged("OSC001", "kind: risk\nid: r\nx_oscal: {document: x, names: [{uuid: a}]}") == []
    odd = "  names: [1, {uuid: [2], wanted: 3, found: {}, inside: [], is_here: maybe}]\n"
    assert judged("OSC001", PLAN + odd) == [
        "? plan: 1 uuid (resource) may lead to what no document here describes"
    ]
