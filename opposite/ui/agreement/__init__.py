"""Alignment and the workshop."""
