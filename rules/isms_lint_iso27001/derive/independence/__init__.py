"""What ties an auditor to what the auditor covers."""
