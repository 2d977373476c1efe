"""How the audit programme is made and kept."""
