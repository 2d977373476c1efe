"""Roles, responsibilities and competence."""
