"""Results that an earlier run wrote as JSON, read back."""
