"""Corrective actions and others: their state on any day."""
