"""Named sets of settings for the configuration's `profile`."""

from __future__ import annotations

from typing import Any

PROFILES: dict[str, dict[str, Any]] = {
    # For a first week: the records can be read and are whole, and the mistakes that cost
    # certificates. Everything else can wait until these are silent.
    "starter": {
        "select": [
            "INP",
            "REF",
            "IND001",
            "IND002",
            "IND005",
            "IND010",
            "IND012",
            "SEQ001",
            "SEQ003",
            "SEQ010",
            "MRV002",
            "MRV005",
            "MRV015",
            "CAR004",
            "CAR005",
        ],
    },
    # For a system in its stride: nothing may be left standing.
    "strict": {"fail_on": "info"},
}
