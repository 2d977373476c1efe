"""Risks, the criteria they are judged by, assessments and treatment."""
