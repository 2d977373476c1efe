from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.testing import lint


def test_twice() -> None:
    files = {
        "a.yaml": "kind: nonconformity\nid: NC-1\n",
        "b.yaml": "kind: corrective-action\nstatus: opened\nid: NC-1\n",
    }
    (finding,) = lint(files, select=["REF002"]).findings
    assert (finding.code, finding.severity, finding.path) == ("REF002", "error", "id")
    assert (finding.record_kind, finding.record_id) == ("corrective-action", "NC-1")
    assert (finding.location.file, finding.location.line, finding.location.column) == (
        "b.yaml",
        3,
        5,
    )
    (related,) = finding.related
    assert (related.kind, related.location.file, related.location.line) == (
        "nonconformity",
        "a.yaml",
        2,
    )
    assert finding.message.startswith("another record (nonconformity) already has the id `NC-1`")


def test_each_further_one_points_at_the_first() -> None:
    text = "kind: person\nrecords: \n" + "".join(f"  - {{id: {id}}}\n" for id in "abacaa")
    result = lint(text, select=["REF002"])
    assert [(f.record_id, f.location.line) for f in result.findings] == [
        ("a", 5),
        ("a", 7),
        ("a", 8),
    ]
    assert {f.related[0].location.line for f in result.findings} == {3}


def test_a_nested_finding_and_its_own_file() -> None:
    text = (
        "kind: audit\nid: AUD-1\nfindings:\n  - {kind: nonconformity, id: NC-1}\n---\n"
        "kind: nonconformity\nid: NC-1\n"
    )
    assert [f.location.line for f in lint(text, select=["REF002"]).findings] == [7]


def test_records_of_unknown_kind_and_without_id() -> None:
    assert lint("kind: thing\nid: x\n---\nkind: person\nid: y", select=["REF002"]).findings == ()
    assert lint("kind: person\n---\nkind: person", select=["REF002"]).findings == ()
    result = lint("kind: thing\nid: x\n---\nkind: person\nid: x", select=["REF002"])
    assert [(f.record_kind, f.record_id) for f in result.findings] == [("person", "x")]


def test_upper_and_lower_case_are_different_ids() -> None:
    assert lint("kind: person\nid: X\n---\nkind: person\nid: x", select=["REF002"]).findings == ()


def oscal(kind: str, document: str = "assessment-results") -> str:
    return f"kind: {kind}\nid: x\nx_oscal: {{document: {document}}}\n---\n"


def test_what_oscal_documents_repeat_is_one_thing() -> None:
    def codes(**files: str) -> int:
        texts = {f"{name}.yaml": text for name, text in files.items()}
        return len(lint(texts, select=["REF002"]).findings)

    assert codes(a=oscal("evidence"), b=oscal("evidence", "plan-of-action-and-milestones")) == 0
    assert codes(a=oscal("evidence") + oscal("risk")) == 0  # OSC002 speaks of that
    assert codes(a=oscal("evidence"), b=oscal("risk")) == 1
    assert codes(a=oscal("evidence"), b="kind: evidence\nid: x\n") == 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=6))
def test_one_finding_for_each_record_too_many(ids: list[str]) -> None:
    text = "\n---\n".join(f"kind: person\nid: {id}" for id in ids)
    result = lint(text, select=["REF002"])
    assert len(result.findings) == len(ids) - len(set(ids))
