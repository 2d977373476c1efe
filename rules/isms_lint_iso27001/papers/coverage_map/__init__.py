"""The coverage map: which clauses, controls and processes the audits of a cycle look at."""
