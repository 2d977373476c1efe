"""Overrides are part of the bar: what a change loosens for some files or kinds of record is told."""

from __future__ import annotations

import pytest
from test_since import FAULT, Repository, loosened, repository, said

__all__ = ["repository"]  # the fixture

HEAD = "# the house\noverrides:\n"
STRICT = "- {files: audit.yaml, kinds: audit, severities: {AUD006: error, MRV: error}}\n"
LATE = "- {files: '*.yaml', parameters: {CAR005: {grace_days: 3}}}\n"
BASE = HEAD + STRICT + LATE


def on_base(repository: Repository, base: str, change: str) -> None:
    repository.git("checkout", "-q", "main")
    repository.write(".isms-lint.yaml", base)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write(".isms-lint.yaml", change)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (BASE, []),
        (BASE.replace("kinds: audit", "kinds: [audit, nonconformity]"), ["settings"]),
        (HEAD + LATE + STRICT, ["settings"]),
        (BASE.replace("AUD006: error", "AUD006: info"), ["severities"]),
        (HEAD + LATE, ["severities", "severities-freed"]),
        (BASE.replace("files: audit.yaml", "files: audits/"), ["severities", "severities-freed"]),
        (BASE + "- {files: new/, ignore: [IND]}\n", ["ignores"]),
        (BASE + "- {kinds: corrective-action, ignore: [CAR005]}\n", ["ignores"]),
        (BASE + "- {files: new/, severities: {IND001: info}}\n", ["severities"]),
        (BASE + "- {kinds: risk, severities: {ALL: error}}\n", ["settings"]),
        (BASE.replace("grace_days: 3", "grace_days: 30"), ["options"]),
        (BASE + "- {kinds: audit, severities: {AUD: warning}}\n", ["severities", "severities-set"]),
        # What the top sets is told of the top alone.
        (BASE + "severities: {SEQ001: info}\n", ["severities"]),
        (BASE + "parameters: {CAR005: {grace_days: 5}}\n", ["options"]),
    ],
)
def test_a_change_that_lowers_its_own_bar_for_some(
    repository: Repository, change: str, expected: list[str]
) -> None:
    on_base(repository, BASE, change)
    assert sorted(loosened(repository.since())) == sorted(expected)


def test_it_says_what_for_which_records_and_where(repository: Repository) -> None:
    entry = "- files: [subsidiaries/, '*.yaml']\n  kinds: audit\n  ignore: [IND001, IND002]\n"
    on_base(repository, BASE, BASE + entry)
    (found,) = (f for f in repository.since()["findings"] if f["code"] == "GATE005")
    assert found["message"] == (
        "the change ignores IND001, IND002 for `files subsidiaries/ *.yaml, kinds audit`:"
        " `overrides` of the configuration"
    )
    assert found["severity"] == "error"
    assert (found["location"]["line"], found["location"]["column"]) == (7, 3)


def test_the_overrides_of_the_base_judge_the_change(repository: Repository) -> None:
    ignoring = "overrides: [{files: new.yaml, ignore: [REF001]}]\n"
    on_base(repository, "", ignoring)
    repository.write("new.yaml", FAULT)
    assert ("REF001", "CAR-9") in said(repository.since(code=1))
    assert ("REF001", "CAR-9") not in said(repository.since("--config-from=head"))
    on_base(repository, ignoring, "")
    repository.write("new.yaml", FAULT)
    assert ("REF001", "CAR-9") not in said(repository.since())
