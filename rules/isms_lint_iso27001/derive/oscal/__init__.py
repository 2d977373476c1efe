"""Records that were lifted out of OSCAL documents."""
