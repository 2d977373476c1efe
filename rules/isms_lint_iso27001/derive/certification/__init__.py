"""Certification years and the certification body."""
