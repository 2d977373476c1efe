"""A pull request that changes the rules a repository declares, or its configuration, is told of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from machinery import run
from test_since import AS_OF, ISMS_LINT, Repository, loosened, said

RULE = """\
code: ORG001
name: closed-in-time
kind: nonconformity
summary: A nonconformity stays open for too long.
why: Our procedure says so.
fix: Close it.
severity: error
options:
  days: {type: integer, default: 30, description: Days it may stay open.}
when: "!has(record.closed_on)"
assert: days_between(record.raised_on, as_of) <= options.days
message: "{record.id} was raised on {record.raised_on}"
examples:
  bad: "{kind: nonconformity, id: NC-1, status: open, raised_on: 2026-01-01}"
  good: "{kind: nonconformity, id: NC-1, status: open, raised_on: 2026-11-01}"
"""
FILE = "rules/org001.yaml"
OPEN = "kind: nonconformity\nid: {}\nstatus: open\nraised_on: 2026-08-03\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A rule and a nonconformity it finds on `main`; on the branch `change` one more is found."""
    (tmp_path / "isms").mkdir()
    made = Repository(tmp_path / "isms")
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.name", "Ana")
    made.git("config", "user.email", "ana@example.org")
    made.write(".isms-lint.yaml", "select: [ORG]\n")
    made.write(FILE, RULE)
    made.write("nc1.yaml", OPEN.format("NC-1"))
    made.commit("base")
    made.git("checkout", "-q", "-b", "change")
    made.write("nc2.yaml", OPEN.format("NC-2"))
    return made


def gate(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Message id, severity and file of what is told of the change."""
    return [
        (f["message_id"], f["severity"], f["location"]["file"])
        for f in report["findings"]
        if f["code"] == "GATE005"
    ]


def test_only_what_is_new_is_found(repository: Repository) -> None:
    assert said(repository.since(code=1)) == [("ORG001", "NC-2")]


@pytest.mark.parametrize(
    "edit",
    [
        ("days_between(record.raised_on, as_of) <= options.days", "'true'"),
        ("default: 30", "default: 900"),
        ("kind: nonconformity\nsummary", "kind: audit\nsummary"),
    ],
)
def test_a_rewritten_rule_judges_as_it_was(repository: Repository, edit: tuple[str, str]) -> None:
    repository.edit(FILE, *edit)
    report = repository.since(code=1)
    assert ("ORG001", "NC-2") in said(report)
    assert ("rule-rewritten", "warning", FILE) in gate(report)


def test_words_about_a_rule_may_be_edited(repository: Repository) -> None:
    repository.edit(FILE, "why: Our procedure says so.", "why: Procedure P-7 says so.")
    assert loosened(repository.since(code=1)) == []


def test_a_rule_that_weighs_less_is_an_error(repository: Repository) -> None:
    repository.edit(FILE, "severity: error", "severity: info")
    report = repository.since(code=1)
    assert gate(report) == [("rule-weighs-less", "error", FILE)]
    assert [f["severity"] for f in report["findings"] if f["code"] == "ORG001"] == ["error"]


def test_a_rule_taken_out_still_judges(repository: Repository) -> None:
    (repository.folder / FILE).unlink()
    repository.edit(".isms-lint.yaml", "select: [ORG]\n", "")
    report = repository.since(code=1)
    assert ("ORG001", "NC-2") in said(report)
    assert ("rule-gone", "error", ".isms-lint.yaml") in gate(report)


def test_a_rule_taken_out_leaves_no_name_behind(repository: Repository) -> None:
    (repository.folder / FILE).unlink()
    repository.write(".isms-lint.yaml", "select: [ORG, CAR005]\nignore: [ORG001]\n")
    done = repository.git("status", "--short")
    assert "D rules/org001.yaml" in done

    ran = run(*ISMS_LINT, "check", AS_OF, "--since=main", cwd=repository.folder, may_fail=True)
    assert ran.returncode == 2
    assert "no rule is called `ORG" in ran.stderr


def test_a_new_rule_is_told_and_judges_later(repository: Repository) -> None:
    second = RULE.replace("ORG001", "ORG002").replace("closed-in-time", "second")
    repository.write("rules/org002.yaml", second)
    report = repository.since(code=1)
    assert said(report) == [("ORG001", "NC-2"), ("GATE005", "")]
    assert gate(report) == [("rule-new", "info", "rules/org002.yaml")]
    judged = repository.since("--config-from=head", code=1)
    assert ("ORG002", "NC-2") in said(judged)


def test_a_rule_the_change_breaks_is_told_at_its_line(repository: Repository) -> None:
    repository.edit(FILE, "options.days", "options.day")
    report = repository.since(code=1)
    (found,) = (f for f in report["findings"] if f["code"] == "RUL001")
    assert (found["location"]["file"], found["location"]["line"]) == (FILE, 11)
    assert ("ORG001", "NC-2") in said(report)


def test_another_place_for_rules_is_no_way_around(repository: Repository) -> None:
    repository.write(".isms-lint.yaml", "select: [ORG]\nrules: [house/*.yaml]\n")
    repository.write(
        "house/org003.yaml", RULE.replace("ORG001", "ORG003").replace("closed-in", "x")
    )
    report = repository.since(code=1)
    assert ("ORG001", "NC-2") in said(report)
    assert {"rule-gone", "rule-new", "settings"} <= set(loosened(report))


def test_an_edit_of_the_configuration_is_told(repository: Repository) -> None:
    repository.write(".isms-lint.yaml", "select: [ORG]\nplugins: {required: [iso27001]}\n")
    report = repository.since(code=1)
    assert gate(report) == [("settings", "info", ".isms-lint.yaml")]


def test_a_commit_is_linted_by_the_rules_it_has(repository: Repository) -> None:
    repository.edit(FILE, "default: 30", "default: 900")
    assert said(repository.check("--rev=main", code=1)) == [("ORG001", "NC-1")]
    assert said(repository.check(code=0)) == []


UNFIT = ("days_between(record.raised_on, as_of) <= options.days", "record.raised_on > 3")


@pytest.mark.parametrize("mode", [(), ("--config-from=head",)])
def test_a_rule_that_does_not_fit_is_told_before_it_is_merged(
    repository: Repository, mode: tuple[str, ...]
) -> None:
    repository.edit(FILE, *UNFIT)
    report = repository.since(*mode, code=1)
    found = [f for f in report["findings"] if f["code"] == "RUL002" and f["status"] == "open"]
    assert [(f["location"]["file"], f["location"]["line"]) for f in found] == [(FILE, 11)]


def test_a_rule_that_did_not_fit_before_is_nothing_new(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.edit(FILE, *UNFIT)
    repository.commit("unfit")
    repository.git("checkout", "-q", "-B", "change")
    assert said(repository.since(code=0)) == []
    # It does not fit a record that the change brings either: that is new.
    repository.write("nc3.yaml", OPEN.format("NC-3"))
    assert said(repository.since(code=1)) == [("RUL002", "ORG001")]
