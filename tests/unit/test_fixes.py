"""Fixes change what they say and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from isms_lint.documents.builtin import READERS
from isms_lint.documents.yaml import read_yaml
from isms_lint.fixes.mend import mend, write
from isms_lint.fixes.scalar import scalar
from isms_lint.testing import lint

EXAMPLES = [
    file
    for file in sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
    # Rules, cases of rules, and records whose kinds a pack brings.
    if {"house-rules", "pack"}.isdisjoint(file.parts)
]
_DATE = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w:-])")


def fixed(text: str, file: str = "isms.yaml", select: tuple[str, ...] = ("REF", "MRV002")) -> str:
    """The text after its safe fixes."""
    result = lint({file: text}, select=select)
    assert not result.errors
    return after(text, file, result.findings)


def after(text: str, file: str, findings: object) -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as root:
        path = Path(root, file)
        path.write_bytes(text.encode())
        for one in mend(root, findings, READERS):  # type: ignore[arg-type]
            write(root, one)
        return path.read_bytes().decode()


NC = "kind: nonconformity\nid: NC-1\n"


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("requirement: [5.10, 8.30]\n", "requirement: [A.5.10, A.8.30]\n"),
        ("requirement:\n  - 5.10  # sic\n", "requirement:\n  - A.5.10  # sic\n"),
        ("requirement: [9.10, 9.1]\n", 'requirement: ["9.10", "9.1"]\n'),
        ("status: clsoed\n", "status: closed\n"),
        ("status: 'clsoed' # c\n", "status: 'closed' # c\n"),
        ('status: "Closed"\n', 'status: "closed"\n'),
        ("raised_on: 16.03.2026", "raised_on: 2026-03-16"),
        ('raised_on: "16 March 2026"\n', 'raised_on: "2026-03-16"\n'),
        ("raised_on:   20260316   \n", "raised_on:   2026-03-16   \n"),
    ],
)
def test_a_value(before: str, wanted: str) -> None:
    assert fixed(NC + before) == NC + wanted


@pytest.mark.parametrize(
    "text",
    [
        "raised_on: 10/12/2026\n",
        "requirement: [5.1, 6.2, 8.1]\n",
        "raised_by: Dana\n---\nkind: person\nid: dana\n",
        "raised_on: 2026-02-29\n",
        "status: done\n",
        "statuss: open\n",
        "requirement: [A.5.99]\n",
    ],
)
def test_what_somebody_has_to_decide_stays(text: str) -> None:
    assert lint(NC + text, select=["REF"]).findings
    assert fixed(NC + text) == NC + text


@pytest.mark.parametrize(
    ("file", "before", "wanted"),
    [
        ("soa.yaml", "yes", "true"),
        ("soa.yaml", "Off  # for now", "false  # for now"),
        ("soa.yaml", "'no'", "false"),
        ("soa.json", '"ON"', "true"),
        ("soa.json", "true", "true"),
        ("soa.yaml", "maybe", "maybe"),
    ],
)
def test_a_word_for_true_or_false(file: str, before: str, wanted: str) -> None:
    text = "kind: statement-of-applicability\nid: SOA\ncontrols:\n  - control: A.5.1\n"
    text += "    applicable: {}\n"
    if file.endswith("json"):
        text = (
            '{{"kind": "statement-of-applicability", "id": "SOA", "controls":'
            ' [{{"control": "A.5.1", "applicable": {}}}]}}'
        )
    assert fixed(text.format(before), file, ("INP010",)) == text.format(wanted)


def test_a_misspelt_field_is_offered() -> None:
    (finding,) = lint(NC + "statuss: open\n", select=["REF"]).findings
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.message == "rename the field `statuss` to `status`"


def test_no_field_is_offered_that_is_there_already() -> None:
    (finding,) = lint(NC + "statuss: open\nstatus: open\n", select=["REF"]).findings
    assert finding.fix is None


MR = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
ABSENT = (
    *("previous_actions", "context_changes", "interested_party_changes", "nonconformities"),
    *("measurement", "audit_results", "objectives", "interested_party_feedback"),
    "improvement_opportunities",
)


@pytest.mark.parametrize("end", ["", "\n", "\nconclusion: {}\n", "   # last\n", "\n# below\n\n"])
def test_missing_inputs_in_a_block(end: str) -> None:
    head = MR + "inputs:\n  risk: assessed"
    comment, _, rest = end.partition("\n") if end.startswith(" ") else ("", "", end)
    added = "".join(f"\n  {name}:" for name in ABSENT)
    tail = "\n" + rest if end.startswith(" ") else rest
    assert fixed(head + end) == head + comment + added + tail


@pytest.mark.parametrize(
    "risk",
    [
        "risk: |\n    much\n    text\n\n",
        "risk:\n    summary: a\n    references:\n      - RA-1 # x\n",
        "risk:\n    references: [RA-1,\n      RA-2]\n",
        "risk: {summary: a,\n    references: [RA-1]\n    }  # end\n",
    ],
)
def test_missing_inputs_behind_any_value(risk: str) -> None:
    text = MR + "inputs:\n  " + risk + "conclusion: {suitable: yes it is}\n"
    new = fixed(text)
    assert read_yaml(new)[0][0].data["inputs"].keys() == {"risk", *ABSENT}
    assert [
        line for line in new.splitlines() if line.strip(" :") not in ABSENT
    ] == text.splitlines()


def test_missing_inputs_between_braces_and_in_json() -> None:
    assert fixed(MR + "inputs: {risk: a, }\n") == (
        MR + "inputs: {risk: a" + "".join(f", {name}: " for name in ABSENT) + ", }\n"
    )
    record = '{"kind": "management-review", "id": "MR-1", "status": "held", "held_on": "2026-10-08"'
    one_line = record + ', "inputs": {"risk": "a"}}'
    assert fixed(one_line, "a.json") == one_line.replace(
        '"a"', '"a"' + "".join(f', "{name}": null' for name in ABSENT)
    )


def test_front_matter() -> None:
    text = f"---\n{NC}status: clsoed\n---\n\nstatus: clsoed\n"
    assert fixed(text, "nc.md") == text.replace("clsoed\n---", "closed\n---")


def test_a_register_is_mended_once() -> None:
    text = (
        "kind: nonconformity\nstatus: clsoed\nrecords:\n"
        "  - {id: NC-1, raised_on: 16.03.2026}\n  - {id: NC-2}\n"
    )
    assert fixed(text) == text.replace("clsoed", "closed").replace("16.03.2026", "2026-03-16")


def test_an_anchor_that_others_use_is_left_alone() -> None:
    text = (
        "kind: nonconformity\nid: NC-1\nraised_on: &day 16.03.2026\n---\n"
        "kind: nonconformity\nid: NC-2\nraised_on: 16.03.2026\n"
    )
    assert "2026-03-16" in fixed(text)
    shared = (
        "kind: nonconformity\nrecords:\n"
        "  - &a {id: NC-1, status: clsoed}\n  - <<: *a\n    id: NC-2\n"
    )
    assert fixed(shared) == shared


def test_line_ends_and_a_mark_stay() -> None:
    text = "\ufeff" + NC.replace("\n", "\r\n") + "status: clsoed\r\nraised_on: 16.03.2026\r\n"
    wanted = text.replace("clsoed", "closed").replace("16.03.2026", "2026-03-16")
    assert fixed(text) == wanted
    head = MR.replace("\n", "\r\n") + "inputs:\r\n  risk: a\r\n"
    assert fixed(head) == head + "".join(f"  {name}:\r\n" for name in ABSENT)


def test_twice_is_once() -> None:
    text = MR + "inputs:\n  risk: a\nparticipants: []\n" + "---\n" + NC + "status: clsoed\n"
    assert fixed(fixed(text)) == fixed(text)


def test_a_mapped_record_gets_no_fix() -> None:
    config = (
        "mappings:\n  - files: ['*.yaml']\n    kind: nonconformity\n"
        "    fields: {id: nr, status: state}\n"
    )
    result = lint({"a.yaml": "nr: NC-1\nstate: clsoed\n"}, config=config, select=["REF006"])
    assert [finding.fix for finding in result.findings] == [None]


@given(st.text())
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    for like in ("plain", "'single'", '"double"'):
        written = scalar(text, like)
        documents, problems = read_yaml(f"a: {written}\n")
        if not problems:
            assert documents[0].data == {"a": text}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.name)
def test_every_example_keeps_every_other_byte(file: Path) -> None:
    """Dates written with slashes and a misspelt status are mended to the very bytes of the example."""
    text = file.read_text(encoding="utf-8")
    spoilt = _DATE.sub(_unambiguous, text)
    spoilt = re.sub(r"\bstatus: approved\b", "status: aproved", spoilt)
    result = lint({file.name: spoilt}, select=["REF006", "REF007"])
    mended = after(spoilt, file.name, result.findings)
    wanted = text
    # What stands in prose, in comments or in fields without a date is nobody's business.
    for line, old, new in zip(
        mended.splitlines(), spoilt.splitlines(), wanted.splitlines(), strict=True
    ):
        assert line in (old, new) or _partly(line, old, new)
    again = lint({file.name: mended}, select=["REF006", "REF007"]).findings
    assert [one for one in again if one.fix is not None and one.fix.safe] == []
    assert (mended == spoilt) == (not result.findings)
    ruamel = YAML(typ="rt")
    assert _comments(ruamel, mended) == _comments(ruamel, spoilt)


def _comments(ruamel: YAML, text: str) -> list[str]:
    """The comments as ruamel.yaml, which keeps them, reads them."""
    return [
        token.value
        for event in ruamel.parse(text)
        for token in (getattr(event, "comment", None) or [])
        if hasattr(token, "value")
    ]


def _unambiguous(day: re.Match[str]) -> str:
    return f"{day[1]}/{day[2]}/{day[3]}" if int(day[3]) > 12 else day[0]


def _partly(line: str, old: str, new: str) -> bool:
    """Whether `line` has at each of its changed places what stood there before or stands there now."""
    return _DATE.sub("D", line.replace("/", "-")) == _DATE.sub("D", new)
