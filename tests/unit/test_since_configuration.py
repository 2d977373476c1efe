"""Whose settings count for a change: those that judge are the base's, others are told."""

from __future__ import annotations

from typing import Any

import pytest

from isms_lint.config.config import Config
from isms_lint.since.configuration import loosened, with_rules_of

JUDGES = {
    "profile",
    "select",
    "extend_select",
    "ignore",
    "per_file_ignores",
    "per_record_ignores",
    "severities",
    "parameters",
    "overrides",
    "explanations",
    "sources",
    "fail_on",
}
"""Fields that say what is found in records: a change does not choose them for itself."""

LAXER: dict[str, tuple[Any, Any, str]] = {
    "include": (None, ("isms/",), "include"),
    "exclude": ((), ("archive/",), "exclude"),
    "external_ids": ((), ("JIRA-*",), "external-ids"),
    "required_plugins": (("acme",), (), "plugins"),
    "mappings": ((), ({"files": "a.csv", "kind": "risk"},), "mappings-of-files"),
    "names": ({"CISO": "ana"}, {"CISO": "bo"}, "names"),
}
"""Fields that say what is read: before, after, and the message of GATE005 about it."""

TOLD_OTHERWISE = {
    "file": "no setting",
    "rules": "a rule that is no longer read is told as gone (`since/declared.py`)",
    "records": "they are compared as all records are, and the edit is told (`edited`)",
    "language": "of documents: no finding hangs on it",
    "baseline": "what another baseline accepts more is told (`checking/since.py`)",
}


def test_every_field_judges_or_says_what_is_read() -> None:
    change, base = (Config._make([side] * len(Config._fields)) for side in ("change", "base"))
    judged = with_rules_of(change, base)._asdict()
    assert {name for name, side in judged.items() if side == "base"} == JUDGES
    read = {name for name, side in judged.items() if side == "change"}
    assert read == {*LAXER, *TOLD_OTHERWISE}


@pytest.mark.parametrize("field", LAXER)
def test_what_is_no_longer_read_is_told(field: str) -> None:
    before, after, message = LAXER[field]
    was, now = Config(**{field: before}), Config(**{field: after})
    assert [one.message for one in loosened(was, now, {}, ["a.csv"])] == [message]
    assert list(loosened(was, was, {}, ["a.csv"])) == []
