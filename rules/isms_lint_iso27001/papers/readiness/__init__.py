"""What the records show, do not show, and what was not evaluated, in the order of an assessor."""
