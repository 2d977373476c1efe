"""A repository that seems meant to hold the whole management system, in one record."""

WHOLE = (
    "---\nkind: document\nid: MANUAL\nstatus: approved\n"
    "clauses: ['4.3', '5.2', '6.1.2', '6.1.3', '6.2', '7.2', '8.1', '9.1']\n"
)
ELSEWHERE = (
    "---\nkind: document\nid: LIST\nstatus: approved\nclauses: ['{}']\n"
    "evidence: [https://wiki.example/list]\n"
)
"""A document that says where the records of a clause are kept."""
PART = "the repository seems to hold a part of the management system"
