"""Context and scope of the system."""
