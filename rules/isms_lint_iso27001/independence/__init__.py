"""The IND family: who may audit what (9.2.2 b)."""
