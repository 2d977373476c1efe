"""Rules about nonconformities and other findings of audits."""
