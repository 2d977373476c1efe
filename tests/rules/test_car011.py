from __future__ import annotations

import pytest
from judge import judged, message

FAILED = "verified: {on: 2026-06-30, by: ines, result: not-effective}\n"
CAR = "kind: corrective-action\nid: CAR-1\nstatus: closed\n" + FAILED
FOUND = ["CAR-1 error verified.result ineffective"]
OTHER = "---\nkind: corrective-action\nid: CAR-2\n"
NC = "nonconformity: NC-1\n"
MATTER = "---\nkind: nonconformity\nid: NC-1\n"


def test_message() -> None:
    assert message("CAR011", CAR) == (
        "closed although it was found not effective, and no corrective action follows it up"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CAR, FOUND),
        (CAR + "follow_up: TBD\n", FOUND),
        (CAR + "follow_up: CAR-1\n", FOUND),
        # A link either way.
        (CAR + "follow_up: CAR-2\n" + OTHER, []),
        (CAR + OTHER + "follow_up: CAR-1\n", []),
        (CAR + OTHER + "supersedes: [CAR-1]\n", []),
        # A rejected action follows nothing up.
        (CAR + "follow_up: CAR-2\n" + OTHER + "status: rejected\n", FOUND),
        (CAR + OTHER + "status: rejected\nsupersedes: CAR-1\n", FOUND),
        # In another system, or a name that leads nowhere, which is REF001's matter.
        (CAR + "follow_up: JIRA-7\n", []),
        # Later, for the same nonconformity.
        (CAR + NC + OTHER + NC + "opened_on: 2026-06-30\n" + MATTER, []),
        (CAR + NC + OTHER + NC + "opened_on: 2026-06-29\n" + MATTER, FOUND),
        (CAR + NC + OTHER + NC + MATTER, []),
        (CAR + NC + OTHER + NC + "status: rejected\n" + MATTER, FOUND),
        (CAR + NC + MATTER, FOUND),
        (CAR + NC + OTHER + "nonconformity: NC-2\nopened_on: 2026-07-01\n" + MATTER, FOUND),
        (
            CAR.replace("on: 2026-06-30, ", "")
            + NC
            + OTHER
            + NC
            + "opened_on: 2026-01-05\n"
            + MATTER,
            [],
        ),
        # Still open, or effective.
        (CAR.replace("closed", "verified"), []),
        (CAR.replace("closed", "rejected"), []),
        (CAR.replace("not-effective", "effective"), []),
        (CAR.replace(FAILED, ""), []),
        (CAR.replace("2026-06-30", "2026-11-20"), FOUND),
        (CAR.replace("2026-06-30", "2026-11-21"), []),
        (CAR.replace("status: closed", "closed_on: 2026-11-20"), FOUND),
        (CAR.replace("status: closed", "closed_on: 2026-11-21"), []),
    ],
)
def test_follow_ups(text: str, expected: list[str]) -> None:
    assert judged("CAR011", text) == expected


def test_the_last_of_a_chain() -> None:
    second = OTHER + "status: closed\nopened_on: 2026-07-01\n" + NC + FAILED.replace("06", "09")
    first = CAR + NC + "opened_on: 2026-02-02\n"
    assert judged("CAR011", first + second + MATTER) == ["CAR-2 error verified.result ineffective"]
