"""A mapping: what our ticket system exports, as corrective actions."""

from __future__ import annotations

from typing import Any

TICKETS: dict[str, Any] = {
    "files": "export/*.jsonl",
    "kind": "corrective-action",
    "fields": {
        "id": "key",
        "nonconformity": "about",
        "owner": "assignee",
        "opened_on": "created",
        "due_on": "due",
        "action": "summary",
        "status": {
            "from": "state",
            "words": {"Open": "opened", "In progress": "planned", "Done": "closed"},
        },
    },
    "ignore": ["labels"],
}
