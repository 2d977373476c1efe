from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\nstatus: closed\n"
FOUND = ["CAR-1 warning status blank"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", FOUND),
        ("isms_change: ''", FOUND),
        ("isms_change: TBD", FOUND),
        ("isms_change: none needed", []),
        ("isms_change: none", []),
        ("isms_change: the leaver procedure names a deputy", []),
    ],
)
def test_answers(text: str, expected: list[str]) -> None:
    assert judged("CAR012", f"{CAR}{text}\n") == expected


@pytest.mark.parametrize(
    ("impacts", "expected"),
    [
        (["none", "TBD"], []),
        (["TBD", "RA-2026"], []),
        (["TBD", "''"], FOUND),
    ],
)
def test_the_nonconformity_may_say_it(impacts: list[str], expected: list[str]) -> None:
    ncs = "".join(
        f"---\nkind: nonconformity\nid: NC-{n}\nrisk_impact: {impact}\n"
        for n, impact in enumerate(impacts, 1)
    )
    assert judged("CAR012", f"{CAR}nonconformity: [NC-1, NC-2]\n{ncs}") == expected


@pytest.mark.parametrize("status", ["planned", "implemented", "verified", "rejected"])
def test_only_closed_actions(status: str) -> None:
    assert judged("CAR012", CAR.replace("closed", status)) == []


def test_closed_by_date() -> None:
    text = CAR.replace("status: closed", "closed_on: 2026-11-20")
    assert judged("CAR012", text) == ["CAR-1 warning closed_on blank"]
    assert judged("CAR012", text, as_of="2026-11-19") == []
    assert message("CAR012", text) == (
        "closed without a word on whether the ISMS or its risks had to change"
    )
