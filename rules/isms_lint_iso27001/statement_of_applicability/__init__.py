"""The Statement of Applicability and the ids of controls."""
