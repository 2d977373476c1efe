"""Records: what documents hold, lifted, validated, indexed, and asked about people and time."""
