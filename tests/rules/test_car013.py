from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\nnonconformity: [NC-1, NC-2]\n"
NCS = """---
kind: nonconformity
records:
  - {id: NC-1, statement: Three leavers still had access.}
  - {id: NC-2, statement: three leavers still had access}
"""


def said(cause: str, more: str = "") -> list[str]:
    return judged("CAR013", f"{CAR}cause: {cause}\n{more}{NCS}")


@pytest.mark.parametrize(
    "cause",
    ["human error", "Human error.", "Human  Error!", "oversight", "Lack of awareness", "Versehen"],
)
def test_generic(cause: str) -> None:
    assert said(cause) == ["CAR-1 info cause generic"]


def test_messages() -> None:
    assert message("CAR013", CAR + "cause: Human error.\n") == (
        "`Human error.` is a cause that would fit any case: nothing follows from it"
    )
    assert message("CAR013", CAR + "cause: Three leavers still had access\n" + NCS) == (
        "the cause repeats the words of NC-1 and NC-2: what happened, and not why"
    )


def test_repeats_the_nonconformity() -> None:
    assert said("THREE leavers, still had access") == ["CAR-1 info cause repeats"]
    assert said("Three leavers had access") == []


@pytest.mark.parametrize(
    "cause",
    ["human error because the form has no field for the last day", "TBD", "''", "menschelndes"],
)
def test_silent(cause: str) -> None:
    assert said(cause) == []


def test_only_what_is_pursued() -> None:
    assert said("human error", "status: rejected\n") == []
    assert judged("CAR013", CAR + NCS) == []
    # Without a statement there is nothing to repeat.
    assert judged("CAR013", f"{CAR}---\nkind: nonconformity\nid: NC-1\n") == []
