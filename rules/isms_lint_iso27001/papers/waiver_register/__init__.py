"""What accepts findings: waivers, comments and the baseline."""
