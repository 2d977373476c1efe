"""Findings: reports at their places, settled against the configuration, and the gate."""
