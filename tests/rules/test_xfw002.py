from __future__ import annotations

import pytest
from judge import judged, message

HEAD = "numbered as in the 2013 edition, and this record is read in that of 2022: write"


def nonconformity(requirement: str, more: str = "") -> str:
    return f"kind: nonconformity\nid: NC\nrequirement: {requirement}\n{more}\n"


OLD = ["NC warning requirement[0] old-id"]


@pytest.mark.parametrize(
    ("item", "new"),
    [
        ("9.3(c)(3)", "`9.3.2 d3`"),
        ("9.3 c 3", "`9.3.2 d3`"),
        ("9.3 c) 3)", "`9.3.2 d3`"),
        ("9.3 C3", "`9.3.2 d3`"),
        ("9.3 c", "`9.3.2 d`"),
        ("9.3 f", "`9.3.2 g`"),
        ("9.2 a", "`9.2.1 a`"),
        ("9.2 c", "`9.2.2`"),
        ("9.2 e)", "`9.2.2 b`"),
        ("10.1 b2", "`10.2 b2`"),
        ("10.1 d", "`10.2 d`"),
    ],
)
def test_what_it_says(item: str, new: str) -> None:
    text = nonconformity(f"['{item}']")
    assert judged("XFW002", text) == OLD
    assert message("XFW002", text) == f"`{item}` is {HEAD} {new}"


def test_several_are_one_finding() -> None:
    text = nonconformity("['9.2', 9.3 c3, 9.2 f, 9.3 c3]")
    assert judged("XFW002", text) == ["NC warning requirement[1] old-id"]
    assert message("XFW002", text) == (
        f"`9.3 c3` and `9.2 f` are {HEAD} `9.3.2 d3` for `9.3 c3` and `9.2.2 c` for `9.2 f`"
    )


@pytest.mark.parametrize(
    "item",
    [
        *("9.3.2 d3", "9.2.2 f", "9.3", "10.1", "10.2 b", "6.1.3 d", "6.2 d", "A.8.2"),
        # These are no items of 2013 either.
        *("9.3 z", "10.1 z", "9.3.2(c)(4)", "Clause 9.3 c3", "9.3 c7"),
    ],
)
def test_silent(item: str) -> None:
    assert judged("XFW002", nonconformity(f"['{item}']")) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('edition: "2013"', []),
        ('edition: "2022"', OLD),
        ('edition: "2005"', OLD),
        ("---\nkind: organization\nid: o\nedition: '2013'", []),
        ("edition: '2022'\n---\nkind: organization\nid: o\nedition: '2013'", OLD),
        ("edition: '2005'\n---\nkind: organization\nid: o\nedition: '2013'", []),
    ],
)
def test_records_of_2013(more: str, expected: list[str]) -> None:
    assert judged("XFW002", nonconformity("[9.3 c3]", more)) == expected


IMPROVEMENT = ["X warning clauses[0] improvement"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("kind: nonconformity\nclauses: ['10.1']", IMPROVEMENT),
        ("kind: corrective-action\nclauses: ['10.1']", IMPROVEMENT),
        ("kind: corrective-action\nclauses: '10.1'", ["X warning clauses improvement"]),
        ("kind: corrective-action\nclauses: ['9.2', '10.1']", ["X warning clauses[1] improvement"]),
        ("kind: document\ntitle: Nonconformities\nclauses: ['10.1']", IMPROVEMENT),
        ("kind: document\ntitle: Corrective actions\nclauses: ['10.1']", IMPROVEMENT),
        ("kind: corrective-action\nclauses: ['10.1', '10.2']", []),
        ("kind: corrective-action\nclauses: ['10.1', 10.2 b]", []),
        ("kind: corrective-action\nclauses: ['10.2']", []),
        ("kind: corrective-action\nclauses: ['10.1']\nedition: '2013'", []),
        ("kind: document\ntitle: Continual improvement\nclauses: ['10.1']", []),
        ("kind: opportunity-for-improvement\nclauses: ['10.1']", []),
        # A nonconformity may be raised against continual improvement.
        ("kind: nonconformity\nrequirement: ['10.1']", []),
    ],
)
def test_10_1_meaning_nonconformity(record: str, expected: list[str]) -> None:
    assert judged("XFW002", f"{record}\nid: X\n") == expected


def test_10_1_in_words() -> None:
    assert message("XFW002", "kind: corrective-action\nid: X\nclauses: ['10.1']") == (
        "10.1 is continual improvement since 2022; nonconformity and corrective action are 10.2"
    )
