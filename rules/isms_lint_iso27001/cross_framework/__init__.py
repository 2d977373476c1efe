"""Ids of other frameworks and editions."""
