"""What OSCAL 1.0 to 1.2 has where: the fields of each part of the documents that are read.

A field is plain (`VALUE`), a part with fields of its own (its name in `PARTS`), a `Naming` of
something by its uuid, or `Left`: known, and left alone with all that is in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.values import NamedTuple


class Value(NamedTuple):
    """Text, a date or a number."""


class Left(NamedTuple):
    """Something no rule looks at. `what` it is called, where others name it by its uuid."""

    what: str = ""


class Naming(NamedTuple):
    """A uuid that names something: what it may be.

    Without `wanted` the field `type` beside it says so. `is_here` says that it stands in the same
    document, `is_fragment` that it is written `#uuid`: what does not begin so is an address.
    """

    wanted: tuple[str, ...] = ()
    is_here: bool = False
    is_fragment: bool = False


Sort = Value | Left | Naming | str


class Part(NamedTuple):
    """One part of a document: what it is called where it has a uuid, and its fields."""

    what: str
    fields: Mapping[str, Sort]


VALUE = Value()
LEFT = Left()

PLAN = "assessment-plan"
RESULTS = "assessment-results"
POAM = "plan-of-action-and-milestones"

RISK = "risk"
OBSERVATION = "observation"
FINDING = "finding"
REMEDIATION = "remediation"
TASK = "task"
ACTIVITY = "activity"
COMPONENT = "component"
INVENTORY = "inventory item"
USER = "user"
LOCATION = "location"
RESOURCE = "back-matter resource"
PLATFORM = "assessment platform"
PERSON = "person"
ORGANIZATION = "organization"
PARTY = (PERSON, ORGANIZATION)
PLACEHOLDER = "subject placeholder"
STATEMENT = "implementation statement"

TYPES: Mapping[str, tuple[str, ...]] = {
    "component": (COMPONENT,),
    "tool": (COMPONENT,),
    "inventory-item": (INVENTORY,),
    "location": (LOCATION,),
    "party": PARTY,
    "user": (USER,),
    "resource": (RESOURCE,),
    "assessment-platform": (PLATFORM,),
}
"""What the field `type` says of the uuid beside it."""

_NOTED: Mapping[str, Sort] = {"props": Left("property"), "links": "link", "remarks": VALUE}
_SAID: Mapping[str, Sort] = {"title": VALUE, "description": VALUE, **_NOTED}
_NAMED: Mapping[str, Sort] = {"uuid": VALUE, **_SAID}
_OBSERVED: Mapping[str, Sort] = {
    "related-observations": "related-observation",
    "related-risks": "related-risk",
}
_LOGGED: Mapping[str, Sort] = {"start": VALUE, "end": VALUE, "logged-by": "logged-by"}
_FOUND: Mapping[str, Sort] = {
    "observations": "observation",
    "risks": "risk",
    "findings": "finding",
}
_DOCUMENT: Mapping[str, Sort] = {
    "uuid": VALUE,
    "metadata": "metadata",
    "local-definitions": "definitions",
    "back-matter": "back-matter",
}

PARTS: Mapping[str, Part] = {
    RESULTS: Part(
        "assessment-results document", {**_DOCUMENT, "import-ap": "import", "results": "result"}
    ),
    POAM: Part(
        "plan of action and milestones",
        {
            **_DOCUMENT,
            "import-ssp": "import",
            "system-id": LEFT,
            **_FOUND,
            "poam-items": "poam-item",
        },
    ),
    PLAN: Part(
        "assessment plan",
        {
            **_DOCUMENT,
            "import-ssp": "import",
            "terms-and-conditions": LEFT,
            "reviewed-controls": "reviewed-controls",
            "assessment-subjects": "subjects",
            "assessment-assets": "assets",
            "tasks": "task",
        },
    ),
    # --- what all documents have ---
    "metadata": Part(
        "",
        {
            **dict.fromkeys(("title", "published", "last-modified", "version"), VALUE),
            "oscal-version": VALUE,
            "revisions": LEFT,
            "document-ids": LEFT,
            "roles": LEFT,
            "locations": Left(LOCATION),
            "parties": "party",
            "responsible-parties": "responsible",
            "actions": Left("metadata action"),
            **_NOTED,
        },
    ),
    "party": Part(
        "",
        {
            **dict.fromkeys(("uuid", "type", "name", "short-name", "email-addresses"), VALUE),
            "external-ids": LEFT,
            "telephone-numbers": LEFT,
            "addresses": LEFT,
            "location-uuids": Naming((LOCATION,)),
            "member-of-organizations": Naming((ORGANIZATION,), is_here=True),
            **_NOTED,
        },
    ),
    "responsible": Part("", {"role-id": VALUE, "party-uuids": Naming(PARTY), **_NOTED}),
    "import": Part(
        "", {"href": Naming((RESOURCE,), is_here=True, is_fragment=True), "remarks": VALUE}
    ),
    "link": Part(
        "",
        {
            "href": Naming(is_fragment=True),
            **dict.fromkeys(("rel", "media-type", "resource-fragment", "text"), VALUE),
        },
    ),
    "back-matter": Part("", {"resources": Left(RESOURCE)}),
    "definitions": Part(
        "",
        {
            "components": Left(COMPONENT),
            "inventory-items": Left(INVENTORY),
            "users": Left(USER),
            "assessment-assets": "assets",
            "objectives-and-methods": LEFT,
            "activities": "activity",
            "tasks": "task",
            "remarks": VALUE,
        },
    ),
    "assets": Part(
        "", {"components": Left(COMPONENT), "assessment-platforms": "assessment-platform"}
    ),
    "assessment-platform": Part(PLATFORM, {**_NAMED, "uses-components": "uses-component"}),
    "uses-component": Part(
        "",
        {
            "component-uuid": Naming((COMPONENT,)),
            "responsible-parties": "responsible",
            **_NOTED,
        },
    ),
    # --- who and what an assessment looks at ---
    "reviewed-controls": Part(
        "",
        {
            **_SAID,
            "control-selections": "control-selection",
            "control-objective-selections": LEFT,
        },
    ),
    "control-selection": Part(
        "",
        {
            **_SAID,
            "include-all": LEFT,
            "include-controls": "selected-control",
            "exclude-controls": "selected-control",
        },
    ),
    "selected-control": Part("", {"control-id": VALUE, "statement-ids": LEFT, "remarks": VALUE}),
    "subjects": Part(
        "",
        {
            **_SAID,
            "type": VALUE,
            "include-all": LEFT,
            "include-subjects": "subject",
            "exclude-subjects": "subject",
        },
    ),
    "subject": Part("", {"subject-uuid": Naming(), "type": VALUE, "title": VALUE, **_NOTED}),
    "origin": Part("", {"actors": "actor", "related-tasks": "related-task"}),
    "actor": Part(
        "",
        {
            "type": VALUE,
            "actor-uuid": Naming(),
            "role-id": VALUE,
            "props": Left("property"),
            "links": "link",
        },
    ),
    "logged-by": Part("", {"party-uuid": Naming(PARTY), "role-id": VALUE, "remarks": VALUE}),
    # --- work ---
    "activity": Part(
        ACTIVITY,
        {
            **_NAMED,
            "steps": "step",
            "related-controls": "reviewed-controls",
            "responsible-roles": "responsible",
        },
    ),
    "step": Part(
        "step of an activity",
        {
            **_NAMED,
            "reviewed-controls": "reviewed-controls",
            "responsible-roles": "responsible",
        },
    ),
    "task": Part(
        TASK,
        {
            **_NAMED,
            "type": VALUE,
            "timing": "timing",
            "dependencies": "dependency",
            "tasks": "task",
            "associated-activities": "associated-activity",
            "subjects": "subjects",
            "responsible-roles": "responsible",
        },
    ),
    "timing": Part(
        "", {"on-date": "on-date", "within-date-range": "date-range", "at-frequency": LEFT}
    ),
    "on-date": Part("", {"date": VALUE, "remarks": VALUE}),
    "date-range": Part("", {"start": VALUE, "end": VALUE, "remarks": VALUE}),
    "dependency": Part("", {"task-uuid": Naming((TASK,)), "remarks": VALUE}),
    "associated-activity": Part(
        "",
        {
            "activity-uuid": Naming((ACTIVITY,)),
            "responsible-roles": "responsible",
            "subjects": "subjects",
            **_NOTED,
        },
    ),
    "related-task": Part(
        "",
        {
            "task-uuid": Naming((TASK,)),
            "responsible-parties": "responsible",
            "subjects": "subjects",
            "identified-subject": "identified-subject",
            **_NOTED,
        },
    ),
    "identified-subject": Part(
        "",
        {"subject-placeholder-uuid": Naming((PLACEHOLDER,)), "subjects": "subjects"},
    ),
    # --- what came out ---
    "result": Part(
        "set of results",
        {
            **_NAMED,
            "start": VALUE,
            "end": VALUE,
            "local-definitions": "definitions",
            "reviewed-controls": "reviewed-controls",
            "attestations": "attestation",
            "assessment-log": "assessment-log",
            **_FOUND,
        },
    ),
    "attestation": Part("", {"responsible-parties": "responsible", "parts": LEFT}),
    "assessment-log": Part("", {"entries": "assessment-log-entry"}),
    "assessment-log-entry": Part(
        "log entry", {**_NAMED, **_LOGGED, "related-tasks": "related-task"}
    ),
    "observation": Part(
        OBSERVATION,
        {
            **_NAMED,
            "methods": VALUE,
            "types": VALUE,
            "origins": "origin",
            "subjects": "subject",
            "relevant-evidence": "relevant-evidence",
            "collected": VALUE,
            "expires": VALUE,
        },
    ),
    "relevant-evidence": Part(
        "", {"href": Naming(is_fragment=True), "description": VALUE, **_NOTED}
    ),
    "finding": Part(
        FINDING,
        {
            **_NAMED,
            "origins": "origin",
            "target": "target",
            "implementation-statement-uuid": Naming((STATEMENT,)),
            **_OBSERVED,
        },
    ),
    "target": Part(
        "",
        {
            **_SAID,
            "type": VALUE,
            "target-id": VALUE,
            "status": "target-status",
            "implementation-status": LEFT,
        },
    ),
    "target-status": Part("", {"state": VALUE, "reason": VALUE, "remarks": VALUE}),
    "related-observation": Part(
        "", {"observation-uuid": Naming((OBSERVATION,), is_here=True), "remarks": VALUE}
    ),
    "related-risk": Part("", {"risk-uuid": Naming((RISK,), is_here=True), "remarks": VALUE}),
    "related-finding": Part(
        "", {"finding-uuid": Naming((FINDING,), is_here=True), "remarks": VALUE}
    ),
    "poam-item": Part(
        "POA&M item",
        {**_NAMED, "origins": "origin", "related-findings": "related-finding", **_OBSERVED},
    ),
    # --- risks ---
    "risk": Part(
        RISK,
        {
            **_NAMED,
            **dict.fromkeys(("statement", "status", "deadline"), VALUE),
            "origins": "origin",
            "threat-ids": LEFT,
            "characterizations": "characterization",
            "mitigating-factors": "mitigating-factor",
            "remediations": "remediation",
            "risk-log": "risk-log",
            "related-observations": "related-observation",
        },
    ),
    "characterization": Part("", {"origin": "origin", "facets": "facet", **_NOTED}),
    "facet": Part("", {"name": VALUE, "system": VALUE, "value": VALUE, **_NOTED}),
    "mitigating-factor": Part(
        "mitigating factor",
        {**_NAMED, "implementation-uuid": Naming((STATEMENT,)), "subjects": "subject"},
    ),
    "remediation": Part(
        REMEDIATION,
        {
            **_NAMED,
            "lifecycle": VALUE,
            "origins": "origin",
            "required-assets": "required-asset",
            "tasks": "task",
        },
    ),
    "required-asset": Part("required asset", {**_NAMED, "subjects": "subject"}),
    "risk-log": Part("", {"entries": "risk-log-entry"}),
    "risk-log-entry": Part(
        "log entry",
        {
            **_NAMED,
            **_LOGGED,
            "status-change": VALUE,
            "related-responses": "related-response",
        },
    ),
    "related-response": Part(
        "",
        {
            "response-uuid": Naming((REMEDIATION,), is_here=True),
            "related-tasks": "related-task",
            **_NOTED,
        },
    ),
}

OTHERS: Mapping[str, str] = {
    "catalog": "catalog",
    "profile": "profile",
    "component-definition": "component definition",
    "system-security-plan": "system security plan",
    "mapping-collection": "control mapping",
}
"""Documents of OSCAL that hold nothing to lift."""

PLANNED = frozenset({TASK, ACTIVITY})
"""What an assessment plan names and has itself: the documents it imports plan no assessment."""
