"""The certification timeline: what happened between two visits of the body, and what is to come."""
