"""Corrective actions and nonconformities by age, and how they stood at each review."""
