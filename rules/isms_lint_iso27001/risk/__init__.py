"""Risk assessment and treatment."""
