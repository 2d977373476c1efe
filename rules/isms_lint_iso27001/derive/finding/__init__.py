"""Nonconformities, opportunities and incidents, and what they have in common."""
