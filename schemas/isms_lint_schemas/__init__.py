"""JSON Schemas of the record kinds, their shared definitions and the schema of these schemas."""
