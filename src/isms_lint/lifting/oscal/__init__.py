"""OSCAL (NIST's language for assessments) as records: results, plans of action and milestones."""
