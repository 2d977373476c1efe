"""The clauses of ISO 9001:2015 that can be audited, by number, in words of our own."""

from __future__ import annotations

import re

from isms_lint.records.scope import ScopeCatalogue, ScopeEntry

_TITLES = {
    "4": "Who we are and for whom we work",
    "4.1": "Issues around us and within",
    "4.2": "Who has a stake, and what they need",
    "4.3": "What the system covers",
    "4.4": "The system and its processes",
    "5": "Leading",
    "5.1": "Top management leads, and thinks of the customer",
    "5.2": "Policy",
    "5.3": "Who does what",
    "6": "Planning",
    "6.1": "Risks and chances",
    "6.2": "Objectives",
    "6.3": "Changes of the system",
    "7": "Support",
    "7.1": "People, places, equipment and knowledge",
    "7.2": "Competence",
    "7.3": "Awareness",
    "7.4": "Communication",
    "7.5": "Documents and records",
    "8": "Doing the work",
    "8.1": "Planning and control of the work",
    "8.2": "What products and services have to do",
    "8.3": "Design",
    "8.4": "What others provide",
    "8.5": "Making and delivering",
    "8.6": "Release",
    "8.7": "What came out wrong",
    "9": "Looking at results",
    "9.1": "Measuring and customer satisfaction",
    "9.2": "Internal audit",
    "9.3": "Management review",
    "10": "Getting better",
    "10.1": "Where to get better",
    "10.2": "Nonconformity and corrective action",
    "10.3": "Always getting better",
}

CLAUSES = ScopeCatalogue(
    standard="ISO 9001",
    edition="2015",
    entries=tuple(
        ScopeEntry(id, title, id.rpartition(".")[0] or None, "." in id)
        for id, title in _TITLES.items()
    ),
    items=frozenset(),
    looks_like=re.compile(r"\d+(\.\d+)*\Z"),
    successors={},
    whole="full-qms",
    default=True,
)
