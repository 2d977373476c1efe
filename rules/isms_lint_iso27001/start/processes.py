"""The processes that a new repository begins with: each clause and each control belongs to one of them,
so that everything has an owner.
"""

from __future__ import annotations

from typing import NamedTuple


class Process(NamedTuple):
    """A process to begin with: what belongs to it, and what somebody is told who names its owner."""

    id: str
    name: str
    clauses: tuple[str, ...]
    controls: tuple[str, ...]
    told: str = ""


LEADERSHIP = Process("leadership", "Leadership and review", ("5", "9.3"), ())
MANAGEMENT = Process(
    "isms-management",
    "Running the ISMS",
    ("4", "6", "7", "8", "9.1", "10"),
    ("A.5.1-A.5.3", "A.5.36"),
)
INTERNAL_AUDIT = Process(
    "internal-audit",
    "Internal audit",
    ("9.2",),
    ("A.5.35",),
    "who plans the audits and engages the auditors",
)
OPERATIONAL = (
    Process(
        "access-control",
        "Access control",
        (),
        ("A.5.15-A.5.18", "A.8.2-A.8.5"),
        "who may do what in which system",
    ),
    Process(
        "supplier-management",
        "Supplier management",
        (),
        ("A.5.19-A.5.23",),
        "choosing and reviewing suppliers and cloud services",
    ),
    Process(
        "people-security",
        "Joining, working, leaving",
        (),
        ("A.5.4", "A.6.1-A.6.6"),
        "hiring, contracts, training",
    ),
    Process(
        "incident-management",
        "Incidents and continuity",
        (),
        ("A.5.5-A.5.7", "A.5.24-A.5.30", "A.6.8"),
        "what is done when something goes wrong",
    ),
    Process(
        "it-operations",
        "Workplace and platform",
        (),
        (
            *("A.5.9-A.5.11", "A.5.37", "A.6.7", "A.7.9", "A.7.10", "A.7.14", "A.8.1"),
            *("A.8.6-A.8.9", "A.8.13-A.8.24", "A.8.32", "A.8.34"),
        ),
        "devices, servers, networks, backup",
    ),
    Process(
        "software-development",
        "Software development",
        (),
        ("A.5.8", "A.8.25-A.8.31", "A.8.33"),
        "projects, development, changes of what is developed",
    ),
    Process(
        "physical-security",
        "Offices and buildings",
        (),
        ("A.7.1-A.7.8", "A.7.11-A.7.13"),
        "offices, entry, equipment",
    ),
    Process(
        "information-protection",
        "Information, law and privacy",
        (),
        ("A.5.12-A.5.14", "A.5.31-A.5.34", "A.8.10-A.8.12"),
        "classifying, keeping and deleting information; laws, contracts, privacy",
    ),
)
WITH_OWNERS = (*OPERATIONAL, INTERNAL_AUDIT)
"""Those whose owner is asked for."""
PROCESSES = (LEADERSHIP, MANAGEMENT, INTERNAL_AUDIT, *OPERATIONAL)


def question_of(process: Process) -> str:
    """The name of the question for its owner."""
    return f"owner-of-{process.id}"
