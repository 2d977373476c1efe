"""Rules about what came out of OSCAL and its own schema cannot say."""
