"""Objectives, measures, results and targets."""
