"""Internal and external audits: what they were to look at, when, by whom, with what report."""
