"""Objectives, measures and results."""
