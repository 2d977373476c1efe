"""The Statement of Applicability, control by control, and how it came from that of 2013."""
