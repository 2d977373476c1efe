"""A third-party distribution as somebody might write it: a kind of its own, and a rule about it."""

from __future__ import annotations

import json

PLUGIN = """
import os
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import load_rules


@hookimpl
def isms_lint_rules():
    import house.rules
    return load_rules(house.rules)


@hookimpl
def isms_lint_kinds():
    return {"badge": os.path.join(os.path.dirname(__file__), "badge.json")}
"""

RULE = '''
from isms_lint.rules import RECORD, Basis, Report, Severity, rule


@rule(
    code="HOU001", name="badge-not-returned", kinds={"badge"}, scope=RECORD,
    basis=Basis.ORGANIZATION, severity=Severity.ERROR, since="1.0",
    messages={"kept": "{person} still holds the badge on {as_of}"},
)
def check(badge, run):
    """A badge was not returned on the last day.

    What it checks
        Badges are back when their holders leave.
    Why it matters
        A badge opens doors.
    How to fix
        Ask for it.
    """
    left_on = run.date(badge, "left_on")
    if left_on is not None and left_on < run.as_of and not badge.get("returned"):
        yield Report("kept", ("left_on",), person=badge.text("person"), as_of=run.as_of)
'''

KIND = json.dumps(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:house:badge",
        "title": "Badge",
        "description": "A badge that opens doors.",
        "type": "object",
        "required": ["id"],
        "properties": {
            "kind": {"const": "badge"},
            "id": {"type": "string", "x-identifier": True},
            "person": {"type": "string", "x-reference": ["person"]},
            "left_on": {"type": "string", "x-date": True},
            "returned": {"type": "boolean"},
        },
        "unevaluatedProperties": False,
    }
)

FILES = {
    "plugin.py": PLUGIN,
    "badge.json": KIND,
    "rules/__init__.py": "",
    "rules/hou001_badge_not_returned.py": RULE,
}
"""The package `house`, for `write_distribution`."""

KEPT = "kind: badge\nid: B-7\nperson: ana\nleft_on: 2026-03-31\n"
"""A record that HOU001 finds at 4:10, and in which REF001 finds `ana` dangling at 3:9."""
RETURNED = "kind: badge\nid: B-7\nleft_on: 2026-03-31\nreturned: true\n"
