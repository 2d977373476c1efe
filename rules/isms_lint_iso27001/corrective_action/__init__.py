"""Rules about corrective actions."""
