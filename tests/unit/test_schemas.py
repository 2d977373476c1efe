"""The record schemas: sound, annotated as the meta-schema says, true to the record model."""

import json
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Schema = dict[str, Any]
Path = tuple[str | int, ...]

PACKAGE = files("isms_lint_schemas")


def load(name: str) -> Schema:
    """Take a file name inside the package and return the schema it holds."""
    loaded: Schema = json.loads(PACKAGE.joinpath(name).read_text(encoding="utf-8"))
    return loaded


COMMON = load("common.json")
META = load("meta.json")
KINDS: dict[str, Schema] = {
    kind: load(f"kinds/{kind}.json")
    for kind in sorted(
        entry.name.removesuffix(".json") for entry in PACKAGE.joinpath("kinds").iterdir()
    )
}
SCHEMAS = {**KINDS, "common": COMMON}

REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], DRAFT202012.create_resource(schema)) for schema in [*SCHEMAS.values(), META]
)
RS_REGISTRY = jsonschema_rs.Registry([(s["$id"], s) for s in [*SCHEMAS.values(), META]])

PYTHON_META = Draft202012Validator(META, registry=REGISTRY)
RS_META = jsonschema_rs.Draft202012Validator(META, registry=RS_REGISTRY)
PYTHON = {
    kind: Draft202012Validator({"$ref": schema["$id"]}, registry=REGISTRY)
    for kind, schema in KINDS.items()
}
RS = {
    kind: jsonschema_rs.Draft202012Validator(schema, registry=RS_REGISTRY)
    for kind, schema in KINDS.items()
}

EXPECTED_KINDS = """
    action assignment audit audit-programme change competence contract control corrective-action
    document engagement evidence external-audit incident interested-party issue management-review
    measure nonconformity objective opportunity-for-improvement organization person process result
    risk risk-assessment risk-criteria role scope stated-count statement-of-applicability
    treatment-plan unit waiver
"""

STATUS_WORDS = {
    "action": "open done cancelled",
    "audit": "planned in-progress fieldwork-done reported closed postponed cancelled",
    "audit-programme": "draft approved superseded",
    "change": "proposed planned implemented rejected",
    "control": "planned partly implemented",
    "corrective-action": "opened cause-determined planned implemented verified closed rejected",
    "document": "draft in-review approved superseded withdrawn",
    "external-audit": "planned in-progress fieldwork-done reported closed postponed cancelled",
    "incident": "open closed",
    "management-review": "planned held results-approved cancelled",
    "nonconformity": "open closed withdrawn",
    "objective": "draft active closed withdrawn",
    "opportunity-for-improvement": "raised accepted declined implemented",
    "risk": "active closed",
    "risk-criteria": "draft approved superseded",
    "scope": "draft in-review approved superseded withdrawn",
    "statement-of-applicability": "draft approved superseded",
    "treatment-plan": "draft approved superseded",
}

OTHER_WORDS: dict[tuple[str, Path], str] = {
    ("assignment", ("capacity",)): "owner operator implementer author",
    ("audit", ("results", "result")): "conforming nonconforming not-audited",
    ("audit", ("team", "function")): "lead auditor expert observer trainee",
    ("corrective-action", ("verified", "result")): "effective not-effective",
    ("management-review", ("decisions", "class")): "improvement isms-change resources other",
    ("management-review", ("mode",)): "meeting written",
    ("opportunity-for-improvement", ("disposition",)): "accepted declined implemented",
    ("risk", ("treatment",)): "modify retain avoid share",
    ("statement-of-applicability", ("controls", "implementation")): "implemented partly planned",
}

REVIEW_INPUTS = """
    previous_actions context_changes interested_party_changes nonconformities measurement
    audit_results objectives interested_party_feedback risk improvement_opportunities
"""

HASH = "0f" * 32

SOUND: list[dict[str, Any]] = [
    {
        "kind": "organization",
        "id": "linden",
        "name": "Linden Ledger BV",
        "timezone": "Europe/Amsterdam",
        "headcount": 41,
        "edition": "2022",
        "top_management": ["mira", {"person": "joost", "from": "2025-02-01", "to": "2026-01-31"}],
        "nonconformity_grades": ["major", "minor"],
        "intervals": {
            "internal_audit_months": 12,
            "management_review_months": 12,
            "risk_assessment_months": 12,
        },
        "deadlines": {"report_days": 20, "major_close_days": 60, "minor_close_days": 150},
        "calendar": [{"activity": "risk-assessment", "from_month": 12, "to_month": 2}],
        "calendar_since": "2025-01-01",
        "incidents": {"severities": ["low", "medium", "high"], "lessons_from": "medium"},
        "delegations": [
            {"person": "noor", "on_behalf_of": "mira", "matters": ["document-approval"]}
        ],
        "certificate": {
            "body": "Certify NV",
            "decided_on": "2025-03-04",
            "expires_on": "2028-03-03",
            "edition": "2022",
            "soa_version": "3",
            "notices": [{"on": "2026-02-10", "soa_version": "4", "text": "two rows reworded"}],
        },
    },
    {
        "kind": "person",
        "id": "sven",
        "name": "Sven Aalto",
        "title": "Consultant",
        "firm": "Birch Audit",
        "unit": "guests",
        "manager": "mira",
        "competence": [
            {"subject": "internal-audit", "evidence": "auditor course", "on": "2022-06-01"}
        ],
        "handover": {"to": "noor", "on": "2026-04-30"},
        "employment": [{"firm": "Certify NV", "to": "2021-12-31"}],
    },
    {"kind": "role", "id": "ciso", "holders": [{"person": "noor", "from": "2024-05-01"}]},
    {"kind": "unit", "id": "security", "name": "Security", "parent": "operations"},
    {
        "kind": "assignment",
        "id": "AS-1",
        "person": "noor",
        "capacity": "implementer",
        "scope": ["A.8.9", "backup"],
        "from": "2024-05-01",
    },
    {
        "kind": "engagement",
        "id": "ENG-2",
        "firm": "Birch Audit",
        "person": "sven",
        "type": "internal-audit",
        "scope": "full-isms",
        "from": "2026-01-01",
        "to": "2026-12-31",
    },
    {
        "kind": "competence",
        "id": "CMP-1",
        "person": "noor",
        "subject": "risk-assessment",
        "on": "2024-09-12",
        "evidence": {"uri": "people/noor.pdf", "sha256": HASH, "note": "course certificate"},
    },
    {
        "kind": "scope",
        "id": "SCOPE",
        "status": "approved",
        "units": ["operations"],
        "interfaces": "Hosting at two providers.",
        "dependencies": ["payroll bureau"],
    },
    {
        "kind": "issue",
        "id": "ISS-1",
        "type": "external",
        "topic": "climate-change",
        "relevant": False,
        "reason": "No site in a flood area, nothing depends on cooling water.",
        "determined_on": "2026-01-20",
    },
    {
        "kind": "interested-party",
        "id": "regulator",
        "name": "Data protection authority",
        "requirements": ["answers in time", {"text": "breach notice", "addressed": True}],
        "addressed": "all of them",
    },
    {
        "kind": "change",
        "id": "CHG-1",
        "status": "planned",
        "type": "site",
        "significant": True,
        "plan": {"purpose": "second office", "responsible": "noor", "due_on": "2027-03-01"},
        "impact": {"risk": "none", "reason": "no data there", "decided_by": "mira"},
    },
    {
        "kind": "process",
        "id": "backup",
        "name": "Backup",
        "owner": "pia",
        "operators": ["pia"],
        "controls": ["A.8.13-A.8.14"],
        "clauses": ["8.1"],
        "risk_level": "high",
    },
    {"kind": "control", "id": "OWN-1", "status": "partly", "name": "Four eyes on releases"},
    {
        "kind": "objective",
        "id": "OBJ-1",
        "status": "active",
        "target": 95,
        "unit": "percent",
        "plan": {
            "what": "restore tests",
            "resources": "two days a month",
            "responsible": "pia",
            "due_on": "2026-12-31",
            "evaluation": "quarterly figures",
        },
    },
    {
        "kind": "measure",
        "id": "MEA-1",
        "objective": "OBJ-1",
        "what": "restores that worked",
        "method": "count of tests",
        "when_measured": "each quarter",
        "frequency_months": 3,
        "measured_by": "pia",
        "when_analysed": "the week after",
        "analysed_by": "ciso",
    },
    {"kind": "result", "id": "RES-1", "measure": "MEA-1", "value": 96.5, "on": "2026-10-01"},
    {
        "kind": "risk-criteria",
        "id": "RC-2",
        "status": "approved",
        "scales": {"consequence": [1, 2, 3], "likelihood": {"min": 0.1, "max": 1.0}},
        "level": "sum",
        "acceptance": 4,
        "high": 6,
    },
    {
        "kind": "risk-criteria",
        "id": "RC-3",
        "scales": {"consequence": ["low", "high"], "likelihood": ["rare", "often"]},
        "level": {"low": {"rare": "low", "often": "low"}, "high": {"rare": "low", "often": "high"}},
        "acceptance": "low",
    },
    {
        "kind": "risk-assessment",
        "id": "RA-7",
        "started_on": "2026-01-12",
        "completed_on": "2026-02-03",
        "audit_attention": ["A.5.19-A.5.22"],
    },
    {
        "kind": "risk",
        "id": "R-12",
        "title": "Restore fails when it is needed",
        "status": "active",
        "owner": "pia",
        "assessment": "RA-7",
        "affects": ["availability"],
        "consequence": 3,
        "likelihood": 2,
        "level": 5,
        "treatment": "modify",
        "controls": ["A.8.13"],
        "residual": {"level": 4, "accepted_by": "pia", "accepted_on": "2026-02-20"},
        "history": [{"level": 4, "on": "2025-02-01"}],
    },
    {
        "kind": "treatment-plan",
        "id": "TP-1",
        "status": "approved",
        "risks": ["R-12"],
        "approvals": [{"by": "pia", "on": "2026-02-20"}],
        "actions": [{"id": "ACT-1", "text": "test restores", "owner": "pia", "x_anything": 1}],
    },
    {
        "kind": "statement-of-applicability",
        "id": "SOA-4",
        "version": "4",
        "edition": "2022",
        "status": "approved",
        "approved_by": "mira",
        "approved_on": "2026-02-25",
        "controls": [
            {
                "control": "A.8.13",
                "applicable": True,
                "justification": "customers expect their data back",
                "implementation": "partly",
                "planned_on": "2026-12-01",
                "action": "ACT-1",
                "owner": "pia",
                "risks": ["R-12"],
                "applicable_since": "2024-03-01",
            },
            {"control": "A.7.3", "applicable": False, "justification": "no offices of our own"},
        ],
        "reconfirmed": [{"on": "2026-09-02", "by": "mira", "reason": "nothing new"}],
    },
    {
        "kind": "audit-programme",
        "id": "PRG-5",
        "status": "approved",
        "approved_by": "mira",
        "approved_on": "2025-02-28",
        "manager": "noor",
        "period": {"start": "2025-03-04", "end": "2028-03-03"},
        "frequency": "twice a year",
        "interval_months": 6,
        "methods": ["interview", "sampling"],
        "responsibilities": "The programme manager plans, auditors report.",
        "planning": "Each plan names scope, criteria and dates.",
        "reporting": "Within twenty days to top management.",
        "rationale": "High risks yearly, the rest once in three years.",
        "criteria": ["ISO/IEC 27001:2022", "POL-2"],
        "entries": [
            {"audit": "IA-1", "planned_on": "2026-04-13", "scope": ["4-10", "backup"]},
            {
                "audit": "IA-2",
                "planned_on": "2026-10-05",
                "scope": ["A.7"],
                "postponements": [
                    {
                        "from": "2026-08-03",
                        "reason": "office closed",
                        "approved_by": "mira",
                        "approved_on": "2026-07-20",
                    }
                ],
            },
            {
                "audit": "IA-3",
                "planned_on": "2026-11-02",
                "scope": "9.2",
                "cancellation": {"on": "2026-10-20", "reason": "merged", "approved_by": "mira"},
            },
        ],
    },
    {
        "kind": "audit",
        "id": "IA-1",
        "status": "reported",
        "programme": "PRG-5",
        "planned_on": "2026-04-13",
        "fieldwork": {"start": "2026-04-13", "end": "2026-04-15"},
        "reported_on": "2026-04-28T16:00:00+02:00",
        "reported_to": ["mira", "ciso"],
        "objectives": "See whether restores work.",
        "criteria": ["ISO/IEC 27001:2022", "POL-2"],
        "scope": ["4-10", "backup", "A.8.13"],
        "methods": ["interview"],
        "team": [
            {"person": "sven", "function": "lead", "covers": "backup", "independent": True},
            {"person": "ada", "function": "trainee", "supervised_by": "sven"},
        ],
        "results": [
            {"item": "backup", "result": "nonconforming", "samples": ["EV-1"]},
            {"item": "A.8.13", "result": "not-audited", "reason": "no time"},
        ],
        "safeguards": ["report read by finance"],
        "findings": [{"kind": "nonconformity", "id": "NC-1", "grade": "minor"}],
        "conclusion": {"own_requirements": "met", "standard": "met", "effective": "mostly"},
    },
    {"kind": "audit", "id": "IA-0", "conclusion": "went well", "findings": []},
    {
        "kind": "external-audit",
        "id": "SUR-1",
        "type": "surveillance",
        "body": "Certify NV",
        "status": "closed",
        "start": "2026-02-16",
        "end": "2026-02-17",
        "reported_on": "2026-02-24",
        "findings": [],
    },
    {
        "kind": "nonconformity",
        "id": "NC-1",
        "audit": "IA-1",
        "grade": "minor",
        "status": "closed",
        "requirement": ["A.8.13"],
        "statement": "Two restores were not tested.",
        "evidence": ["EV-1", {"uri": "audits/ia-1.pdf", "sha256": HASH}],
        "raised_on": "2026-04-15",
        "process": "backup",
        "correction": {"text": "tested both", "done_on": "2026-04-17"},
        "consequences": "none",
        "extent": "all other restores were tested",
        "disposition": {"car": False, "reason": "single slip", "decided_by": "noor"},
        "risk_impact": "none",
        "closed_on": "2026-05-02",
    },
    {"kind": "nonconformity", "id": "NC-2", "requirement": "9.2.2", "source": "complaint"},
    {
        "kind": "opportunity-for-improvement",
        "id": "OFI-1",
        "external_audit": "SUR-1",
        "status": "declined",
        "statement": "Restore tests could be automated.",
        "disposition": "declined",
        "reason": "too few systems",
    },
    {
        "kind": "corrective-action",
        "id": "CA-1",
        "nonconformity": ["NC-1", "NC-2"],
        "status": "closed",
        "owner": "pia",
        "opened_on": "2026-04-20",
        "cause": "No reminder when the quarter ends.",
        "cause_determined_on": "2026-04-24",
        "action": "Calendar entry with a deputy.",
        "controls": ["A.8.13"],
        "due_on": "2026-07-31",
        "extensions": [{"from": "2026-06-30", "to": "2026-07-31", "reason": "leave"}],
        "progress": [{"on": "2026-06-01", "note": "entry made", "next_on": "2026-07-01"}],
        "implemented_on": "2026-07-10",
        "verified": {"on": "2026-10-02", "by": "noor", "result": "effective"},
        "isms_change": "none needed",
        "closed_on": "2026-10-02",
    },
    {"kind": "corrective-action", "id": "CA-2", "nonconformity": "NC-2", "status": "opened"},
    {
        "kind": "management-review",
        "id": "REV-2",
        "status": "results-approved",
        "series": "2026",
        "previous_review": "REV-1",
        "held_on": "2026-11-05",
        "mode": "written",
        "participants": [
            {"person": "mira", "contributed_on": "2026-11-04"},
            {"person": "noor", "present": True, "function": "presents"},
        ],
        "distributed": {"to": ["ada"], "on": "2026-11-06"},
        "inputs": {
            "previous_actions": {"summary": "all done", "references": ["ACT-1"]},
            "context_changes": "no change since REV-1",
            "interested_party_changes": "none",
            "nonconformities": {"summary": "two", "trend": "fewer", "references": ["NC-1"]},
            "measurement": {"summary": "96 percent", "as_of": "2026-10-01"},
            "audit_results": {"summary": "one audit", "coverage": "enough", "interim": False},
            "objectives": "on track",
            "interested_party_feedback": "none received",
            "risk": {"references": ["RA-7", "TP-1"], "evidence": "risk/register.xlsx"},
            "improvement_opportunities": "one, declined",
        },
        "decisions": [
            {
                "class": "improvement",
                "text": "train a deputy",
                "decided_by": "mira",
                "decided_on": "2026-11-05",
                "action": "ACT-2",
            },
            {"class": "isms-change", "text": "none needed", "needs_action": False},
        ],
        "conclusion": {"suitable": "yes", "adequate": "yes", "effective": "mostly"},
        "actions": [{"id": "ACT-2", "text": "train a deputy", "status": "open"}],
        "next_on": "2027-11-04",
    },
    {
        "kind": "action",
        "id": "ACT-3",
        "text": "buy a second tape drive",
        "origin": "REV-1",
        "owner": "pia",
        "status": "done",
        "due_on": "2026-03-31",
        "done_on": "2026-03-12",
        "controls": ["A.8.13"],
    },
    {
        "kind": "document",
        "id": "POL-2",
        "title": "Backup policy",
        "status": "approved",
        "type": "policy",
        "version": "2.0",
        "authors": ["pia"],
        "approved_by": "mira",
        "approved_on": "2025-01-15",
        "amendments": [{"on": "2026-01-14", "by": "mira", "reason": "yearly review"}],
        "next_review_on": "2027-01-31",
        "retention": "3 years after it is replaced",
        "text": "Backups are tested.",
        "supersedes": "POL-0",
        "x_classification": "internal",
    },
    {
        "kind": "incident",
        "id": "INC-1",
        "status": "closed",
        "severity": "high",
        "detected_on": "2026-05-04T23:10:00Z",
        "cause": "expired certificate",
        "lessons": ["watch expiry"],
        "disposition": {"nonconformity": False, "reason": "no requirement missed"},
        "closed_on": "2026-05-12",
    },
    {
        "kind": "evidence",
        "id": "EV-1",
        "title": "Restore log",
        "uri": "https://files.example.org/restore.log",
        "sha256": HASH,
        "collected_on": "2026-04-14",
        "by": "sven",
    },
    {
        "kind": "contract",
        "id": "CON-1",
        "party": "Harbour Bank",
        "duties": ["restore within a day"],
        "controls": ["A.8.13"],
    },
    {
        "kind": "waiver",
        "id": "WV-2",
        "rule": "CAR005",
        "target": "CA-2",
        "reason": "supplier is late",
        "approved_by": "mira",
        "approved_on": "2026-11-01",
        "expires_on": "2027-01-31",
    },
    {"kind": "waiver", "id": "WV-3"},
    {
        "kind": "stated-count",
        "id": "SUM-1",
        "label": "Treated",
        "count": 2,
        "items": ["R-1", "R-2"],
        "controls": "A.5.1-A.5.2",
        "of": "risk",
        "field": "status",
        "value": "closed",
        "where": {"assessment": "RA-1", "level": 4, "audit_attention": True},
        "share": 66.7,
        "total": 3,
        "as_of": "2026-03-31",
        "said": {
            "grade": "minor",
            "status": "in progress",
            "owners": ["mira"],
            "due_on": "2026-12-31",
            "raised_on": "2026-01-31",
            "closed_on": "2026-02-28",
        },
    },
]

ABSENT = object()

# Kind, where, and what to put there (ABSENT: take it away).
BROKEN: list[tuple[str, Path, Any]] = [
    ("organization", ("headcount",), "41"),
    ("organization", ("headcount",), -1),
    ("organization", ("top_management", 1, "person"), ABSENT),
    ("organization", ("certificate", "soa_version"), 3.5),
    ("organization", ("intervals", "audit_months"), 12),
    ("organization", ("calendar", 0, "to_month"), 13),
    ("person", ("competence", 0, "subject"), ABSENT),
    ("assignment", ("capacity",), "boss"),
    ("engagement", ("type",), "audit"),
    ("competence", ("evidence", "sha256"), "abc"),
    ("process", ("controls", 0), 5.1),
    ("measure", ("frequency_months",), 0),
    ("result", ("on",), 20261001),
    ("risk", ("id",), ABSENT),
    ("risk", ("id",), 12),
    ("risk", ("status",), "opne"),
    ("risk-criteria", ("level",), "prodcut"),
    ("risk-criteria", ("scales", "likelihood", "max"), ABSENT),
    ("risk", ("affects", 0), "money"),
    ("risk", ("residual", "accepted"), "pia"),
    ("treatment-plan", ("actions", 0), "ACT-1"),
    ("statement-of-applicability", ("controls", 0, "control"), 8.13),
    ("statement-of-applicability", ("controls", 1, "control"), ABSENT),
    ("statement-of-applicability", ("controls", 0, "implementation"), "done"),
    ("statement-of-applicability", ("controls", 0, "applicable"), "yes"),
    ("audit-programme", ("entries", 0, "planned"), "2026-04-13"),
    ("audit-programme", ("period",), "2025"),
    ("audit", ("status",), "clsoed"),
    ("audit", ("team", 0, "person"), ABSENT),
    ("audit", ("team", 0, "function"), "boss"),
    ("audit", ("team", 0, "independent"), "yes"),
    ("audit", ("findings",), {}),
    ("audit", ("owner",), ["mira"]),
    ("nonconformity", ("disposition",), "none"),
    ("nonconformity", ("requirement",), 9.2),
    ("nonconformity", ("evidence", 1, "url"), "audits/ia-1.pdf"),
    ("corrective-action", ("verified", "result"), "ok"),
    ("corrective-action", ("nonconformity", 0), 1),
    ("management-review", ("inputs", "resources"), "enough"),
    ("management-review", ("inputs", "risk", "coverage"), "enough"),
    ("management-review", ("participants", 0, "person"), ABSENT),
    ("management-review", ("mode",), "remote"),
    ("document", ("amendments", 0, "date"), "2026-01-14"),
    ("document", ("kind",), "policy"),
    ("document", ("classification",), "internal"),
    ("document", ("approved_on",), None),
    ("stated-count", ("count",), -1),
    ("stated-count", ("share",), True),
    ("stated-count", ("where", "assessment"), ["RA-1"]),
    ("stated-count", ("said", "owner"), "mira"),
    ("waiver", ("rule",), ["CAR005"]),
]

# Keyword, a value the meta-schema accepts, values it refuses.
ANNOTATIONS: list[tuple[str, Any, list[Any]]] = [
    ("x-identifier", True, [False, "true", None]),
    ("x-label", True, [False, "true", None]),
    ("x-lead", "A.", [True, "", ["A."]]),
    ("x-reference", ["person", "role"], ["person", [], ["Person"], ["*", "role"], ["a", "a"]]),
    ("x-scope-item", True, [False, ["clause"]]),
    ("x-date", True, [False, "date"]),
    ("x-happened", ["held"], [False, [], ["Held"], "held"]),
    (
        "x-lift",
        {"kinds": ["action"], "parent": "origin"},
        [
            "action",
            {"kinds": ["action"]},
            {"parent": "origin"},
            {"kinds": [], "parent": "origin"},
            {"kinds": ["action"], "parent": "Origin"},
            {"kinds": ["action"], "parent": "origin", "other": 1},
        ],
    ),
    ("x-scope-of", ["controls", "clauses"], ["controls", True, ["Controls"], ["a", "a"]]),
    ("x-rows", "controls", [True, ["controls"], "Controls", ""]),
    ("x-named-by", "label", [True, [], "Label", ["label"]]),
    (
        "x-clauses",
        ["9.3.2 d3", "9.2.2 (programme)", "10.2", "A.5.27"],
        ["9.2", [], [9.2], ["9.3.2(c)(4)"], ["CC6"]],
    ),
    ("x-names", {"de": ["Frist"]}, [["Frist"], {}, {"de": "Frist"}, {"de": []}, {"german": ["F"]}]),
    ("x-words", {"closed": ["done"]}, [["done"], {}, {"closed": "done"}, {"closed": []}]),
]


def subschemas(schema: Any, path: Path = ()) -> Iterator[tuple[Path, Schema]]:
    """Take a schema and yield every subschema with its path, itself first."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from subschemas(inner, (*path, keyword, name))
    for pattern, inner in schema.get("patternProperties", {}).items():
        yield from subschemas(inner, (*path, "patternProperties", pattern))
    if "items" in schema:
        yield from subschemas(schema["items"], (*path, "items"))


def fields(schema: Schema) -> dict[Path, Schema]:
    """Take a schema and return its named fields by the names that lead to them."""
    return {
        tuple(part for part in path if part not in ("properties", "items")): inner
        for path, inner in subschemas(schema)
        if path and path[-1] != "items" and path[-2] == "properties"
    }


def changed(record: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Take a record, a path and a value; return a copy that has the value there."""
    copy = deepcopy(record)
    target: Any = copy
    for part in path[:-1]:
        target = target[part]
    if value is ABSENT:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return copy


def faults(kind: str, record: dict[str, Any]) -> tuple[set[Path], set[Path]]:
    """Take a record; return the paths that each of the two validators objects to."""
    python = {tuple(error.absolute_path) for error in PYTHON[kind].iter_errors(record)}
    rust = {tuple(error.instance_path) for error in RS[kind].iter_errors(record)}
    return python, rust


def test_the_kinds_are_exactly_those_of_the_record_model() -> None:
    assert list(KINDS) == EXPECTED_KINDS.split()


@pytest.mark.parametrize("name", [*SCHEMAS, "meta"])
def test_schema_is_valid_2020_12_and_valid_against_the_meta_schema(name: str) -> None:
    schema = META if name == "meta" else SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)
    if name != "meta":
        assert list(PYTHON_META.iter_errors(schema)) == []
        assert RS_META.is_valid(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_schema_has_the_common_frame(kind: str) -> None:
    schema = KINDS[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:isms-lint:kind:{kind}"
    assert schema["type"] == "object"
    assert schema["allOf"] == [{"$ref": "urn:isms-lint:common#/$defs/envelope"}]
    # A row of a summary has no id of its own.
    assert schema.get("required") == (None if "x-named-by" in schema else ["id"])
    assert schema["properties"]["kind"]["const"] == kind
    assert schema["unevaluatedProperties"] is False


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_a_person_can_write_is_described(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["title"]
    assert schema["description"]
    bare = [path for path, field in fields(schema).items() if not field.get("description")]
    assert bare == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_nested_objects_refuse_unknown_names_and_take_own_ones(name: str) -> None:
    for path, inner in subschemas(SCHEMAS[name]):
        if path and "properties" in inner and path != ("$defs", "envelope"):
            assert inner["additionalProperties"] is False, path
            assert inner["patternProperties"] == {"^x_": True}, path


@pytest.mark.parametrize("name", SCHEMAS)
def test_null_is_no_value_of_any_field(name: str) -> None:
    for path, inner in subschemas(SCHEMAS[name]):
        types = inner.get("type", [])
        assert "null" not in ([types] if isinstance(types, str) else types), path


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_and_lifts_name_kinds_and_fields_that_exist(name: str) -> None:
    for path, inner in subschemas(SCHEMAS[name]):
        assert set(inner.get("x-reference", [])) <= {*KINDS, "*"}, path
        lift = inner.get("x-lift", {"kinds": [], "parent": None})
        for kind in lift["kinds"]:
            assert "x-reference" in KINDS[kind]["properties"][lift["parent"]], path
            assert inner["items"] == {"type": "object"}, path


def test_lists_that_hold_records_of_their_own() -> None:
    lifted = {
        (kind, *path): (field["x-lift"]["parent"], field["x-lift"]["kinds"])
        for kind, schema in KINDS.items()
        for path, field in fields(schema).items()
        if "x-lift" in field
    }
    findings = ["nonconformity", "opportunity-for-improvement"]
    assert lifted == {
        ("audit", "findings"): ("audit", findings),
        ("external-audit", "findings"): ("external_audit", findings),
        ("management-review", "actions"): ("origin", ["action"]),
        ("treatment-plan", "actions"): ("origin", ["action"]),
    }


def test_what_a_record_stands_for_as_a_scope_item() -> None:
    stated = {k: schema["x-scope-of"] for k, schema in KINDS.items() if "x-scope-of" in schema}
    assert stated == {
        "control": ["controls"],
        "document": [],
        "process": ["controls", "clauses"],
        "unit": [],
    }
    for kind, names in stated.items():
        known = {**COMMON["$defs"]["envelope"]["properties"], **KINDS[kind]["properties"]}
        assert {known[name]["$ref"].rpartition("/")[2] for name in names} <= {"scopeItems"}


def test_status_words() -> None:
    stated = {
        kind: " ".join(schema["properties"]["status"]["enum"])
        for kind, schema in KINDS.items()
        if "status" in schema["properties"]
    }
    assert stated == STATUS_WORDS


@pytest.mark.parametrize(("kind", "path"), OTHER_WORDS)
def test_other_vocabularies(kind: str, path: Path) -> None:
    assert " ".join(fields(KINDS[kind])[path]["enum"]) == OTHER_WORDS[kind, path]


def test_a_review_has_the_ten_inputs_each_with_its_clause() -> None:
    inputs = KINDS["management-review"]["properties"]["inputs"]["properties"]
    assert list(inputs) == REVIEW_INPUTS.split()
    letters = [field["x-clauses"] for field in inputs.values()]
    leaves = ("a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g")
    assert letters == [[f"9.3.2 {leaf}"] for leaf in leaves]


@pytest.mark.parametrize("kind", KINDS)
def test_statuses_on_which_a_date_depends_are_statuses_of_the_kind(kind: str) -> None:
    allowed = KINDS[kind]["properties"].get("status", {}).get("enum", [])
    for path, field in fields(KINDS[kind]).items():
        if isinstance(happened := field.get("x-happened"), list):
            assert set(happened) <= set(allowed), path


@pytest.mark.parametrize("kind", KINDS)
def test_other_spellings_are_of_words_that_are_known_and_are_none_themselves(kind: str) -> None:
    for path, field in fields(KINDS[kind]).items():
        known = field.get("enum", [field.get("const")])
        if field.get("type") == "boolean":
            known = ["true", "false"]
        for word, listed in field.get("x-words", {}).items():
            spellings = [spelling.casefold() for spelling in listed]
            assert len(spellings) == len(set(spellings)), path
            if known != [None]:
                assert word in known, path
                assert not set(spellings) & set(known), path


def test_no_kind_is_another_spelling_of_one() -> None:
    for schema in KINDS.values():
        for listed in schema["properties"]["kind"].get("x-words", {}).values():
            assert not set(listed) & set(KINDS)


@pytest.mark.parametrize(("keyword", "good", "bad"), ANNOTATIONS)
def test_the_meta_schema_checks_each_annotation_at_any_depth(
    keyword: str, good: Any, bad: list[Any]
) -> None:
    def wrapped(value: Any) -> Schema:
        inner = {"type": "string", keyword: value}
        if keyword == "x-happened":
            inner["x-date"] = True
        return {"properties": {"a": {"items": {"properties": {"b": inner}}}}}

    assert PYTHON_META.is_valid(wrapped(good))
    assert RS_META.is_valid(wrapped(good))
    for value in bad:
        assert not PYTHON_META.is_valid(wrapped(value)), value
        assert not RS_META.is_valid(wrapped(value)), value


def test_every_annotation_is_put_to_the_proof() -> None:
    assert [keyword for keyword, _, _ in ANNOTATIONS] == list(META["properties"])
    used = {
        keyword
        for schema in SCHEMAS.values()
        for _, inner in subschemas(schema)
        for keyword in inner
        if keyword.startswith("x-")
    }
    assert used == set(META["properties"])


@pytest.mark.parametrize(
    "subschema",
    [
        {"x-refrence": ["person"]},
        {"type": "string", "x-happened": True},
        {"type": "strnig"},
        {"$ref": 1},
    ],
)
def test_the_meta_schema_refuses_what_no_reader_would_understand(subschema: Schema) -> None:
    for schema in ({"properties": {"x-a": subschema}}, {"$defs": {"a": subschema}}, subschema):
        assert not PYTHON_META.is_valid(schema)
        assert not RS_META.is_valid(schema)


def test_every_kind_has_a_sound_record() -> None:
    assert sorted({record["kind"] for record in SOUND}) == EXPECTED_KINDS.split()


@pytest.mark.parametrize("record", SOUND, ids=lambda record: record["id"])
def test_sound_records_are_valid(record: dict[str, Any]) -> None:
    assert faults(record["kind"], record) == (set(), set())


@pytest.mark.parametrize("record", SOUND, ids=lambda record: record["id"])
def test_any_record_takes_the_envelope_and_own_fields(record: dict[str, Any]) -> None:
    envelope = {
        "title": "Heading",
        "text": "Body",
        "edition": "2022",
        "clauses": ["9.2.2"],
        "owner": "mira",
        "version": "1",
        "approved_by": "mira",
        "approved_on": "2026-01-01",
        "evidence": "minutes.pdf",
        "supersedes": ["OLD-1"],
        "amendments": [{"on": "2026-01-02", "by": "mira", "reason": "typo"}],
        "tags": ["imported"],
        "notes": "nothing else",
        "x_own": {"any": ["thing"]},
    }
    assert faults(record["kind"], {**envelope, **record}) == (set(), set())


@pytest.mark.parametrize(("kind", "path", "value"), BROKEN)
def test_broken_records_are_refused_at_the_same_place_by_both(
    kind: str, path: Path, value: Any
) -> None:
    record = next(record for record in SOUND if record["kind"] == kind)
    python, rust = faults(kind, changed(record, path, value))
    assert python == rust
    # A fault in an envelope field leaves the envelope unevaluated: the record is named beside it.
    inside = python - {()} or {()}
    assert inside in ({path}, {path[:-1]})


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_field_is_refused(kind: str) -> None:
    python, rust = faults(kind, {"id": "A-1", "ownr": "mira"})
    assert python == rust == {()}
