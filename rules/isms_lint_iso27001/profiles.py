"""Named sets of settings for the configuration's `profile`.

The first four are steps, each with all the rules of the one before. The others are switches, named
beside a step: `profile: [certification, iso9001]`.
"""

from __future__ import annotations

from typing import Any

_STARTER = (
    "GATE",
    "INP",
    "REF",
    "IND001",
    "IND002",
    "IND005",
    "IND010",
    "IND012",
    "SEQ001",
    "SEQ002",
    "SEQ003",
    "SEQ005",
    "SEQ010",
    "MRV002",
    "MRV005",
    "MRV015",
    "CAR004",
    "CAR005",
)

PROFILES: dict[str, dict[str, Any]] = {
    # For a first week: the records can be read and are whole, and the mistakes that cost
    # certificates. Everything else can wait until these are silent.
    "starter": {"select": [*_STARTER]},
    # For a system in its first year: what the standard asks for.
    "managed": {"select": [*_STARTER, "basis:requirement"]},
    # Before the certification body comes: every rule, its customs and good practice included.
    "certification": {"select": ["ALL"]},
    # For a system in its stride: nothing may be left standing, and nobody audits the audits alone.
    "strict": {
        "select": ["ALL"],
        "fail_on": "info",
        "parameters": {"IND013": {"strict": True}},
    },
    # The system answers to ISO 9001 too, which asks the review to decide on resources (9.3.3 c).
    "iso9001": {"severities": {"MRV010": "error"}},
    # Records move from the edition of 2013 to that of 2022: old ids are told, and do not fail.
    "transition-2013": {"parameters": {"SOA009": {"transition": True}}},
}
