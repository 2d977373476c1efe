"""GATE001 and GATE002: comments that accept nothing are told, whatever the reason."""

from __future__ import annotations

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.findings.result import Result
from isms_lint.testing import lint

LATE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-09-30  # {}\n"


def linted(comment: str, **more: object) -> Result:
    return lint(LATE.format(comment), **{"select": ["CAR005", "GATE"], **more})  # type: ignore[arg-type]


def faults(result: Result) -> list[tuple[str, str]]:
    return [(f.code, f.message_id) for f in result.findings if f.code != "CAR005"]


@pytest.mark.parametrize(
    "comment",
    [
        "isms-lint: ignore[CAR005] the supplier delivers in January",
        "ISMS-Lint: Ignore[car005] the supplier delivers in January",
        "isms-lint:ignore[Overdue] - the supplier delivers in January",
        "isms-lint: ignore [ CAR005 , ]: the supplier delivers in January",
        "late # isms-lint: ignore[CAR005] the supplier delivers in January",
    ],
)
def test_ways_to_write_one(comment: str) -> None:
    result = linted(comment)
    assert result.findings == ()
    (finding,) = result.accepted
    assert (finding.status, finding.acceptance and finding.acceptance.reason) == (
        "ignored",
        "the supplier delivers in January",
    )


@pytest.mark.parametrize(
    ("comment", "fault", "says"),
    [
        ("isms-lint: ignore[CAR005]", "no-reason", "write it behind the brackets"),
        ("isms-lint: ignore[CAR005] - ...", "no-reason", ""),
        ("isms-lint: ignore[CAR005] TBD", "placeholder", "`TBD`"),
        ("isms-lint: ignore[CAR005] todo: ask Ana", "placeholder", ""),
        ("isms-lint: ignore[CAR005] <reason>", "placeholder", ""),
        ("isms-lint: ignore[] late", "no-rule", ""),
        ("isms-lint: ignore[CARR005] late", "unknown-rule", "did you mean `CAR005`?"),
        ("isms-lint: ignore[over-due] late", "unknown-rule", "did you mean `overdue`?"),
        ("isms-lint: ignore[CAR005 CAR004] late", "unknown-rule", "`CAR005 CAR004`"),
        ("isms-lint: ignore[CAR] late", "many", "stands for 17 rules"),
        ("isms-lint: ignore[CAR*] late", "many", ""),
        ("isms-lint: ignore[ALL] late", "many", ""),
        ("isms-lint: ignore[WVR003] late", "guards", "WVR003 guards the gate"),
        ("isms-lint: ignore[GATE001] late", "guards", ""),
        ("isms-lint:ignore CAR005", "form", "`isms-lint:ignore CAR005`"),
        ("isms-lint: ignore CAR005 late", "form", ""),
        ("isms-lint: disable=CAR005", "form", ""),
        ("isms-lint: ignore[CAR005 late", "form", ""),
        ("isms_lint: noqa", "form", ""),
        ("isms_lint: ignore[CAR005] late", "form", ""),
        ("isms-lint ignore[CAR005] late", "form", ""),
        ("isms-lint-disable CAR005", "form", ""),
        ("isms-lint[CAR005] late", "form", ""),
        ("ISMS-LINT: skip", "form", ""),
        ("late, so isms-lint: ignore[CAR005] late", "form", ""),
    ],
)
def test_malformed(comment: str, fault: str, says: str) -> None:
    for select in (["CAR005"], ["CAR005", "GATE"]):  # it guards the gate: nobody selects it away
        result = linted(comment, select=select)
        assert faults(result) == [("GATE001", fault)]
        assert "CAR005" in {finding.code for finding in result.findings}, "it accepts nothing"
        assert says in next(f.message for f in result.findings if f.code == "GATE001")
        assert result.ignores == ()


def test_what_is_right_beside_what_is_wrong_holds() -> None:
    result = linted("isms-lint: ignore[CAR005, CAR050, INP001] the supplier delivers in January")
    assert faults(result) == [("GATE001", "guards"), ("GATE001", "unknown-rule")]
    assert [finding.code for finding in result.accepted] == ["CAR005"]


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("per_file_ignores: {isms.yaml: [GATE001]}", "guards the gate"),
        ("severities: {GATE001: warning}", "guards the gate"),
    ],
)
def test_nobody_silences_it(config: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        linted("isms-lint: ignore[CAR005]", config=config)


def test_unused() -> None:
    comment = "isms-lint: ignore[CAR005] the supplier delivers in January"
    assert faults(linted(comment, as_of="2026-09-30")) == [("GATE002", "unused")]
    assert faults(linted(comment, as_of="2026-10-01")) == []
    both = comment.replace("CAR005", "CAR005, REF006")
    result = linted(both, select=["CAR005", "REF006", "GATE"])
    assert [f.message.partition(" ")[0] for f in result.findings] == ["REF006"]
    assert faults(result) == [("GATE002", "partly-unused")]


def test_unused_is_not_said_of_what_was_not_looked_for() -> None:
    assert faults(linted("isms-lint: ignore[REF006] ours", select=["CAR005", "GATE"])) == []
    # No audit is on record, so no rule on audits was evaluated.
    assert faults(linted("isms-lint: ignore[AUD001] ours", select=["AUD001", "GATE"])) == []


def test_unused_can_be_ignored_and_weighs_what_the_configuration_says() -> None:
    comment = "isms-lint: ignore[REF006] ours"
    select = ["REF006", "GATE"]
    ignoring = linted(comment, select=select, config="per_file_ignores: {isms.yaml: [GATE002]}")
    assert (ignoring.findings, ignoring.ignored) == ((), 1)
    graver = linted(comment, select=select, config="severities: {GATE002: error}")
    assert [finding.severity for finding in graver.findings] == ["error"]
    assert faults(linted(comment, select=["REF006"])) == []


def test_a_comment_that_a_waiver_makes_needless_is_of_use() -> None:
    waiver = (
        "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: spare parts\n"
        "approved_by: ana\napproved_on: 2026-10-01\nexpires_on: 2026-12-31\n"
    )
    late = LATE.format("isms-lint: ignore[CAR005] the supplier delivers in January")
    files = {"a.yaml": late, "w.yaml": waiver, "p.yaml": "kind: person\nid: ana\n"}
    result = lint(files, select=["CAR005", "GATE002"])
    assert [finding.status for finding in result.accepted] == ["waived"]
    assert [finding.code for finding in result.findings if finding.code == "GATE002"] == []


def test_equal_comments_have_fingerprints_of_their_own() -> None:
    comment = "# isms-lint: ignore[REF006] ours\n"
    text = f"kind: unit\n{comment}id: u\n{comment}name: U\n"
    once, twice = (lint(t, select=["REF006", "GATE"]).findings for t in (text, "\n\n" + text))
    assert len({finding.fingerprint for finding in once}) == 2
    assert [f.fingerprint for f in once] == [f.fingerprint for f in twice], (
        "lines are no part of it"
    )
