"""The report of an internal audit, with what ISO 19011 has in one."""
