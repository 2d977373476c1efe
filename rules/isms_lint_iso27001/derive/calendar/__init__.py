"""The organization's own calendar and what happened in its windows."""
