"""The MRV family: management review (9.3)."""
